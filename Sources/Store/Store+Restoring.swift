import ModuleKit

/// What restoring asks of a store that is not open.
extension Store {
    /// The newest core whose stores this program opens.
    public static var coreVersion: Int { CoreSchema.version }

    /// Tables whose rows stand in no changeset.
    public static var unrecordedTables: [String] { CoreSchema.unrecorded }

    /// Runs `body` on one snapshot of the store, with another file attached as `other`.
    ///
    /// - Parameter prepare: called with the snapshot before the other file is opened, and may still write that.
    public func beside<T>(
        _ path: String, prepare: (Database) throws -> Void = { _ in }, _ body: (Database) throws -> T
    ) throws -> T {
        var configuration = laneConfiguration
        configuration.label = "balai.beside"
        configuration.allowsUnsafeTransactions = true
        let connection = try DatabaseQueue(path: self.path, configuration: configuration)
        defer { try? connection.close() }
        return try connection.unsafeRead { db in
            try db.execute(sql: "BEGIN")
            defer { try? db.execute(sql: "COMMIT") }
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM main.sqlite_schema")
            try prepare(db)
            try db.execute(sql: "ATTACH ? AS other", arguments: [path])
            return try body(db)
        }
    }

    /// The SQL of one of the core's own migrations; nil for any other.
    public static func coreMigrationSQL(_ module: String, _ name: String) -> String? {
        module == CoreSchema.module ? CoreSchema.migrations.first { $0.name == name }?.sql : nil
    }

    /// Moves the write-ahead log of a store that nobody has open into its file, and empties it.
    ///
    /// - Throws: `DatabaseError` where SQLite cannot.
    public static func emptyLog(of path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.inDatabase { _ = try $0.checkpoint(.truncate) }
        try queue.close()
    }
}
