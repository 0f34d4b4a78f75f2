import Backup
import Foundation
import Journal
import ModuleKit
import SeededTesting
import StoreTesting
import Testing

@testable import Host
@testable import Store

/// A store is put back to any entry of its journal.
@Suite struct RestoreTests {
    /// A store whose journal is carried to a backup place, and what it was after every entry.
    private final class Office {
        let test = try! TestStore()
        let folder = try! TestFolder()
        var states: [Int64: [String: [[DatabaseValue]]]] = [:]
        var migrations: [Migration] = []
        lazy var place = BackupDirectory(folder.path("backups"))
        lazy var shipping = Self.shipping(test, place)

        static func shipping(_ test: TestStore, _ place: BackupDirectory) -> JournalShipping {
            JournalShipping(test.store, [place], clock: { 1 }, logger: TestStore.silent) { module, name in
                Store.coreMigrationSQL(module, name)
                    ?? [RandomHistory.first, RandomHistory.second].first { $0.name == name }?.sql
            }
        }

        func migrate(_ migration: Migration) throws {
            migrations.append(migration)
            try test.store.migrate(module: "demo", migrations)
            try note()
        }

        func note() throws {
            let seq = try test.store.read { try JournalHead.read($0).seq }
            states[seq] = try Self.state(test.store.pool)
        }

        static func state(_ reader: some DatabaseReader) throws -> [String: [[DatabaseValue]]] {
            try contents(reader).filter { !CoreSchema.unrecorded.contains($0.key) }
        }

        func backUp() throws {
            let day = Int64(states.count) * 86_400_000
            let writer = try BackupWriter(place, clock: { day })
            let snapshot = try test.store.snapshot()
            try writer.copy(snapshot, try snapshot.read { try StoreFacts.read($0) })
            snapshot.close()
            let backup = try writer.finish().backup
            let faults = try place.verify(backup, scratch: folder.path("scratch"), now: Instant(milliseconds: 1))
            #expect(faults == [])
        }

        func restore(_ point: RestorePoint) throws -> (
            state: [String: [[DatabaseValue]]], outcome: StoreRestore.Outcome
        ) {
            let data = folder.path("data-\(UUID().uuidString)")
            let outcome = try StoreRestore(from: place.path, data: data, point: point, replaces: false).run()
            let queue = try DatabaseQueue(path: data + "/" + Store.fileName)
            defer { try? FileManager.default.removeItem(atPath: data) }
            #expect(try queue.read { try JournalReader.verify($0) } == [])
            return (try Self.state(queue), outcome)
        }
    }

    private enum RandomHistory {
        static let first = Migration("0001 tables", sql: RandomWrites.schema)
        static let second = Migration(
            "0002 more",
            sql: """
                ALTER TABLE demo_plain ADD COLUMN later TEXT DEFAULT 'new';
                CREATE TABLE demo_swap (id INTEGER PRIMARY KEY, u INTEGER UNIQUE) STRICT;
                INSERT INTO demo_swap VALUES (1, 1), (2, 2), (3, 3);
                UPDATE demo_plain SET t = 'migrated' WHERE id % 2 = 0;
                """)
    }

    @Test(
        "A random history with cascades, swaps and a migration is put back to every entry, exactly",
        arguments: [1] as [UInt64])
    func everyEntry(seed: UInt64) async throws {
        let office = Office()
        try office.migrate(RandomHistory.first)
        var writes = RandomWrites(seed: seed)
        var random = SeededRandom(seed: seed)
        for round in 0..<24 {
            if round == 12 { try office.migrate(RandomHistory.second) }
            // Tests beside this one wait for the same threads.
            await Task.yield()
            let statements = (0..<3).map { _ in writes.next() }
            try office.test.write { db, scope in
                RandomWrites.run(statements, db)
                if round > 12 {
                    // All three change places.
                    try db.execute(sql: "UPDATE demo_swap SET u = -u; UPDATE demo_swap SET u = (-u) % 3 + 1")
                }
                scope.publish(topic: "demo.written", data: Array("{}".utf8))
                return []
            }
            try office.note()
            if Int.random(in: 0..<12, using: &random) == 0 { try office.backUp() }
            if Int.random(in: 0..<3, using: &random) == 0 {
                office.shipping.flush(endingSegment: Bool.random(using: &random))
            }
        }
        office.shipping.flush()
        for (seq, state) in office.states.sorted(by: { $0.key < $1.key }) {
            await Task.yield()
            let restored = try office.restore(.seq(seq))
            #expect(restored.outcome.seq == seq)
            #expect(restored.state == state, "entry \(seq)")
        }
        let last = try #require(office.states.keys.max())
        #expect(try office.restore(.time(Instant(milliseconds: .max))).outcome.seq == last)
        #expect(throws: StartError.self) { try office.restore(.seq(last + 1)) }
    }

    @Test("A moment is found by its time, and what was written after it is not there") func time() throws {
        let office = Office()
        try office.migrate(RandomHistory.first)
        for i in 1...5 {
            office.test.set(Int64(i) * 10_000)
            try office.test.execute("INSERT INTO demo_log VALUES (\(i), 'x')")
            try office.note()
        }
        office.shipping.flush()
        let restored = try office.restore(.time(Instant(milliseconds: 35_000)))
        #expect(restored.state["demo_log"]?.count == 3)
        #expect(restored.outcome.available == restored.outcome.seq + 2)
    }

