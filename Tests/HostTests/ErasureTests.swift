import Backup
import Foundation
import HallTesting
import Journal
import ModuleKit
import NIOPosix
import StoreTesting
import Testing

@testable import Host
@testable import Store

/// Of a person who was erased no byte is left, and whatever is restored does not bring the person back.
@Suite struct ErasureTests {
    @Test(
        "no byte of the person is in store, log, journal, answers or new backups; the chain holds; a restore stays erased"
    )
    func everywhere() async throws {
        let hall = try TestHall(PeopleModule.self)
        let names = ["Contoh Aminah Binti Terhapus", "Contoh Aminah Berganti Nama"]
        let kept = "Contoh Budi Tetap Ada"
        try await hall.call("people.add", ["name": .string(names[0]), "_meta": ["idempotency_key": "k1"]])
        try await hall.call("people.add", ["name": .string(kept)])
        let old = try #require(try await hall.call("core.backup.create")["backup"]?.string)
        #expect(try await hall.call("core.backup.verify", ["backup": .string(old)])["ok"] == true)
        try await hall.call("people.rename", ["id": 1, "name": .string(names[1])])
        hall.carryJournal()
        try await hall.call("people.erase", ["id": 1])
        hall.waitForErasure()

        #expect(
            try hall.rows("SELECT name FROM people_person ORDER BY id").map { $0[0] as String } == ["(dihapus)", kept])
        #expect(try await hall.call("core.journal.verify")["ok"] == true)
        // Once more would be done again, if its key were forgotten.
        let again = await hall.error("people.add", ["name": .string(names[0]), "_meta": ["idempotency_key": "k1"]])
        #expect(again?.name == .conflict)
        let list = try #require(try await hall.call("core.backup.list")["items"]?.array)
        #expect(list.map { $0["erased_since"] } == [0, 1])
        #expect(list.map { $0["backup"]?.string }.last == old)
        let files = try #require(FileManager.default.enumerator(atPath: hall.directory)?.allObjects as? [String])
        for file in files where !file.contains(old) {
            guard let bytes = FileManager.default.contents(atPath: hall.directory + "/" + file) else { continue }
            for name in names { #expect(bytes.range(of: Data(name.utf8)) == nil, "\(file)") }
        }
        let place = BackupDirectory(hall.directory + "/backups")
        let newest = try #require(try place.newestVerified())
        #expect(try place.summary(newest).previous == nil)
        #expect(newest > old)
        try place.journal.walk(from: .start) { record in
            let text = String(decoding: record.entry.payload ?? [], as: UTF8.self)
            #expect(names.allSatisfy { !text.contains($0) })
            return true
        }
        // From the backup that still has her, and from the newest.
        for backup in [old, newest] {
            let data = hall.directory + "/back-" + backup
            let outcome = try StoreRestore(from: place.path + "/\(backup).json", data: data, replaces: false).run()
            #expect(outcome.backup == backup)
            let bytes = try Data(contentsOf: URL(fileURLWithPath: data + "/" + Store.fileName))
            for name in names { #expect(bytes.range(of: Data(name.utf8)) == nil) }
            #expect(bytes.range(of: Data(kept.utf8)) != nil)
            let queue = try DatabaseQueue(path: data + "/" + Store.fileName)
            let (name, faults) = try await queue.read { db in
                (
                    try String.fetchOne(db, sql: "SELECT name FROM people_person WHERE id = 1"),
                    try JournalReader.verify(db)
                )
            }
            #expect(name == "(dihapus)")
            #expect(faults == [])
        }
        // Before the erasure there is only the snapshot.
        let seq = try place.summary(old).journal.seq
        #expect(throws: StartError.self) {
            try StoreRestore(
                from: place.path + "/\(old).json", data: hall.directory + "/none", point: .seq(seq + 1), replaces: false
            ).run()
        }
    }
}

