import Journal
import ModuleKit
import SeededTesting
import StoreTesting
import Testing

@testable import Store

@Suite struct ReplayTests {
    @Test("A store's journal leads from its first state to its last, and back", arguments: 1...3 as ClosedRange<UInt64>)
    func replay(seed: UInt64) throws {
        let test = try TestStore()
        try test.store.migrate(module: "demo", [Migration("0001 tables", sql: RandomWrites.schema)])
        let copy = try DatabaseQueue()
        try test.store.pool.backup(to: copy)
        let first = try recordedContents(copy)
        var writes = RandomWrites(seed: seed)
        var random = SeededRandom(seed: seed)
        for _ in 0..<40 {
            let group = (0...Int.random(in: 0...9, using: &random)).map { _ in
                let statements = (0...Int.random(in: 0...6, using: &random)).map { _ in writes.next() }
                let ending = Int.random(in: 0..<10, using: &random)
                return GroupedWrite(dryRun: ending == 0) { db, scope in
                    RandomWrites.run(statements, db)
                    scope.publish(topic: "demo.written", data: Array("{}".utf8))
                    if ending == 1 { try db.execute(sql: "SELECT a failure") }
                    if ending == 2 { try db.execute(sql: "INSERT OR ROLLBACK INTO demo_plain VALUES (1, '', 0, 0, 0)") }
                    return []
                }
            }
            _ = test.inOneGroup(group)
        }
        let last = try recordedContents(test.store.pool)
        let entries = try test.entries()
        let payloads = entries.compactMap(\.payload)
        #expect(payloads.count > 100 && payloads.count == entries.count - Store.coreVersion - 1)
        for payload in payloads { try apply(payload, to: copy) }
        #expect(try recordedContents(copy) == last)
        #expect(
            try copy.read { try Int.fetchAll($0, sql: "SELECT rowid FROM demo_search WHERE demo_search MATCH 'desa'") }
                == test.store.read {
                    try Int.fetchAll($0, sql: "SELECT rowid FROM demo_search WHERE demo_search MATCH 'desa'")
                })
        for payload in payloads.reversed() { try apply(try inverted(payload), to: copy) }
        #expect(try recordedContents(copy) == first)
        #expect(try test.journalFaults() == [])
    }

    private func recordedContents(_ reader: some DatabaseReader) throws -> [String: [[DatabaseValue]]] {
        try contents(reader).filter { !CoreSchema.unrecorded.contains($0.key) }
    }
}
