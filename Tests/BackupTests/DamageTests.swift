import Foundation
import ModuleKit
import SeededTesting
import Store
import StoreTesting
import Testing

@testable import Backup

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
        #expect(faults.contains("journal: The hash of entry 5 is not that of its contents and the hash before it"))
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

    @Test("an index that lacks a row, and a page that nobody uses, are found, though the tables are whole")
    func brokenIndex() throws {
        var random = SeededRandom(seed: 7)
        let store = try BackedUpStore()
        try store.write(30, &random)
        let path = try store.restore(try store.backUp().backup)
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    CREATE TABLE demo_list (id INTEGER PRIMARY KEY, name TEXT);
                    CREATE INDEX demo_list_name ON demo_list (name);
                    CREATE TABLE demo_lost (id INTEGER PRIMARY KEY);
                    CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'demo_list_name';
                    PRAGMA writable_schema = ON;
                    DELETE FROM sqlite_schema WHERE name IN ('demo_list_name', 'demo_lost');
                    PRAGMA writable_schema = RESET;
                    INSERT INTO demo_list (name) VALUES ('satu');
                    PRAGMA writable_schema = ON;
                    INSERT INTO sqlite_schema SELECT * FROM kept;
                    PRAGMA writable_schema = RESET;
                    """)
        }
        let facts = try queue.read { try StoreFacts.read($0) }
        try queue.close()
        let writer = try BackupWriter(store.directory, clock: { 1_700_000_002_000 })
        try writer.copy(try FilePages(path), facts)
        let faults = try store.faults(try writer.finish().backup)
        #expect(faults.contains("integrity: row 1 missing from index demo_list_name"), "\(faults)")
        #expect(faults.contains { $0.hasSuffix("is never used") }, "\(faults)")
    }

    @Test("what was proved is not looked at again unless that is asked for, but read back page for page")
    func readBack() throws {
        var random = SeededRandom(seed: 8)
        let store = try BackedUpStore()
        try store.write(300, &random)
        let backup = try store.backUp().backup
        func provedAt(looksAgain: Bool = false) throws -> Instant? {
            let path = store.folder.path("proved-\(UUID().uuidString).sqlite")
            return try store.directory.restore(
                backup, to: path, coreVersion: Store.coreVersion, looksAgain: looksAgain
            ).provedAt
        }
        #expect(try provedAt() == nil)
        #expect(try store.faults(backup) == [])
        #expect(try provedAt() == Instant(milliseconds: 1))
        #expect(try provedAt(looksAgain: true) == nil)

        let path = try store.restore(backup)
        #expect(try PageComparison.faults(of: path, backup, in: store.directory) == [])
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.seek(toOffset: 2 * 4096 + 17)
        try file.write(contentsOf: [0xA5])
        let pages = Int(try file.seekToEnd() / 4096)
        try #require(pages > 4)
        try file.truncate(atOffset: UInt64((pages - 1) * 4096 + 1))
        try file.close()
        #expect(
            try PageComparison.faults(of: path, backup, in: store.directory)
                == [3, pages].map { "\(backup): page \($0) is not as it was in the restored file" })
    }
}
