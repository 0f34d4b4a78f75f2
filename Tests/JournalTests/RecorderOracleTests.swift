import Journal
import ModuleKit
import SeededTesting
import StoreTesting
import Testing

@Suite struct RecorderOracleTests {
    @Test(
        "What is recorded of random writes leads forth and back, and is what the session extension records",
        arguments: 1...6 as ClosedRange<UInt64>)
    func randomWrites(seed: UInt64) throws {
        let recorded = try RecordedDatabase(RandomWrites.schema)
        let twin = try DatabaseQueue(configuration: RecordedDatabase.configuration)
        let copy = try DatabaseQueue(configuration: RecordedDatabase.configuration)
        for queue in [twin, copy] {
            try queue.writeWithoutTransaction { try $0.execute(sql: RandomWrites.schema) }
        }
        var writes = RandomWrites(seed: seed)
        var random = SeededRandom(seed: seed)
        var operations: [ChangedRow.Operation: Int] = [:]
        for _ in 0..<150 {
            let statements = (0...Int.random(in: 0...12, using: &random)).map { _ in writes.next() }
            let before = try contents(recorded.queue)
            let ours = try recorded.record { RandomWrites.run(statements, $0) }
            let theirs = try twin.writeWithoutTransaction { db in
                try oracleChangeset(db) {
                    try db.inTransaction {
                        RandomWrites.run(statements, db)
                        return .commit
                    }
                }
            }
            let after = try contents(recorded.queue)
            try #require(try contents(twin) == after)
            try apply(ours, to: copy)
            try #require(try contents(copy) == after, "\(statements)")
            try apply(try inverted(ours), to: copy)
            try #require(try contents(copy) == before, "\(statements)")
            try apply(ours, to: copy)
            let rows = try Changeset(ours).rows()
            try #require(comparable(rows) == comparable(try Changeset(theirs).rows()), "\(statements)")
            for row in rows { operations[row.operation, default: 0] += 1 }
        }
        #expect(operations.count == 3 && operations.values.allSatisfy { $0 > 100 }, "\(operations)")
    }

    /// Without the rows whose key is a real number: of a whole one the session extension may record the row twice, as it
    /// takes 1 and 1.0 for two keys.
    private func comparable(_ rows: [ChangedRow]) -> [String] {
        rows.filter { $0.table != "demo_reals" }.map { "\($0)" }.sorted()
    }
}
