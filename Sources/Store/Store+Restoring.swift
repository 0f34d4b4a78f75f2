import ModuleKit

/// What restoring asks of a store that is not open.
extension Store {
    /// The newest core whose stores this program opens.
    public static var coreVersion: Int { CoreSchema.version }

    /// Moves the write-ahead log of a store that nobody has open into its file, and empties it.
    ///
    /// - Throws: `DatabaseError` where SQLite cannot.
    public static func emptyLog(of path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.inDatabase { _ = try $0.checkpoint(.truncate) }
        try queue.close()
    }
}