    @Test("A store that was put back and then written begins a new history, which is the one that is restored")
    func fork() throws {
        let office = Office()
        try office.migrate(RandomHistory.first)
        for i in 1...6 { try office.test.execute("INSERT INTO demo_log VALUES (\(i), 'first')") }
        office.shipping.flush()
        office.shipping.stop()
        let seq = try office.test.store.read { try JournalHead.read($0).seq }
        let back = try TestFolder()
        _ = try StoreRestore(from: office.place.path, data: back.path, point: .seq(seq - 3), replaces: false).run()
        let second = try TestStore(in: back)
        func left() throws -> Int64? {
            try SegmentWriter(office.place.journal) { seq in
                try second.store.read { try JournalReader.entry($0, seq)?.hash }
            }.left
        }
        #expect(try left() == seq)
        for i in 1...2 { try second.execute("INSERT INTO demo_log VALUES (\(i + 100), 'second')") }
        Office.shipping(second, office.place).flush()
        #expect(try left() == nil)
        let restored = try office.restore(.time(Instant(milliseconds: .max)))
        #expect(restored.outcome.seq == seq - 1)
        #expect(restored.state["demo_log"]?.map { $0[0] } == [1, 2, 3, 101, 102].map { $0.databaseValue })
        // And a third one, from the second.
        let third = try TestStore(in: back)
        try third.execute("INSERT INTO demo_log VALUES (200, 'third')")
        Office.shipping(third, office.place).flush()
        #expect(try office.restore(.time(Instant(milliseconds: .max))).state["demo_log"]?.count == 6)
    }

    @Test("Where an entry was built upon what another program changed, it is said to which points one comes")
    func builtUpon() throws {
        let office = Office()
        try office.migrate(RandomHistory.first)
        try office.test.execute("INSERT INTO demo_log VALUES (1, 'x')")
        try office.backUp()
        let whole = try office.test.store.read { try JournalHead.read($0).seq }
        let other = try DatabaseQueue(path: office.test.store.path)
        try other.write { try $0.execute(sql: "UPDATE demo_log SET what = 'other'") }
        try other.close()
        #expect(try office.test.store.wasWrittenByOthers())
        #expect(try !office.test.store.wasWrittenByOthers())
        try office.test.execute("UPDATE demo_log SET what = 'y'")
        office.shipping.flush()
        func refusal(_ point: RestorePoint) -> String {
            do { return "restored to \(try office.restore(point).outcome.seq)" } catch { return "\(error)" }
        }
        let last = "--seq \(whole) is the last before it that can be restored"
        #expect(refusal(.time(Instant(milliseconds: .max))).hasSuffix("left it. \(last)"))
        #expect(refusal(.seq(whole)) == "restored to \(whole)")
        try office.test.execute("UPDATE demo_log SET what = 'z'")
        office.shipping.flush()
        try office.note()
        try office.backUp()
        try office.test.execute("UPDATE demo_log SET what = 'later'")
        office.shipping.flush()
        #expect(refusal(.seq(whole + 1)).contains("\(last), and --seq \(whole + 2) the next behind it, as '"))
        #expect(refusal(.time(Instant(milliseconds: .max))) == "restored to \(whole + 3)")
    }

    @Test("What was being written to a segment when the power went is missing, and what was before it is there")
    func torn() throws {
        let office = Office()
        try office.migrate(RandomHistory.first)
        for i in 1...3 {
            try office.test.execute("INSERT INTO demo_log VALUES (\(i), 'x')")
            office.shipping.flush()
        }
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: office.place.journal.path).first { $0.contains("open") }
        )
        let path = office.place.journal.path + "/" + name
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let head = try office.test.store.read { try JournalHead.read($0).seq }
        for cut in [1, 5, 20] {
            try whole.dropLast(cut).write(to: URL(fileURLWithPath: path))
            #expect(try office.restore(.time(Instant(milliseconds: .max))).outcome.seq == head - 1)
            #expect(try office.place.journal.faults() == [])
        }
        // Who goes on closes what is whole, and carries the rest again.
        office.shipping.stop()
        Office.shipping(office.test, office.place).flush()
        #expect(try office.restore(.time(Instant(milliseconds: .max))).outcome.seq == head)
    }

    @Test("A flipped byte in a closed segment is found, and its file is named") func flipped() throws {
        var random = SeededRandom(seed: 5)
        let office = Office()
        try office.migrate(RandomHistory.first)
        for i in 1...30 { try office.test.execute("INSERT INTO demo_log VALUES (\(i), 'a text \(i)')") }
        office.shipping.flush(endingSegment: true)
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: office.place.journal.path).first)
        let path = office.place.journal.path + "/" + name
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(try office.place.journal.faults() == [])
        for place in [0, whole.count - 1] + (0..<60).map({ _ in Int.random(in: 0..<whole.count, using: &random) }) {
            var bytes = whole
            bytes[place] ^= 1 << Int.random(in: 0..<8, using: &random)
            try bytes.write(to: URL(fileURLWithPath: path))
            let faults = try office.place.journal.faults()
            // The time, the flags and the system in gzip's header say nothing of the contents.
            if (4...9).contains(place) || place == 3 { continue }
            #expect(faults.first?.description.hasPrefix("journal/\(name): ") == true, "byte \(place): \(faults)")
        }
        var bytes = whole
        bytes[whole.count / 2] ^= 255
        try bytes.write(to: URL(fileURLWithPath: path))
        do {
            _ = try office.restore(.seq(3))
            Issue.record("restored from what cannot be read")
        } catch { #expect("\(error)".contains("; journal/\(name): "), "\(error)") }
    }
}
