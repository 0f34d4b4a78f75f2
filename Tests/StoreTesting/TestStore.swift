import Foundation
package import Journal
package import ModuleKit
package import Store
import Synchronization

/// A real store in a folder of its own, with a clock that stands until it is set.
package final class TestStore: Sendable {
    package let folder: TestFolder
    package let store: Store
    /// Where the journal ended when the store had been opened: of a new one, behind the core's own migrations.
    package let start: Int64
    private let time: Clock

    /// - Parameter folder: where a store lies already; nil for a new one.
    package init(in folder: TestFolder? = nil, at milliseconds: Int64 = 1000, queueLimit: Int = 10_000) throws {
        let folder = try folder ?? TestFolder()
        let time = Clock(milliseconds)
        self.folder = folder
        self.time = time
        store = try Store.open(
            directory: folder.path, clock: { time.milliseconds }, logger: Self.silent, queueLimit: queueLimit)
        start = try store.read { try JournalHead.read($0).seq }
    }

    deinit { store.close() }

    /// A logger that says nothing.
    package static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }

    /// Puts the clock to milliseconds since 1970.
    package func set(_ milliseconds: Int64) { time.set(milliseconds) }

    /// A header as a caller's would be.
    package static func header(_ command: String = "demo.write") -> EntryHeader {
        EntryHeader(command: command, uid: 1000, role: "clerk", requestID: "r-1", reason: nil)
    }

    /// Writes, and waits for the answer.
    @discardableResult
    package func write(
        as module: String = "demo", dryRun: Bool = false,
        _ body: @escaping @Sendable (Database, WriteScope) throws -> [UInt8]
    ) throws -> Written {
        try store.write(module: module, header: Self.header(), dryRun: dryRun, body)
    }

    /// Runs SQL as a module, and waits for the answer.
    @discardableResult
    package func execute(as module: String = "demo", _ sql: String) throws -> Written {
        try write(as: module) { db, _ in
            try db.execute(sql: sql)
            return []
        }
    }

    /// Runs writes in one group, whatever else the machine does: the writer is held until all of them wait.
    package func inOneGroup(_ writes: [GroupedWrite]) -> [Result<Written, any Error>] {
        let outcomes = Mutex([Result<Written, any Error>?](repeating: nil, count: writes.count))
        let done = DispatchGroup()
        holdingWriter {
            for (i, write) in writes.enumerated() {
                done.enter()
                store.submit(
                    Write(
                        module: write.module, header: Self.header(), dryRun: write.dryRun, body: write.body,
                        completion: { outcome in
                            outcomes.withLock { $0[i] = outcome }
                            done.leave()
                        }))
            }
        }
        done.wait()
        return outcomes.withLock { $0.compactMap(\.self) }
    }

    /// Runs `body` while a write that changes nothing holds the writer.
    package func holdingWriter(_ body: () -> Void) {
        let entered = DispatchSemaphore(value: 0)
        let free = DispatchSemaphore(value: 0)
        let left = DispatchSemaphore(value: 0)
        store.submit(
            Write(module: "demo", header: Self.header()) { _, _ in
                entered.signal()
                free.wait()
                return []
            } completion: { _ in
                left.signal()
            })
        entered.wait()
        body()
        free.signal()
        left.wait()
    }

    /// What a snapshot answers, each row as a text with `|` between its columns.
    package func rows(_ sql: String) throws -> [String] {
        try store.read { db in
            try Row.fetchAll(db, sql: sql).map { row in
                row.databaseValues.map { String.fromDatabaseValue($0) ?? "\($0)" }.joined(separator: "|")
            }
        }
    }

    package func entries() throws -> [Entry] { try store.read { try JournalReader.entries($0) } }

    package func journalFaults() throws -> [JournalFault] { try store.read { try JournalReader.verify($0) } }

    private final class Clock: Sendable {
        private let time: Atomic<Int64>
        init(_ milliseconds: Int64) { time = Atomic(milliseconds) }
        var milliseconds: Int64 { time.load(ordering: .relaxed) }
        func set(_ milliseconds: Int64) { time.store(milliseconds, ordering: .relaxed) }
    }
}

/// One write of a group.
package struct GroupedWrite: Sendable {
    let module: String
    let dryRun: Bool
    let body: @Sendable (Database, WriteScope) throws -> [UInt8]

    package init(
        as module: String = "demo", dryRun: Bool = false,
        _ body: @escaping @Sendable (Database, WriteScope) throws -> [UInt8]
    ) {
        self.module = module
        self.dryRun = dryRun
        self.body = body
    }

    package init(as module: String = "demo", sql: String) {
        self.init(as: module) { db, _ in
            try db.execute(sql: sql)
            return []
        }
    }
}
