import ModuleKit

/// What restoring asks of a store that is not open.
extension Store {
    /// The newest core whose stores this program opens.
    public static var coreVersion: Int { CoreSchema.version }

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
