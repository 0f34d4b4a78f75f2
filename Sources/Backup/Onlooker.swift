import GRDBSQLite
import ModuleKit

/// Who waits for long work: asked at every step whether anybody still does, and told how far it is.
public struct Onlooker: Sendable {
    private let isGone: @Sendable () -> Bool
    private let tell: @Sendable (_ done: Int, _ total: Int, _ what: Sentence) -> Void

    /// Work that nobody takes back.
    public static let nobody = Onlooker(isGone: { false }, tell: { _, _, _ in })

    public init(
        isGone: @escaping @Sendable () -> Bool,
        tell: @escaping @Sendable (_ done: Int, _ total: Int, _ what: Sentence) -> Void
    ) {
        self.isGone = isGone
        self.tell = tell
    }

    /// Throws `BackupError.cancelled` where nobody waits any more.
    public func check() throws(BackupError) {
        if isGone() { throw .cancelled }
    }

    /// Tells that a step is done, and asks as ``check()`` does.
    public func step(_ done: Int, of total: Int, _ what: Sentence) throws(BackupError) {
        try check()
        tell(done, total, what)
    }

    /// Runs statements that are interrupted, with `BackupError.cancelled`, once nobody waits any more.
    public func watching<T>(_ db: Database, _ body: () throws -> T) throws -> T {
        let watch = Watch(isGone)
        sqlite3_progress_handler(
            db.sqliteConnection, Watch.period, { Watch.isGone($0) }, Unmanaged.passUnretained(watch).toOpaque())
        defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
        return try withExtendedLifetime(watch) {
            do { return try body() } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                throw BackupError.cancelled
            }
        }
    }
}

/// What SQLite asks between its instructions.
private final class Watch {
    /// Instructions between two questions: a fraction of a millisecond.
    static let period: Int32 = 10_000
    private let isGone: @Sendable () -> Bool

    init(_ isGone: @escaping @Sendable () -> Bool) { self.isGone = isGone }

    static func isGone(_ context: UnsafeMutableRawPointer?) -> Int32 {
        guard let context else { return 0 }
        return Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().isGone() ? 1 : 0
    }
}