extension ErasureTests {
    @Test("rows of who was erased are neither brought back from a backup nor shown of it") func recovered() async throws
    {
        let hall = try TestHall(PeopleModule.self)
        for name in ["Contoh Aminah", "Contoh Budi"] { try await hall.call("people.add", ["name": .string(name)]) }
        let backup = try #require(try await hall.call("core.backup.create")["backup"])
        try await hall.call("people.rename", ["id": 2, "name": "Contoh Budi Baru"])
        try await hall.call("people.erase", ["id": 1])
        hall.waitForErasure()
        let difference = try await hall.call("core.backup.diff", ["backup": backup, "table": "people_person"])
        #expect(difference["tables"]?[0]?["changed"] == 2)
        #expect(difference["rows"]?.array?.count == 1)
        #expect(!difference.text.contains("Aminah"))
        let named: JSONValue = ["backup": backup, "table": "people_person", "rows": [1]]
        let none = try await hall.call("core.backup.recover", named)
        #expect(none["seq"]?.isNull == true)
        #expect(none["erased"] == 1)
        let done = try await hall.call("core.backup.recover", ["backup": backup, "module": "people"])
        #expect(done["changed"] == 1)
        #expect(done["erased"] == 1)
        #expect(
            try hall.rows("SELECT name FROM people_person ORDER BY id").map { $0[0] as String }
                == ["(dihapus)", "Contoh Budi"])
    }

    @Test("the ledger of the store that is replaced counts, and one that is missing or was changed is told of")
    func ledgers() async throws {
        let hall = try TestHall(PeopleModule.self)
        for name in ["Contoh Aminah", "Contoh Budi"] { try await hall.call("people.add", ["name": .string(name)]) }
        let old = try #require(try await hall.call("core.backup.create")["backup"]?.string)
        try await hall.call("people.erase", ["id": 1])
        hall.waitForErasure()
        let manager = FileManager.default
        // The place as it was before, on another disk; and the store, to be replaced.
        let data = hall.directory + "/data"
        let before = hall.directory + "/before"
        for folder in [data, before] { try manager.createDirectory(atPath: folder, withIntermediateDirectories: true) }
        for file in ["\(old).gz", "\(old).json"] {
            try manager.copyItem(atPath: hall.directory + "/backups/" + file, toPath: before + "/" + file)
        }
        for file in [Store.fileName, Store.fileName + "-wal"]
        where manager.fileExists(atPath: hall.directory + "/" + file) {
            try manager.copyItem(atPath: hall.directory + "/" + file, toPath: data + "/" + file)
        }
        func name(_ data: String) throws -> String? {
            let queue = try DatabaseQueue(path: data + "/" + Store.fileName)
            return try queue.read { try String.fetchOne($0, sql: "SELECT name FROM people_person WHERE id = 1") }
        }
        _ = try StoreRestore(from: before + "/\(old).json", data: data, replaces: true).run()
        #expect(try name(data) == "(dihapus)")
        // Another place that is named.
        let place = hall.directory + "/backups"
        let fresh = hall.directory + "/fresh"
        let outcome = try StoreRestore(from: before + "/\(old).json", data: fresh, others: [place], replaces: false)
            .run()
        #expect(try name(fresh) == "(dihapus)")
        #expect(outcome.notes.isEmpty)
        // The ledger was changed, and then it is gone.
        let ledger = place + "/erasures.json"
        let text = try String(contentsOfFile: ledger, encoding: .utf8)
        try text.replacing("\"row\":1", with: "\"row\":9").write(toFile: ledger, atomically: true, encoding: .utf8)
        let changed = try StoreRestore(from: place, data: hall.directory + "/a", replaces: false).run()
        #expect(changed.notes.first?.description.hasSuffix("is not as it was written: its SHA-256 differs") == true)
        try manager.removeItem(atPath: ledger)
        let gone = try StoreRestore(from: place, data: hall.directory + "/b", replaces: false).run()
        #expect(
            gone.notes.first?.description.contains("tells of 0 erased rows, and the backups there know of 1") == true)
    }

    @Test("an erasure reaches a place that was away once it is back, and the newest backup does, too") func away()
        async throws
    {
        let hall = try TestHall(PeopleModule.self, places: ["first", "second"])
        let places = ["first", "second"].map { BackupDirectory(hall.directory + "/" + $0) }
        let name = "Contoh Aminah Binti Terhapus"
        try await hall.call("people.add", ["name": .string(name)])
        let old = try #require(try await hall.call("core.backup.create")["backup"])
        #expect(try await hall.call("core.backup.verify", ["backup": old])["ok"] == true)
        #expect(try places.map { try $0.newestVerified() } == [old.string, old.string])
        let aside = hall.directory + "/aside"
        try FileManager.default.moveItem(atPath: places[1].path, toPath: aside)
        hall.carryJournal()
        try await hall.call("people.erase", ["id": 1])
        hall.waitForErasure()
        #expect(try ErasureLedger(place: places[0]).rows.count == 1)
        #expect(try await hall.call("core.status")["care"]?.text.contains("bring it back") == true)
        try FileManager.default.moveItem(atPath: aside, toPath: places[1].path)
        hall.carryJournal()
        hall.waitForErasure()
        #expect(try await hall.call("core.status")["care"] == [])
        #expect(try ErasureLedger(place: places[1]).rows.count == 1)
        #expect(try places[0].newestVerified() == places[1].newestVerified())
        try places[1].journal.walk(from: .start) { record in
            #expect(!String(decoding: record.entry.payload ?? [], as: UTF8.self).contains(name))
            return true
        }
        for from in [places[1].path, places[1].path + "/\(old.string ?? "").json"] {
            let data = hall.directory + "/" + UUID().uuidString
            _ = try StoreRestore(from: from, data: data, replaces: false).run()
            let bytes = try Data(contentsOf: URL(fileURLWithPath: data + "/" + Store.fileName))
            #expect(bytes.range(of: Data(name.utf8)) == nil)
        }
    }

    @Test("with a key the ledger is sealed as the backups are, and one from before is sealed at the next start")
    func sealedLedger() throws {
        let folder = try TestFolder()
        let key = folder.path("key")
        try Data(String(repeating: "0f", count: 32).utf8).write(to: URL(fileURLWithPath: key))
        let plain = BackupDirectory(folder.path("backups"))
        let sealed = BackupDirectory(folder.path("backups"), keys: try BackupKeys(file: key))
        var ledger = ErasureLedger(store: "s")
        ledger.rows = [.init(at: 5, table: "people_person", row: 1, values: [("name", .string("Contoh Budi"))])]
        try plain.write(ledger.bytes, as: ErasureLedger.file)
        #expect(try ErasureLedger(place: sealed).tells(as: ledger))
        #expect(!sealed.isSealedAsSet(ErasureLedger.file))
        try sealed.write(ledger.bytes, as: ErasureLedger.file)
        #expect(sealed.isSealedAsSet(ErasureLedger.file))
        #expect(try ErasureLedger(place: sealed).tells(as: ledger))
        for file in try FileManager.default.contentsOfDirectory(atPath: plain.path) {
            let bytes = try #require(FileManager.default.contents(atPath: plain.path + "/" + file))
            #expect(bytes.range(of: Data("Contoh Budi".utf8)) == nil)
        }
        #expect(throws: BackupError.sealed(path: sealed.path(of: ErasureLedger.file), with: nil, given: [])) {
            try ErasureLedger(place: plain)
        }
    }

    @Test("who backs up to a place whose ledger knows more applies it at the start, and leaves one that was changed")
    func adopted() throws {
        let test = try TestStore()
        try test.store.migrate(module: "people", PeopleModule.migrations)
        for name in ["Contoh Aminah", "Contoh Budi"] {
            try test.execute(as: "people", "INSERT INTO people_person (name) VALUES ('\(name)')")
        }
        let folder = try TestFolder()
        var plan = BackupPlan()
        plan.places = [folder.path("backups")]
        let desk = { [plan] in
            try BackupDesk(test.store, plan, clock: { 1_700_000_000_000 }, logger: TestStore.silent) { _, _ in nil }
        }
        var ledger = ErasureLedger(store: try test.store.read { try StoreFacts.identity($0) })
        ledger.rows = [.init(at: 5, table: "people_person", row: 1, values: [("name", .string("(dihapus)"))])]
        let first = try desk()
        let path = first.directory.path(of: ErasureLedger.file)
        try first.directory.write(ledger.bytes, as: ErasureLedger.file)
        let text = String(decoding: ledger.bytes, as: UTF8.self)
        try Data(text.replacing("\"row\":1", with: "\"row\":2").utf8).write(to: URL(fileURLWithPath: path))
        first.start()
        first.waitForErasure()
        #expect(first.care().contains { $0.description.contains("SHA-256") })
        let names = {
            try test.store.read { try String.fetchAll($0, sql: "SELECT name FROM people_person ORDER BY id") }
        }
        #expect(try names() == ["Contoh Aminah", "Contoh Budi"])
        first.stop()
        try Data(ledger.bytes).write(to: URL(fileURLWithPath: path))
        let second = try desk()
        second.start()
        second.waitForErasure()
        #expect(second.care() == [])
        #expect(try names() == ["(dihapus)", "Contoh Budi"])
        #expect(try test.store.read { try JournalReader.verify($0) } == [])
        #expect(try !second.hasPendingErasure())
        #expect(try ErasureLedger(place: second.directory).keys == ledger.keys)
        let bytes = try test.folder.bytes(Store.fileName)
        #expect(bytes.range(of: Data("Contoh Aminah".utf8)) == nil)
    }

    @Test("Who erases is told until when backups hold it, which the list of backups tells too") func told() async throws
    {
        let hall = try TestHall(PeopleModule.self, now: "2024-03-11T01:00:00Z", backupHours: 24)
        for name in ["Contoh Aminah", "Contoh Budi", "Contoh Citra"] {
            try await hall.call("people.add", ["name": .string(name)])
        }
        #expect(try await hall.call("people.erase", ["id": 1])["warnings"] == [])
        hall.waitForErasure()
        hall.set(now: "2024-03-12T01:00:00Z")
        try await hall.call("core.backup.create")
        let days = try #require(try await hall.call("core.backup.list")["items"]?.array).map {
            $0["expires_on"]?.string
        }
        let last = try #require(days.compactMap(\.self).max())
        #expect(last > "2024-03-19")
        for dry in [true, false] {
            let answer = try await hall.call("people.erase", ["id": 2, "_meta": ["dry_run": .bool(dry)]])
            #expect(answer["warnings"]?[0]?["name"] == "held_by_backups")
            #expect(answer["warnings"]?[0]?["message"]?.string?.contains(last) == true, "\(answer.text) \(days)")
        }
        hall.waitForErasure()
        let unplanned = try hall.restarted(PeopleModule.self)
        let answer = try await unplanned.call("people.erase", ["id": 3])
        #expect(answer["warnings"]?[0]?["message"]?.string?.contains("until somebody removes them") == true)
        unplanned.waitForErasure()
    }
}

