import SeededTesting
import Backup
import Foundation
import ModuleKit
import SeededTesting
import StoreTesting
import Testing

/// A backup is believed only as far as it can be checked.
@Suite struct DamageTests {
    private struct Pair {
        let store: BackedUpStore
        let full: String
        let second: String

        init() throws {
            var random = SeededRandom(seed: 21)
            store = try BackedUpStore()
            try store.write(150, &random)
            full = try store.backUp().backup
            try store.write(5, &random)
            second = try store.backUp().backup
        }

        func bytes(_ file: String) throws -> Data { try store.folder.bytes("backups/" + file) }

        func write(_ file: String, _ bytes: Data) throws { try store.folder.write("backups/" + file, bytes) }
    }

    @Test("a flipped byte anywhere in pages or index is found, and its part is named", arguments: [1, 2] as [UInt64])
    func flipped(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let pair = try Pair()
        #expect(try pair.store.faults(pair.second) == [])
        for file in [pair.full + ".gz", pair.full + ".json", pair.second + ".gz", pair.second + ".json"] {
            let whole = try pair.bytes(file)
            let sample = (0..<30).map { _ in Int.random(in: 0..<whole.count, using: &random) }
            for place in [0, whole.count - 1] + sample {
                var bytes = whole
                bytes[place] ^= 1 << Int.random(in: 0..<8, using: &random)
                try pair.write(file, bytes)
                let faults = try pair.store.faults(pair.second)
                #expect(!faults.isEmpty, "byte \(place) of \(file)")
                #expect(faults.allSatisfy { $0.contains(file) }, "byte \(place) of \(file): \(faults)")
                #expect(pair.store.directory.verifiedAt(pair.second) == nil)
            }
            try pair.write(file, whole)
        }
        #expect(try pair.store.faults(pair.second) == [])
    }

    @Test("a file that is cut, longer or gone is found, and named") func cut() throws {
        var random = SeededRandom(seed: 3)
        let pair = try Pair()
        for file in [pair.full + ".gz", pair.full + ".json", pair.second + ".gz", pair.second + ".json"] {
            let whole = try pair.bytes(file)
            let cuts = [0, 1, whole.count - 1] + (0..<10).map { _ in Int.random(in: 0..<whole.count, using: &random) }
            for variant in cuts.map({ whole.prefix($0) }) + [whole + Data([0]), whole + whole] {
                try pair.write(file, Data(variant))
                let faults = try pair.store.faults(pair.second)
                #expect(faults.contains { $0.contains(file) }, "\(variant.count) of \(whole.count) bytes of \(file)")
            }
            try pair.write(file, whole)
        }
        try FileManager.default.removeItem(atPath: pair.store.folder.path("backups/\(pair.full).gz"))
        #expect(try pair.store.faults(pair.second).contains { $0.hasPrefix("\(pair.full).gz: ") })
        #expect(throws: BackupError.self) { try pair.store.restore(pair.second) }
    }

    @Test("the damaged member is named by its number") func member() throws {
        let pair = try Pair()
        var bytes = try pair.bytes(pair.full + ".gz")
        bytes[bytes.count - 20] ^= 1
        try pair.write(pair.full + ".gz", bytes)
        let index = try JSONValue.parse(try pair.bytes(pair.full + ".json"))
        let last = try #require(index["members"]?.array?.count)
        #expect(try pair.store.faults(pair.full) == ["\(pair.full).gz, member \(last): its SHA-256 differs"])
    }

    @Test("a backup that contradicts itself is found though every hash is right") func contradiction() throws {
        var random = SeededRandom(seed: 4)
        let store = try BackedUpStore()
        try store.write(20, &random)
        let writer = try BackupWriter(store.directory, clock: { 1_700_000_000_000 })
        let snapshot = try store.test.store.snapshot()
        var facts = try snapshot.read { try StoreFacts.read($0) }
        let table = try #require(facts.tables.firstIndex { $0.name == "demo_note" })
        facts.tables[table].rows += 1
        facts.journal.seq += 1
        try writer.copy(snapshot, facts)
        snapshot.close()
        let faults = try store.faults(try writer.finish().backup)
        #expect(faults.count == 2)
        #expect(faults.contains { $0.hasPrefix("rows: 'demo_note'") })
        #expect(faults.contains { $0.hasPrefix("journal: ") })
    }

    @Test("a store whose foreign keys or journal are broken makes a backup that is not verified")
    func brokenStore() throws {
        var random = SeededRandom(seed: 6)
        let store = try BackedUpStore()
        try store.write(30, &random)
        let path = try store.restore(try store.backUp().backup)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { db in
            try db.execute(sql: "INSERT INTO demo_part VALUES (1, 999999)")
            try db.execute(sql: "UPDATE core_journal SET reason = 'another' WHERE seq = 5")
        }
        let facts = try queue.read { try StoreFacts.read($0) }
        try queue.close()
        let writer = try BackupWriter(store.directory, clock: { 1_700_000_002_000 })
        try writer.copy(try FilePages(path), facts)
        let faults = try store.faults(try writer.finish().backup)
        #expect(faults.contains("foreign keys: a row of 'demo_part' points at nothing in 'demo_note'"))
        #expect(faults.contains("journal: hash at entry 5"))
    }

    @Test("a backup of what is no store is not verified") func noStore() throws {
        let store = try BackedUpStore()
        let facts = try store.test.store.read { try StoreFacts.read($0) }
        try store.folder.write("noise", (0..<8192).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let writer = try BackupWriter(store.directory, clock: { 1_700_000_003_000 })
        try writer.copy(try FilePages(store.folder.path("noise")), facts)
        let backup = try writer.finish().backup
        #expect(try store.faults(backup).contains { $0.hasPrefix("SQLite cannot read it") })
        #expect(throws: BackupError.self) { try store.restore(backup) }
    }
}
