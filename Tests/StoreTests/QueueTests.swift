import Foundation
import ModuleKit
import Store
import StoreTesting
import Synchronization
import Testing

@Suite struct QueueTests {
    private static func write(_ id: Int, _ done: @escaping @Sendable (Result<Written, any Error>) -> Void) -> Write {
        Write(module: "demo", header: TestStore.header()) { db, _ in
            try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (?, ?)", arguments: [id, "\(id)"])
            return []
        } completion: {
            done($0)
        }
    }

    @Test("Beyond its limit the queue answers that it is busy, at once, and the writes before stand")
    func limit() throws {
        let test = try DemoTables.store(queueLimit: 3)
        let failures = Mutex([Int: StoreError]())
        let done = DispatchGroup()
        test.holdingWriter {
            for id in 1...5 {
                done.enter()
                test.store.submit(
                    Self.write(id) { outcome in
                        if case .failure(let error as StoreError) = outcome { failures.withLock { $0[id] = error } }
                        done.leave()
                    })
            }
            #expect(failures.withLock { $0 } == [4: .busy(waiting: 3), 5: .busy(waiting: 3)])
            #expect(test.store.metrics.waiting == 3)
        }
        done.wait()
        #expect(failures.withLock { $0.count } == 2)
        #expect(try test.rows("SELECT id FROM demo_item ORDER BY id") == ["1", "2", "3"])
        #expect(try test.execute("INSERT INTO demo_item (id, name) VALUES (6, '6')").seq == test.start + 6)
    }

    @Test("Closing refuses what waits, lets the write under way finish, and lets nothing in after")
    func close() throws {
        let test = try DemoTables.store()
        let entered = DispatchSemaphore(value: 0)
        let free = DispatchSemaphore(value: 0)
        let first = DispatchSemaphore(value: 0)
        let firstSeq = Mutex<Int64?>(nil)
        test.store.submit(
            Write(module: "demo", header: TestStore.header()) { db, _ in
                entered.signal()
                free.wait()
                try db.execute(sql: "INSERT INTO demo_item (id, name) VALUES (1, 'one')")
                return []
            } completion: { outcome in
                firstSeq.withLock { $0 = try? outcome.get().seq }
                first.signal()
            })
        entered.wait()
        let refused = Mutex<[StoreError]>([])
        let answered = DispatchGroup()
        for id in 2...4 {
            answered.enter()
            test.store.submit(
                Self.write(id) { outcome in
                    if case .failure(let error as StoreError) = outcome { refused.withLock { $0.append(error) } }
                    answered.leave()
                })
        }
        let closed = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            test.store.close()
            closed.signal()
        }
        answered.wait()
        free.signal()
        first.wait()
        closed.wait()
        #expect(refused.withLock { $0 } == [.closed, .closed, .closed])
        #expect(firstSeq.withLock { $0 } == test.start + 3)
        #expect(throws: StoreError.closed) { try test.execute("SELECT 1") }
        #expect(throws: StoreError.closed) { try test.store.migrate(module: "demo", [DemoTables.demo]) }
        #expect(throws: (any Error).self) { try test.rows("SELECT 1") }
        // A second time is nothing.
        test.store.close()
        let again = try TestStore(in: test.folder)
        #expect(try again.rows("SELECT id FROM demo_item") == ["1"])
    }

    @Test("A closed store, and a closed lane, hold no file open")
    func files() throws {
        let test = try DemoTables.store()
        let lane = try test.store.makeReadLane()
        try test.execute("INSERT INTO demo_item (id, name) VALUES (1, 'one')")
        #expect(try test.rows("SELECT id FROM demo_item") == ["1"])
        #expect(try lane.read(module: "demo") { try Int.fetchOne($0, sql: "SELECT id FROM demo_item") } == 1)
        #expect(try openFiles(in: test.folder).count > 3)
        lane.close()
        test.store.close()
        #expect(try openFiles(in: test.folder) == [])
    }

    private func openFiles(in folder: TestFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
            .compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)") }
            .filter { $0.contains(folder.path) }
    }

    @Test("A closed store is one file: its log is empty")
    func logIsEmptied() throws {
        let test = try DemoTables.store()
        try test.execute("INSERT INTO demo_item (id, name) VALUES (1, 'one')")
        test.store.close()
        let log = (try? test.folder.bytes(Store.fileName + "-wal")) ?? Data()
        #expect(log.isEmpty)
    }
}