extension ErasureTests {
    @Test("Who had a number before, and was reverted, keeps the journal's entries when its next holder is erased")
    func numberReused() async throws {
        let hall = try TestHall(PeopleModule.self)
        func seq() throws -> Int64 { try hall.rows("SELECT max(seq) FROM core_journal")[0][0] }
        func add(_ name: String) async throws -> Int64 {
            try await hall.call("people.add", ["name": .string(name)])
            return try seq()
        }
        func revert(_ entry: Int64) async throws -> Int64 {
            try await hall.call("core.journal.revert", ["seq": .integer(entry)])
            return try seq()
        }
        _ = try await add("Contoh Pertama")
        let before = try await add("Contoh Terdahulu")
        let reverted = try await revert(before)
        let added = try await add("Contoh Berikut")
        let back = try await revert(try await revert(try await add("Contoh Kembali")))
        hall.carryJournal()
        #expect(try hall.rows("SELECT id FROM people_person").map { $0[0] as Int64 } == [1, 2, 3])

        func emptied() throws -> [Int64] {
            try hall.rows(
                "SELECT seq FROM core_journal WHERE payload IS NULL AND command <> 'core.migrate' ORDER BY seq"
            )
            .map { $0[0] }
        }
        try await hall.call("people.erase", ["id": 2])
        let erased = try seq()
        hall.waitForErasure()
        #expect(try emptied() == [added, erased])
        let told = try hall.rows("SELECT data FROM core_event WHERE topic = 'people.named'").map { $0[0] as String }
        #expect(told.contains { $0.contains("Contoh Terdahulu") })
        #expect(!told.contains { $0.contains("Contoh Berikut") })
        var carried: Set<Int64> = []
        try BackupDirectory(hall.directory + "/backups").journal.walk(from: .start) { record in
            if record.entry.payload != nil { carried.insert(record.entry.seq) }
            return true
        }
        #expect(carried.isSuperset(of: [before, reverted]))
        #expect(carried.isDisjoint(with: [added, erased]))
        let verified = try await hall.call("core.journal.verify")
        #expect(verified["ok"] == true, "\(verified.text)")

        // One that was put back is the one it was.
        try await hall.call("people.erase", ["id": 3])
        hall.waitForErasure()
        #expect(try emptied() == [added, back - 2, back - 1, back, erased, try seq()])
    }
}
