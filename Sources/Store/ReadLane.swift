import GRDBSQLite
import Journal
import ModuleKit
import Synchronization

/// A read-only connection of its own, for one event loop's small reads: used from one thread at a time, without a hop
/// to another.
// @unchecked: what is mutable is used inside the connection's queue only.
public final class ReadLane: @unchecked Sendable {
    private let connection: DatabaseQueue
    private let generation: SchemaGeneration
    private let budget = StepBudget()
    private var tools: Tools?

    private struct Tools {
        let begin, commit, rollback: RawStatement
        let guardian: ConnectionGuard
        var generation: Int
    }

    init(path: String, configuration: Configuration, generation: SchemaGeneration) throws {
        self.generation = generation
        connection = try DatabaseQueue(path: path, configuration: configuration)
        try connection.inDatabase { db in
            budget.watch(db)
            tools = Tools(
                begin: try RawStatement(db, "BEGIN"), commit: try RawStatement(db, "COMMIT"),
                rollback: try RawStatement(db, "ROLLBACK"), guardian: try ConnectionGuard(db),
                generation: generation.value)
        }
    }

    /// Runs `body` in one snapshot, for a module (nil: for the core, which may read everything).
    ///
    /// - Parameters:
    ///   - steps: instructions of SQLite's that it may take, counted by the hundred; nil for as many as it likes.
    ///   - isOver: asked every hundred steps whether it must stop.
    /// - Returns: nil where it took more or was stopped: to be run again off the loop, with ``Store/read(module:_:)``.
    public func read<T>(
        module: String?, steps: Int? = nil, isOver: (@Sendable () -> Bool)? = nil, _ body: (Database) throws -> T
    ) throws -> T? {
        try connection.unsafeRead { db in
            guard let tools else { throw StoreError.closed }
            if tools.generation != generation.value {
                db.clearSchemaCache()
                self.tools?.generation = generation.value
            }
            budget.begin(steps, isOver)
            try tools.begin.run()
            defer { end(db, tools) }
            do {
                let value = try tools.guardian.reading(module) { try body(db) }
                return budget.isExceeded ? nil : value
            } catch {
                if budget.isExceeded { return nil }
                throw error
            }
        }
    }

    private func end(_ db: Database, _ tools: Tools) {
        budget.lift()
        db.resetBusyStatements()
        do { try tools.commit.run() } catch {
            if db.isInsideTransaction { try? tools.rollback.run() }
        }
    }

    /// Closes the connection; later reads throw `StoreError.closed`.
    public func close() {
        connection.unsafeReentrantRead { db in
            tools = nil
            budget.unwatch(db)
        }
        try? connection.close()
    }
}

/// Raised by one with every change of the schema: lanes keep what they know of it until then.
final class SchemaGeneration: Sendable {
    private let counter = Atomic<Int>(0)
    var value: Int { counter.load(ordering: .acquiring) }
    func advance() { counter.add(1, ordering: .acquiringAndReleasing) }
}

/// Stops a read that takes too many steps. Belongs to its connection's thread.
private final class StepBudget {
    /// How often SQLite asks.
    static let period = 100
    private var left = Int.max
    private(set) var isExceeded = false
    private var isOver: (@Sendable () -> Bool)?

    func begin(_ steps: Int?, _ isOver: (@Sendable () -> Bool)?) {
        left = steps.map { max(1, $0 / Self.period) } ?? .max
        self.isOver = isOver
        isExceeded = false
    }

    /// Stops nothing any more; whether the read was stopped stays known.
    func lift() {
        left = .max
        isOver = nil
    }

    func watch(_ db: Database) {
        sqlite3_progress_handler(
            db.sqliteConnection, Int32(Self.period),
            { context in
                guard let context else { return 0 }
                let budget = Unmanaged<StepBudget>.fromOpaque(context).takeUnretainedValue()
                budget.left -= 1
                guard budget.left <= 0 || budget.isOver?() == true else { return 0 }
                budget.isExceeded = true
                return 1
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    func unwatch(_ db: Database) { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
}

extension ConnectionGuard {
    /// Runs a read for a module; nil: for the core, unguarded.
    func reading<T>(_ module: String?, _ body: () throws -> T) throws -> T {
        guard let module else { return try body() }
        raise(module, .read)
        defer { lower() }
        do { return try body() } catch { throw explain(error, module: module) }
    }
}
