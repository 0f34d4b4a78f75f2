import Backup
import Foundation
import Journal
import ModuleKit
import StoreTesting
import Testing

@testable import Host
@testable import Store

/// Places of backups that vanish, hold something else, or hold something damaged.
@Suite struct BackupPlaceTests {
    /// A store of one table, and the desk of its backups.
    private struct Office {
        let test: TestStore
        let folder: TestFolder
        let desk: BackupDesk

        /// - Parameter time: when it is made: two made at one moment are one to whoever asks.
        init(in folder: TestFolder? = nil, place: String = "backups", at time: Int64 = 1000) throws {
            test = try TestStore(at: time)
            self.folder = try folder ?? TestFolder()
            try test.store.migrate(module: "demo", [Self.tables])
            var plan = BackupPlan()
            plan.places = [place.hasPrefix("/") ? place : self.folder.path(place)]
            desk = try BackupDesk(test.store, plan, clock: { 1_700_000_000_000 }, logger: TestStore.silent) {
                Store.coreMigrationSQL($0, $1) ?? Self.tables.sql
            }
        }

        private static let tables = Migration(
            "0001 tables", sql: "CREATE TABLE demo_log (id INTEGER PRIMARY KEY, what TEXT) STRICT;")

        func write(_ count: Int = 1) throws {
            for _ in 0..<count { try test.execute("INSERT INTO demo_log (what) VALUES ('x')") }
        }

        var head: Int64 { get throws { try test.store.read { try JournalHead.read($0).seq } } }

        var fault: String? { desk.shipping.flush()[0].fault?.description }

        func restore(_ point: RestorePoint = .time(Instant(milliseconds: .max))) throws -> StoreRestore.Outcome {
            try StoreRestore(
                from: desk.directory.path, data: folder.path(UUID().uuidString), point: point, replaces: false
            ).run()
        }

        func damage(_ backup: String) throws {
            let path = desk.directory.path + "/\(backup).gz"
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            bytes[bytes.count / 2] ^= 255
            try bytes.write(to: URL(fileURLWithPath: path))
        }
    }

    @Test("A place that was taken away is told of and not made anew; once it is back nothing is missing there")
    func vanished() throws {
        let office = try Office()
        try office.write()
        #expect(office.fault == nil)
        let (place, away) = (office.desk.directory.path, office.folder.path("away"))
        try FileManager.default.moveItem(atPath: place, toPath: away)
        // Told although nothing was written.
        #expect(office.fault?.contains("is not there any more") == true)
        try office.write(3)
        #expect(office.fault != nil)
        #expect(!FileManager.default.fileExists(atPath: place))
        // Something else stands in its place: the mount point, say.
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        #expect(office.fault != nil)
        #expect(throws: BackupError.gone(directory: place)) { try office.desk.makeAndProve(label: nil) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place) == [])
        #expect(office.desk.care().contains { $0.description.contains("bring it back") })
        try FileManager.default.removeItem(atPath: place)
        try FileManager.default.moveItem(atPath: away, toPath: place)
        try office.write()
        #expect(office.fault == nil)
        #expect(office.desk.care() == [])
        #expect(try office.restore().seq == office.head)
    }

    @Test("A segment that was removed while it grew is begun anew, with all that the place lacks") func removed() throws
    {
        let office = try Office()
        try office.write()
        office.desk.shipping.flush(endingSegment: true)
        try office.write()
        #expect(office.fault == nil)
        let journal = office.desk.directory.journal.path
        for name in try FileManager.default.contentsOfDirectory(atPath: journal) where name.contains("open") {
            try FileManager.default.removeItem(atPath: journal + "/" + name)
        }
        try office.write()
        #expect(office.fault == nil)
        #expect(try office.restore().seq == office.head)
    }

