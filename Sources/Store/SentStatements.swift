import GRDBSQLite
import ModuleKit

/// Statements that a process sends to be run within a read or a write of its module. In a write, too, they read what the
/// module's reads may, and no more: a library's writes are reviewed with the daemon, and these are not.
public struct SentStatements {
    private let guardian: ConnectionGuard
    private let module: String
    /// The write, and the keys that it may read of others; nil of a read.
    private let write: (scope: WriteScope, keys: String)?

    /// Within a read of the module.
    public init(_ db: Database, of module: String) throws {
        guardian = try ConnectionGuard(db)
        self.module = module
        write = nil
    }

    public init(_ db: Database, in scope: WriteScope) throws {
        guardian = try ConnectionGuard(db)
        module = scope.module
        write = (scope, try scope.asStore { try Self.keys($0, of: scope.module) })
    }

    public var onlyRead: Bool { write == nil }

    /// Runs one of them.
    ///
    /// - Throws: what `body` throws; `StoreError.refused` and `.ownership` for what is not the module's to do.
    public func run<T>(_ body: () throws -> T) throws -> T {
        if let write { guardian.raise(module, .sentWrite(keys: write.keys)) }
        let outcome = Result { try body() }.mapError { guardian.explain($0, module: module) }
        if write != nil { guardian.raise(module, .write) }
        let value = try outcome.get()
        // Looks at what was written, so that the statement is named which did it.
        try write?.scope.asStore { _ in }
        return value
    }

    /// What SQLite itself reads of others' tables for a foreign key, as lines `table.column`: the primary key of a row
    /// that one of the module's refers to, and others' references to the module's rows.
    private static func keys(_ db: Database, of module: String) throws -> String {
        let found = try Row.fetchAll(
            db,
            sql: """
                SELECT child.name AS child, reference."from" AS reference, reference."table" AS parent, part.name AS part
                FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS reference,
                    pragma_table_info(reference."table") AS part
                WHERE child.type = 'table' AND part.pk > 0
                """)
        var lines: Set<String> = []
        for row in found {
            let (child, parent): (String, String) = (row["child"], row["parent"])
            switch (ModuleName.owner(of: child) == module, ModuleName.owner(of: parent) == module) {
            case (true, false): lines.insert("\(parent).\(row["part"] as String)\n")
            case (false, true): lines.insert("\(child).\(row["reference"] as String)\n")
            case (true, true), (false, false): break
            }
        }
        return lines.joined()
    }
}
