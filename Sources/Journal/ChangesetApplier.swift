import ModuleKit

/// Why a change does not fit the rows that are there.
public struct ChangeConflict: Error, Sendable, Equatable {
    public enum Kind: String, Sendable {
        /// The row that is to be changed or deleted is not as it was then, or not there.
        case changed
        /// A row stands already where one is to be put.
        case occupied
        /// Another row has a value that must be unique.
        case unique
        /// The table, or a column of it, is not there any more.
        case schema
    }

    public let kind: Kind
    public let row: RowKey
}

/// Puts changes into the tables of one connection, in its transaction. Foreign keys and triggers must be off: what they
/// did stands in the changes.
///
/// A changeset has no order, and rows may have changed places among unique values: so rows of such tables are all taken
/// out before any is put in.
public final class ChangesetApplier {
    private let db: Database
    private var layouts: [String: TableLayout] = [:]
    private var statements: [String: RawStatement] = [:]

    public init(_ db: Database) { self.db = db }

    /// After a change of the schema.
    public func forgetLayouts() {
        layouts = [:]
        statements = [:]
    }

    /// - Throws: ``ChangeConflict``, with some changes applied already: the caller rolls back.
    public func apply(_ rows: [ChangedRow]) throws {
        var waiting: [(layout: TableLayout, row: RowKey, values: [DatabaseValue])] = []
        for row in rows {
            let layout = try layout(of: row)
            switch row.operation {
            case .insert: waiting.append((layout, row.key, row.new.map { $0 ?? .null }))
            case .delete: try delete(row, layout)
            case .update:
                if layout.hasUniqueColumns {
                    waiting.append((layout, row.key, try takeOut(row, layout)))
                } else {
                    try update(row, layout)
                }
            }
        }
        for (layout, key, values) in waiting { try insert(values, key, layout) }
    }

    private func layout(of row: ChangedRow) throws -> TableLayout {
        if let known = layouts[row.table] { return known }
        guard let found = try TableLayout(db, row.table), found.columns.count == row.isKey.count else {
            throw ChangeConflict(kind: .schema, row: row.key)
        }
        layouts[row.table] = found
        return found
    }

    private func delete(_ row: ChangedRow, _ layout: TableLayout) throws {
        try execute(
            "DELETE FROM \(layout.quotedName) WHERE \(TableLayout.condition(layout.columns))",
            row.old.map { $0 ?? .null })
        guard db.changesCount == 1 else { throw ChangeConflict(kind: .changed, row: row.key) }
    }

    private func update(_ row: ChangedRow, _ layout: TableLayout) throws {
        let changed = row.new.indices.filter { row.new[$0] != nil }
        let told = row.old.indices.filter { row.old[$0] != nil }
        let assignments = changed.map { "\(TableLayout.quoted(layout.columns[$0])) = ?" }.joined(separator: ", ")
        try execute(
            """
            UPDATE \(layout.quotedName) SET \(assignments)
            WHERE \(TableLayout.condition(told.map { layout.columns[$0] }))
            """, changed.compactMap { row.new[$0] } + told.compactMap { row.old[$0] })
        guard db.changesCount == 1 else { throw ChangeConflict(kind: .changed, row: row.key) }
    }

    /// Deletes a row that is to be updated, and answers what it is to become.
    private func takeOut(_ row: ChangedRow, _ layout: TableLayout) throws -> [DatabaseValue] {
        let told = row.old.indices.filter { row.old[$0] != nil }
        let condition = TableLayout.condition(told.map { layout.columns[$0] })
        let select = try statement(
            "SELECT * FROM \(layout.quotedName) WHERE \(condition)", told.compactMap { row.old[$0] })
        guard let present = try select.firstRow() else { throw ChangeConflict(kind: .changed, row: row.key) }
        try execute("DELETE FROM \(layout.quotedName) WHERE \(TableLayout.condition(layout.key))", row.key.values)
        return present.indices.map { row.new[$0] ?? present[$0] }
    }

    private func insert(_ values: [DatabaseValue], _ key: RowKey, _ layout: TableLayout) throws {
        do {
            let marks = databaseQuestionMarks(count: values.count)
            try execute("INSERT INTO \(layout.quotedName) VALUES (\(marks))", values)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            switch error.extendedResultCode {
            case .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
                throw ChangeConflict(kind: .occupied, row: key)
            case .SQLITE_CONSTRAINT_UNIQUE: throw ChangeConflict(kind: .unique, row: key)
            default: throw ChangeConflict(kind: .schema, row: key)
            }
        }
    }

    private func execute(_ sql: String, _ arguments: [DatabaseValue]) throws {
        try statement(sql, arguments).run()
    }

    /// The statement with its values, byte for byte.
    private func statement(_ sql: String, _ arguments: [DatabaseValue]) throws -> RawStatement {
        let statement = try statements[sql] ?? RawStatement(db, sql)
        statements[sql] = statement
        for (i, value) in arguments.enumerated() { statement.bind(Int32(i + 1), value) }
        return statement
    }
}

extension ChangesetApplier {
    /// Whether a row that is put in or changed is already what that makes of it.
    public func isDone(_ row: ChangedRow) throws -> Bool {
        guard row.operation != .delete else { return false }
        let layout = try layout(of: row)
        let told = row.new.indices.filter { row.new[$0] != nil || row.isKey[$0] }
        let values = told.map { row.new[$0] ?? (row.old.isEmpty ? nil : row.old[$0]) ?? .null }
        let condition = TableLayout.condition(told.map { layout.columns[$0] })
        return try statement("SELECT 1 FROM \(layout.quotedName) WHERE \(condition)", values).firstRow() != nil
    }

    /// Whether a change finds its row as the change tells it, or its place empty.
    public func fits(_ row: ChangedRow) throws -> Bool {
        let layout = try layout(of: row)
        let told = row.operation == .insert ? [] : row.old.indices.filter { row.old[$0] != nil }
        let columns = row.operation == .insert ? layout.key : told.map { layout.columns[$0] }
        let values = row.operation == .insert ? row.key.values : told.compactMap { row.old[$0] }
        let found = try statement(
            "SELECT 1 FROM \(layout.quotedName) WHERE \(TableLayout.condition(columns))", values
        ).firstRow()
        return (found == nil) == (row.operation == .insert)
    }
}