    @Test("Where the first place is gone backups are made in the next, and it has the newest once it is back")
    func secondPlace() throws {
        let test = try TestStore()
        let folder = try TestFolder()
        var plan = BackupPlan()
        plan.places = ["first", "second"].map(folder.path)
        let desk = try BackupDesk(test.store, plan, clock: { 1_700_000_000_000 }, logger: TestStore.silent) { _, _ in
            nil
        }
        let old = try desk.makeAndProve(label: nil).backup
        let aside = folder.path("aside")
        try FileManager.default.moveItem(atPath: plan.places[0], toPath: aside)
        let new = try desk.makeAndProve(label: nil)
        #expect(new.previous?.backup == old)
        #expect(try desk.places[1].names() == [old, new.backup])
        #expect(!FileManager.default.fileExists(atPath: plan.places[0]))
        #expect(desk.care().contains { $0.description.contains("bring it back") })
        try FileManager.default.moveItem(atPath: aside, toPath: plan.places[0])
        #expect(desk.shipping.flush()[0].fault == nil)
        desk.waitForErasure()
        #expect(try desk.places[0].newestVerified() == new.backup)
        #expect(desk.care() == [])
    }

    @Test(
        "An older file in the store's place is told of with the entries that it lacks, and a store that was put back is not"
    )
    func older() throws {
        let first = try Office()
        try first.write()
        let early = try first.desk.makeAndProve(label: nil).journal.seq
        try first.write(3)
        let late = try first.head
        first.desk.shipping.flush()
        first.desk.stop()
        for isByHand in [false, true] {
            let folder = try TestFolder()
            _ = try StoreRestore(
                from: first.desk.directory.path, data: folder.path, point: .seq(early), replaces: false
            ).run()
            if isByHand { try FileManager.default.removeItem(atPath: folder.path("restored.json")) }
            let older = try TestStore(in: folder)
            var plan = BackupPlan()
            plan.places = [first.desk.directory.path]
            let desk = try BackupDesk(older.store, plan, clock: { 1_700_000_000_000 }, logger: TestStore.silent) {
                _, _ in
                nil
            }
            #expect(desk.shipping.flush()[0].lacking == (isByHand ? early + 1...late : nil))
            #expect(desk.care().contains { $0.description.contains("--seq \(late)") } == isByHand)
            desk.stop()
        }
    }

    @Test("A place to which another daemon carries its journal is refused, until that one has ended") func claimed()
        throws
    {
        let first = try Office()
        try first.write()
        _ = try first.desk.makeAndProve(label: nil)
        // A copy of the same store, put back to try something.
        let folder = try TestFolder()
        _ = try StoreRestore(
            from: first.desk.directory.path, data: folder.path, point: .time(Instant(milliseconds: .max)),
            replaces: false
        ).run()
        let copy = try TestStore(in: folder)
        var plan = BackupPlan()
        plan.places = [first.desk.directory.path]
        let second = try BackupDesk(copy.store, plan, clock: { 1_700_000_000_000 }, logger: TestStore.silent) { _, _ in
            nil
        }
        try copy.execute("INSERT INTO demo_log (what) VALUES ('copy')")
        let refusal = BackupError.claimed(directory: first.desk.directory.path)
        #expect(second.shipping.flush()[0].refusal == refusal)
        #expect(throws: refusal) { try second.makeAndProve(label: nil) }
        #expect(second.care().contains { $0.description.contains("Another daemon") })
        try first.write(3)
        #expect(first.fault == nil)
        #expect(try first.restore().seq == first.head)
        first.desk.stop()
        #expect(second.shipping.flush()[0].fault == nil)
    }

