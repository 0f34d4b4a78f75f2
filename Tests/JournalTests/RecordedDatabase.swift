import Journal
import ModuleKit

/// A database in memory under our recorder.
final class RecordedDatabase {
    let queue: DatabaseQueue
    private let recorder: Recorder

    init(_ schema: String, excluding excluded: [String] = []) throws {
        queue = try DatabaseQueue(configuration: Self.configuration)
        recorder = try queue.writeWithoutTransaction { try Recorder($0, excluding: excluded) }
        try execute(schema)
        recorder.schemaChanged()
    }

    deinit { queue.unsafeReentrantRead { _ in recorder.close() } }

    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        return configuration
    }

    func execute(_ sql: String) throws { try queue.writeWithoutTransaction { try $0.execute(sql: sql) } }

    /// Runs `body` in a transaction, and answers its changeset.
    func record(_ body: (Database) throws -> Void) throws -> [UInt8] {
        var changes: [UInt8] = []
        try queue.writeWithoutTransaction { db in
            try db.inTransaction {
                try body(db)
                try db.execute(sql: "SAVEPOINT flush; RELEASE flush")
                changes = try recorder.take()
                return .commit
            }
        }
        return changes
    }

    func record(_ sql: String) throws -> [UInt8] { try record { try $0.execute(sql: sql) } }

    /// Runs `body` on the recorder, on its thread.
    func withRecorder<T>(_ body: (Recorder) throws -> T) rethrows -> T {
        try queue.unsafeReentrantRead { _ in try body(recorder) }
    }
}
