import Backup
import Foundation
import Journal
import ModuleKit
import StoreTesting
import Synchronization
import Testing

@testable import Host
@testable import Store

/// Long work is broken off at whichever step nobody waits any more.
@Suite struct LongWorkTests {
    private static let tables = Migration(
        "0001 tables", sql: "CREATE TABLE demo_log (id INTEGER PRIMARY KEY, what TEXT) STRICT;")

    @Test("Proving, restoring and comparing end at every step at which nobody waits, and leave nothing behind")
    func everyStep() throws {
        let test = try TestStore()
        let folder = try TestFolder()
        try test.store.migrate(module: "demo", [Self.tables])
        var plan = BackupPlan()
        plan.places = [folder.path("backups")]
        let desk = try BackupDesk(test.store, plan, clock: { 1_700_000_000_000 }, logger: TestStore.silent) {
            Store.coreMigrationSQL($0, $1) ?? Self.tables.sql
        }
        try test.execute("INSERT INTO demo_log (what) VALUES ('x')")
        let backup = try desk.makeAndProve(label: nil).backup
        try test.execute("INSERT INTO demo_log (what) VALUES ('y')")
        desk.shipping.flush()
        let works: [(String, (Onlooker) throws -> Void)] = [
            ("prove", { _ = try desk.prove(backup, in: desk.directory, for: $0) }),
            ("drill", { _ = try desk.drill(for: $0) }),
            ("explain", { _ = try desk.explanation(from: nil, for: $0) }),
            ("explain all", { _ = try desk.explanation(from: nil, isWhole: true, for: $0) }),
        ]
        for (name, work) in works {
            let asked = Atomic(0)
            try work(
                Onlooker(
                    isGone: {
                        asked.add(1, ordering: .relaxed); return false
                    }, tell: { _, _, _ in }))
            let steps = asked.load(ordering: .relaxed)
            #expect(steps > 1, "\(name)")
            for last in 1...max(1, steps - 1) {
                let left = Atomic(last)
                let impatient = Onlooker(
                    isGone: { left.subtract(1, ordering: .relaxed).newValue <= 0 }, tell: { _, _, _ in })
                #expect(throws: BackupError.cancelled, "\(name), step \(last)") { try work(impatient) }
                let data = URL(fileURLWithPath: test.store.path).deletingLastPathComponent().path
                let there = try FileManager.default.contentsOfDirectory(atPath: data)
                #expect(there.filter { $0.hasPrefix("scratch") } == [], "\(name), step \(last)")
            }
        }
        #expect(desk.directory.verifiedAt(backup) != nil)
    }
}