    @Test("A place that holds another store's backups or journal is refused, and told of") func foreign() throws {
        let first = try Office()
        try first.write()
        first.desk.shipping.flush()
        first.desk.shipping.stop()
        let second = try Office(place: first.desk.directory.path, at: 2000)
        #expect(second.fault?.contains("holds another store's backups") == true)
        let summary = try first.desk.makeAndProve(label: nil)
        #expect(summary.store == (try first.test.store.read { try StoreFacts.identity($0) }))
        #expect(second.fault?.contains(summary.backup) == true)
        #expect(throws: BackupError.foreign(directory: first.desk.directory.path, file: summary.backup)) {
            try second.desk.makeAndProve(label: nil)
        }
        #expect(throws: BackupError.self) {
            try second.desk.prune(.init(daily: 0, weekly: 0, monthly: 0), in: second.desk.directory, isDryRun: false)
        }
        #expect(second.desk.care().contains { $0.description.contains("each store needs a directory of its own") })
        #expect(try first.desk.directory.names() == [summary.backup])
        // Backups made before it was written down are taken for one's own.
        let path = first.desk.directory.path + "/\(summary.backup).json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacing(/"store":"[0-9a-f]*"/, with: "\"store\":null").write(
            toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: Never.self) { try second.desk.directory.refuseOthers(than: "x") }
    }

    @Test("A damaged newest backup gives way to an older one, and with the journal the same entry is reached")
    func passedOver() throws {
        let office = try Office()
        var backups: [String] = []
        for _ in 0..<2 {
            try office.write(5)
            backups.append(try office.desk.makeAndProve(label: nil, isFull: true).backup)
        }
        try office.write(2)
        office.desk.shipping.flush()
        try office.damage(backups[1])
        let now = try office.restore()
        #expect(now.seq == (try office.head))
        #expect(now.backup == backups[0])
        #expect(now.passed.map(\.backup) == [backups[1]])
        #expect(now.passed.first?.cause.description.contains("is damaged") == true)
        #expect(try office.restore(.backup).backup == backups[0])
        let drill = try office.desk.drill()
        #expect(drill.seq == (try office.head))
        #expect(drill.notes.first?.description.hasPrefix("The backup '\(backups[1])' was passed over") == true)
        // One that is named is meant.
        #expect(throws: BackupError.self) {
            try StoreRestore(
                from: office.desk.directory.path + "/\(backups[1]).json", data: office.folder.path("n"), replaces: false
            ).run()
        }
    }

    @Test("A backup that failed its proof stands in what needs care until a newer one is proved") func failed() throws {
        let office = try Office()
        try office.write()
        let backup = try office.desk.makeAndProve(label: nil, isFull: true).backup
        #expect(office.desk.care() == [])
        try office.damage(backup)
        #expect(try office.desk.prove(backup, in: office.desk.directory, notes: false).faults.isEmpty == false)
        #expect(office.desk.care() == [])
        #expect(try office.desk.prove(backup, in: office.desk.directory).faults.isEmpty == false)
        #expect(office.desk.care().first?.description.contains("'\(backup)' in") == true)
        let next = try office.desk.makeAndProve(label: nil, isFull: true).backup
        #expect(office.desk.care() == [])
        try office.desk.directory.remove(backup)
        let left = try FileManager.default.contentsOfDirectory(atPath: office.desk.directory.path)
        #expect(left.filter { $0.hasPrefix(backup + ".") } == [])
        #expect(try office.desk.newestProved()?.backup == next)
    }

    @Test("A store put back from the journal alone is its owner's only") func mode() throws {
        let office = try Office()
        try office.write()
        office.desk.shipping.flush()
        let data = office.folder.path("data")
        let point = RestorePoint.seq(try office.head)
        #expect(
            try StoreRestore(from: office.desk.directory.path, data: data, point: point, replaces: false).run().backup
                == nil)
        var status = stat()
        #expect(stat(data + "/" + Store.fileName, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test("A place that cannot be made is told of from the start, by its path and the system's cause") func unsuitable()
        throws
    {
        let office = try Office(place: "/proc/none")
        office.desk.start()
        office.desk.stop()
        #expect(
            office.desk.care().map(\.description) == [
                "Backups: /proc/none: make '/proc/none': No such file or directory"
            ])
        let file = try TestFolder()
        try file.write("file", [])
        let other = try Office(place: file.path("file"))
        #expect(other.fault == "list '\(file.path("file"))': Not a directory")
        var settings = DaemonSettings(data: file.path("data"), keyFile: file.path)
        #expect(throws: StartError.self) { try settings.check() }
        settings.keyFile = file.path("file")
        #expect(throws: Never.self) { try settings.check() }
    }

    @Test("A write that the disk did not take is told of until one is taken") func fullDisk() throws {
        let office = try Office()
        try office.write()
        let limit = { (pages: Int) in
            try office.test.store.pool.writeWithoutTransaction { db in
                _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages)")
            }
        }
        try limit(1)
        #expect(throws: StoreError.self) {
            try office.test.execute("INSERT INTO demo_log (what) VALUES (hex(zeroblob(100000)))")
        }
        #expect(office.desk.care().first?.description.hasPrefix("The last write did not reach the disk") == true)
        try limit(1_000_000)
        try office.write()
        #expect(office.desk.care() == [])
    }
}
