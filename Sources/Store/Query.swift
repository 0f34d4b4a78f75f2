import Foundation
import GRDBSQLite
import ModuleKit

/// A query of somebody's own: one statement that only reads.
public struct Query: Sendable {
    private let sql: String
    private let arguments: StatementArguments
    private let readsAll: Bool

    /// - Parameter readsAll: whether every table may be named, and not only what modules publish.
    public init(_ sql: String, _ arguments: StatementArguments, readsAll: Bool) {
        self.sql = sql
        self.arguments = arguments
        self.readsAll = readsAll
    }

    /// Of the lane's guard: no module bears it, so that no table is its own.
    private static let nobody = "-"
    private static let beginnings: Set<String> = ["SELECT", "WITH", "VALUES", "EXPLAIN"]
    /// Of SQLite's own tables those that tell nothing of a row.
    private static let schema: Set<String> = ["sqlite_schema", "sqlite_master", "sqlite_version"]

    /// Runs it on a connection of its own, gives `head` the names of the columns and `row` each row until it wants no
    /// more.
    ///
    /// - Parameter isOver: asked now and then whether the query must stop.
    /// - Returns: false where it was stopped.
    /// - Throws: ``QueryFault``.
    public func run(
        on store: Store, isOver: @escaping @Sendable () -> Bool, head: ([String]) -> Void, row: (Row) -> Bool
    ) throws -> Bool {
        let tokens = SQLTokens(sql).tokens
        guard case .word(let word)? = tokens.first, Self.beginnings.contains(word) else {
            throw QueryFault(message: "Only SELECT, WITH, VALUES and EXPLAIN are queries")
        }
        if let end = tokens.firstIndex(of: .symbol(";")), end < tokens.count - 1 {
            throw QueryFault(message: "One statement only: something stands behind ';'")
        }
        let lane = try store.makeReadLane()
        defer { lane.close() }
        do {
            let whole: Void? = try lane.read(module: readsAll ? nil : Self.nobody, isOver: isOver) { db in
                if !readsAll { try checkNames(db) }
                let statement = try db.makeStatement(sql: sql)
                guard statement.isReadonly else { throw QueryFault(message: "The statement does not only read") }
                do { try statement.setArguments(arguments) } catch {
                    throw QueryFault(message: "args does not give the query the \(Self.parameters(of: statement))")
                }
                head(statement.columnNames)
                let rows = try Row.fetchCursor(statement)
                while let next = try rows.next() {
                    try checkTexts(next, statement)
                    guard row(next) else { break }
                }
            }
            return whole != nil
        } catch let error as DatabaseError {
            throw QueryFault(message: Self.told(error))
        } catch StoreError.refused(_, let action) {
            throw QueryFault(message: "\(action) is not for queries: they read the views named …_pub_…")
        }
    }

    /// The names or the number of values that a statement needs.
    private static func parameters(of statement: Statement) -> Sentence {
        let count = sqlite3_bind_parameter_count(statement.sqliteStatement)
        let names = (0..<count).compactMap { i in
            sqlite3_bind_parameter_name(statement.sqliteStatement, i + 1).map { String(cString: $0) }
        }.filter { !$0.hasPrefix("?") }
        return names.isEmpty ? "\(count) values for its ?" : "values for \(names.joined(separator: ", "))"
    }

    /// A text that SQLite's functions made may hold a zero, at which it would be cut.
    private func checkTexts(_ row: Row, _ statement: Statement) throws(QueryFault) {
        for (i, column) in statement.columnNames.enumerated() {
            guard case .string(let text) = (row[i] as DatabaseValue).storage,
                text.utf8.count < Int(sqlite3_column_bytes(statement.sqliteStatement, Int32(i)))
            else { continue }
            throw QueryFault(
                message: "The column '\(column)' holds the character U+0000, which no text may: ask for its hex()")
        }
    }

    /// SQLite's own words stand where nobody has others.
    private static func told(_ error: DatabaseError) -> Sentence {
        switch (error.resultCode, error.message) {
        case (.SQLITE_AUTH, _): "The query does what none may: they read the views named …_pub_…"
        case (_, "incomplete input"?): "The query ends before it is complete"
        case (_, let message?): Sentence(verbatim: message)
        case (_, nil): "SQLite refused it"
        }
    }

    /// No name in the text, however it is quoted, may be that of a table that is not published: what is not named is
    /// not reached but through a view.
    private func checkNames(_ db: Database) throws {
        let all = try String.fetchAll(db, sql: "SELECT lower(name) FROM sqlite_schema WHERE type IN ('table', 'view')")
        let hidden = Set(all.filter { !$0.contains("_pub_") }).union(["dbstat"])
        let isPart = { (letter: Character) in letter.isLetter || letter.isNumber || letter == "_" || letter == "$" }
        for name in sql.lowercased().split(whereSeparator: { !isPart($0) }).map(String.init) {
            guard hidden.contains(name) || name.hasPrefix("sqlite_") && !Self.schema.contains(name) else { continue }
            throw QueryFault(message: "The table '\(name)' is not published: queries read the views named …_pub_…")
        }
    }
}

/// What is wrong with a query, for whoever wrote it.
public struct QueryFault: Error, Sendable {
    public let message: Sentence
}
