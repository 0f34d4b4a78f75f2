import Backup
import Foundation
import Journal
import ModuleKit
import StoreTesting
import Testing

@testable import Host
@testable import Store

/// The journal beside the backups is sealed as they are, and a key that does not fit destroys nothing.
@Suite struct SealedJournalTests {
    private let test: TestStore
    private let folder: TestFolder

    init() throws {
        test = try TestStore()
        folder = try TestFolder()
        for (name, digit) in [("a", "a"), ("b", "b")] {
            try folder.write(name, Array(String(repeating: digit, count: 64).utf8))
        }
        try folder.write(
            "both", Array((String(repeating: "b", count: 64) + "\n" + String(repeating: "a", count: 64)).utf8))
        try test.store.migrate(module: "demo", [Self.migration])
    }

    private static let migration = Migration(
        "0001 log", sql: "CREATE TABLE demo_log (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")

    private func keys(_ name: String?) throws -> BackupKeys? {
        try name.map { try BackupKeys(file: folder.path($0)) }
    }

    private func place(_ name: String?) throws -> BackupDirectory {
        BackupDirectory(folder.path("backups"), keys: try keys(name))
    }

    private func shipping(_ name: String?) throws -> JournalShipping {
        JournalShipping(test.store, [try place(name)], clock: { 1 }, logger: TestStore.silent) { module, name in
            Store.coreMigrationSQL(module, name) ?? Self.migration.sql
        }
    }

    private func write(_ texts: String...) throws {
        for text in texts { try test.execute("INSERT INTO demo_log (text) VALUES ('\(text)')") }
    }

    private func segments() throws -> [String: Data] {
        let path = folder.path("backups/journal")
        return try Dictionary(
            uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: path).map {
                ($0, try folder.bytes("backups/journal/" + $0))
            })
    }

    private func restored(_ name: String?, _ point: RestorePoint = .time(Instant(milliseconds: .max))) throws
        -> [String]
    {
        let data = folder.path("data-" + UUID().uuidString)
        _ = try StoreRestore(
            from: folder.path("backups"), data: data, point: point, keys: try keys(name), replaces: false
        ).run()
        let queue = try DatabaseQueue(path: data + "/" + Store.fileName)
        return try queue.read { try String.fetchAll($0, sql: "SELECT text FROM demo_log ORDER BY id") }
    }

    @Test("A sealed segment holds no text of an entry, and leads back with its key alone") func sealed() throws {
        try write("Contoh Aminah", "Contoh Budi")
        try shipping("a").flush(endingSegment: true)
        for (file, bytes) in try segments() {
            #expect(bytes.range(of: Data("Contoh".utf8)) == nil && bytes.range(of: Data("demo_log".utf8)) == nil)
            #expect(file.hasSuffix(".gz.sealed"))
            #expect(bytes.range(of: Data([0x1f, 0x8b, 8, 0])) == nil)
        }
        #expect(try restored("a") == ["Contoh Aminah", "Contoh Budi"])
        #expect(throws: BackupError.self) { try restored(nil) }
        #expect(throws: StartError.self) { try restored("b") }
        #expect(try place("a").journal.faults() == [])
        #expect(try place("b").journal.faults().first?.description.contains("cannot be opened with the key") == true)
    }

    @Test("Without a key nothing is carried to a sealed place, and that is said") func forgotten() throws {
        try write("satu")
        try shipping("a").flush()
        let before = try segments()
        try write("dua")
        #expect(try shipping(nil).flush().first?.fault?.description.contains("no key was given") == true)
        #expect(try segments() == before)
    }

    @Test("A key that opens nothing there destroys nothing: what the store has is carried again beside it")
    func another() throws {
        try write("satu", "dua")
        try shipping("a").flush()
        let before = try segments()
        try write("tiga")
        #expect(try shipping("b").flush().first?.fault == nil)
        let after = try segments()
        for (file, bytes) in before { #expect(after[file] == bytes) }
        #expect(try restored("b") == ["satu", "dua", "tiga"])
        #expect(try restored("a") == ["satu", "dua"])
    }

    @Test("With the new key before the old one the journal goes on, and leads to every entry") func rotated() throws {
        try write("satu", "dua")
        try shipping("a").flush(endingSegment: true)
        try write("tiga")
        try shipping("a").flush()
        try write("empat")
        try shipping("both").flush(endingSegment: true)
        #expect(try restored("both") == ["satu", "dua", "tiga", "empat"])
        let head = try test.store.read { try JournalHead.read($0).seq }
        #expect(try restored("both", .seq(head - 2)) == ["satu", "dua"])
        #expect(try segments().keys.allSatisfy { $0.hasPrefix("0001-") })
    }

    @Test("An erasure that cannot reach a segment fails, and does not pass for done") func unreached() throws {
        try write("satu")
        try shipping("a").flush(endingSegment: true)
        let row = RowKey(table: "demo_log", values: [1.databaseValue])
        #expect(throws: BackupError.self) { try place("b").journal.erase([row]) }
        let whole = try segments()
        try place("a").journal.erase([row])
        #expect(try segments() != whole)
        #expect(throws: StartError.self) { try restored("a") }
    }
}
