import ModuleKit

/// What the store answers instead of doing it.
public enum StoreError: Error, Sendable, Equatable {
    /// The file was written by a newer program; it is left as it is.
    case newerCore(path: String, found: Int, known: Int)
    /// The file is no store of Balai.
    case notAStore(path: String)
    /// The file could not be made or opened.
    case cannotOpen(path: String, cause: String)
    /// SQLite lacks what the store needs.
    case unfitSQLite(found: String, needed: String)
    /// An answered write would not be on the disk: `PRAGMA synchronous` reads this, and must read 2.
    case notDurable(synchronous: Int)
    /// Too many writes wait.
    case busy(waiting: Int)
    /// The disk is full or failed; nothing was written.
    case storage(cause: String)
    /// The disk failed when the write was to be put on it for good: whether it stands is known when the store is opened
    /// again.
    case uncertain(cause: String)
    /// The store is closed or being closed; nothing was written.
    case closed
    /// A module wrote another's table; nothing was written.
    case ownership(module: String, table: String)
    /// A module tried what only the store does.
    case refused(module: String, action: String)
    /// A command ended the transaction it ran in.
    case endedTransaction(module: String)
    /// A command left a deferred foreign key that points at nothing.
    case unresolvedForeignKey(module: String)
    /// A module's name that cannot be a prefix of tables.
    case invalidModuleName(String)
    /// The store holds a migration that the module does not bring: the module is older than the store.
    case moduleNewer(module: String, migration: String)
    /// A migration that was applied reads otherwise now.
    case migrationChanged(module: String, migration: String)
    /// A migration breaks rules; all of them are listed, and nothing was applied.
    case migrationRefused(module: String, migration: String, problems: [MigrationProblem])
    /// A migration's SQL failed; nothing was applied.
    case migrationFailed(module: String, migration: String, cause: String)
}

extension StoreError: CustomStringConvertible {
    /// One line.
    public var description: String {
        switch self {
        case .newerCore(let path, let found, let known):
            "The store '\(path)' was written by a newer program: its core is \(found), and this one knows \(known)"
        case .notAStore(let path): "The file '\(path)' is not a store of Balai"
        case .cannotOpen(let path, let cause): "The store '\(path)' cannot be opened: \(cause)"
        case .unfitSQLite(let found, let needed): "SQLite is \(found): expected \(needed)"
        case .notDurable(let synchronous):
            "Writes would not be durable: PRAGMA synchronous reads \(synchronous), expected 2 (FULL)"
        case .busy(let waiting): "Too many writes wait: \(waiting)"
        case .storage(let cause): "Nothing was written: \(cause)"
        case .uncertain(let cause): "Nobody knows whether it was written: \(cause)"
        case .closed: "The store is closed"
        case .ownership(let module, let table):
            "The module '\(module)' wrote the table '\(table)', which is not its own: expected tables '\(module)_…'"
        case .refused(let module, let action): "The module '\(module)' may not do this: \(action)"
        case .endedTransaction(let module): "The module '\(module)' ended the transaction, which the store alone does"
        case .unresolvedForeignKey(let module):
            "The module '\(module)' left a deferred foreign key that points at nothing"
        case .invalidModuleName(let name):
            "The module name '\(name)' is invalid: expected lowercase letters and digits, beginning with a letter"
        case .moduleNewer(let module, let migration):
            "The store holds the migration '\(migration)' of the module '\(module)', which this version does not know"
        case .migrationChanged(let module, let migration):
            "The migration '\(migration)' of the module '\(module)' was changed after it was applied"
        case .migrationRefused(let module, let migration, let problems):
            "The migration '\(migration)' of the module '\(module)' is refused: "
                + problems.map(\.description).joined(separator: "; ")
        case .migrationFailed(let module, let migration, let cause):
            "The migration '\(migration)' of the module '\(module)' failed: \(cause)"
        }
    }
}

extension Error {
    /// Whether, of a commit or a checkpoint, it says that the disk can no longer be believed: after a failed fsync the
    /// page cache may hold what the disk does not, and a second fsync answers well.
    var isFatalToStore: Bool {
        switch (self as? DatabaseError)?.resultCode {
        case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB: true
        default: false
        }
    }
}

extension StoreError {
    /// What a commit's error says of the group's writes. After a failed fsync all of the group lies in the log, where the
    /// next opening may find it whole.
    static func ofCommit(_ error: any Error) -> StoreError {
        if let failure = error as? DatabaseError, failure.extendedResultCode == .SQLITE_IOERR_FSYNC {
            return .uncertain(cause: failure.message ?? "the log could not be synced")
        }
        return storage(from: error) ?? .storage(cause: "\(error)")
    }

    /// An error of SQLite's that says the disk or the file failed, and not the command; nil for all others.
    static func storage(from error: any Error) -> StoreError? {
        guard let error = error as? DatabaseError else { return nil }
        switch error.resultCode {
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CANTOPEN, .SQLITE_READONLY,
            .SQLITE_NOMEM, .SQLITE_PROTOCOL:
            return .storage(cause: "\(error.message ?? "no words") (SQLite \(error.extendedResultCode.rawValue))")
        default: return nil
        }
    }
}
