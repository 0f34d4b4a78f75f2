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

    /// Whether another program has written into the file since this was last asked, or the store was opened. Not to be
    /// called on the writer's thread.
    public func wasWrittenByOthers() throws -> Bool {
        try pool.writeWithoutTransaction { db in
            let (before, now) = (writer.foreignWrites, try Self.foreignWrites(db))
            writer.foreignWrites = now
            return before != now
        }
    }

    /// A number that other connections' commits change, and this one's do not.
    static func foreignWrites(_ db: Database) throws -> Int64? { try Int64.fetchOne(db, sql: "PRAGMA data_version") }

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
