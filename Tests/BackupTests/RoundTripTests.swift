import SeededTesting
import Backup
import Foundation
import Journal
import ModuleKit
import Store
import SeededTesting
import StoreTesting
import Synchronization
import Testing

/// What was backed up comes back, whatever was written before, between and meanwhile.
@Suite struct RoundTripTests {
    @Test(
        "a chain of backups of a random store: each restores the state it was made of",
        arguments: [1, 2, 3] as [UInt64])
    func chain(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let store = try BackedUpStore()
        var states: [(backup: String, contents: [String])] = []
        for round in 0..<5 {
            try store.write(Int.random(in: 1...120, using: &random), &random)
            let summary = try store.backUp(label: "round \(round)")
            #expect((summary.previous == nil) == (round == 0))
            #expect(summary.label == "round \(round)")
            states.append((summary.backup, try store.contents()))
        }
        #expect(try store.directory.names() == states.map(\.backup))
        for state in states {
            #expect(try store.faults(state.backup) == [])
            #expect(try BackedUpStore.contents(store.restore(state.backup)) == state.contents)
        }
    }

    @Test("a store that shrank since the backup before is restored as small as it is") func shrunk() throws {
        var random = SeededRandom(seed: 7)
        let store = try BackedUpStore()
        try store.write(150, &random)
        let large = try store.backUp()
        try store.test.execute("DELETE FROM demo_note")
        // As the store would be after space was given back: fewer pages than the backup before.
        let file = store.folder.path("small.sqlite")
        let small = try store.restore(try store.backUp().backup)
        let queue = try DatabaseQueue(path: small)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "VACUUM INTO ?", arguments: [file])
        }
        let source = try FilePages(file)
        let writer = try BackupWriter(store.directory, clock: { 1_700_000_001_000 })
        try writer.copy(source, try DatabaseQueue(path: file).read { try StoreFacts.read($0) })
        let summary = try writer.finish()
        #expect(summary.pageCount < large.pageCount)
        #expect(summary.previous != nil)
        #expect(try store.faults(summary.backup) == [])
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: store.restore(summary.backup))).count == Int(summary.storeSize))
    }

    @Test("a second backup after one page in a hundred changed is a small part of the first") func small() throws {
        var random = SeededRandom(seed: 11)
        let store = try BackedUpStore()
        let seed = random.next()
        try store.test.write { db, _ in
            var random = SeededRandom(seed: seed)
            for i in 1...4000 {
                let body = Data((0..<2000).map { _ in UInt8.random(in: 0...255, using: &random) })
                try db.execute(sql: "INSERT INTO demo_note VALUES (?, ?, ?)", arguments: [i, "note \(i)", body])
            }
            return []
        }
        let first = try store.backUp()
        try store.test.write { db, _ in
            try db.execute(sql: "UPDATE demo_note SET body = randomblob(2000) WHERE id BETWEEN 1000 AND 1040")
            return []
        }
        let second = try store.backUp()
        #expect(second.previous?.backup == first.backup)
        #expect(second.size * 15 < first.size)
        #expect(second.storedPages * 50 < second.pageCount)
        #expect(try store.faults(second.backup) == [])
    }

    @Test("a backup in which nothing has changed has no pages of its own, and restores") func unchanged() throws {
        let store = try BackedUpStore()
        try store.backUp()
        let second = try store.backUp()
        #expect(second.size == 0)
        #expect(try store.faults(second.backup) == [])
        #expect(try BackedUpStore.contents(store.restore(second.backup)) == store.contents())
    }

    @Test("after the longest chain a full backup begins another") func longest() throws {
        let store = try BackedUpStore()
        let made = try (0...BackupWriter.longestChain).map { _ in try store.backUp() }
        #expect(made.indices.filter { made[$0].previous == nil } == [0, BackupWriter.longestChain])
    }

    @Test("each week begins with a full backup") func weekly() throws {
        let store = try BackedUpStore()
        // In the office's zone 15 November 2023, a Wednesday.
        let made = try (0..<15).map { try store.backUp(at: 1_700_000_000_000 + Int64($0) * 86_400_000) }
        #expect(made.indices.filter { made[$0].previous == nil } == [0, 5, 12])
        #expect(made[12].madeAt.date.description == "2023-11-27")
        #expect(try store.faults(try #require(made.last).backup) == [])
    }

    @Test("writers write during backups, and each backup is the store after the entry that it names") func load() throws
    {
        let store = try BackedUpStore()
        var random = SeededRandom(seed: 5)
        try store.write(100, &random)
        let before = try store.test.entries().last?.seq ?? 0
        let isOver = Atomic<Bool>(false)
        let writers = DispatchGroup()
        for number in 0..<4 {
            writers.enter()
            Thread {
                var i = 0
                while !isOver.load(ordering: .relaxed) {
                    let id = 10_000 + number * 1_000_000 + i
                    _ = try? store.test.write { db, _ in
                        try db.execute(
                            sql: "INSERT INTO demo_note VALUES (?, 'load', randomblob(500))", arguments: [id])
                        return []
                    }
                    i += 1
                }
                writers.leave()
            }.start()
        }
        var backups: [BackupSummary] = []
        var failure: (any Error)?
        do { for _ in 0..<6 { backups.append(try store.backUp()) } } catch { failure = error }
        isOver.store(true, ordering: .relaxed)
        writers.wait()
        if let failure { throw failure }
        let entries = try store.test.entries()
        for backup in backups {
            #expect(try store.faults(backup.backup) == [])
            let restored = try DatabaseQueue(path: store.restore(backup.backup))
            let (journal, notes) = try restored.read { db in
                (
                    try JournalReader.entries(db),
                    try Int.fetchOne(db, sql: "SELECT count(*) FROM demo_note WHERE text = 'load'") ?? -1
                )
            }
            #expect(journal == entries.filter { $0.seq <= backup.journal.seq })
            // Each entry since the load began is one note.
            #expect(Int64(notes) == backup.journal.seq - before)
        }
        #expect(try #require(backups.last).journal.seq > backups[0].journal.seq)
    }
}

/// A closed store's file.
final class FilePages: PageSource {
    private let data: Data
    let pageSize = 4096
    var pageCount: Int { data.count / pageSize }

    init(_ path: String) throws { data = try Data(contentsOf: URL(fileURLWithPath: path)) }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws {
        data.copyBytes(to: buffer, from: Int(offset)..<Int(offset) + buffer.count)
    }
}
