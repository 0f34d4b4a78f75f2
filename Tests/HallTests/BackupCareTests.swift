import Foundation
import HallTesting
import ModuleKit
import Testing

/// Damage to what lies in the backup place is told before it is needed.
@Suite struct BackupCareTests {
    private func care(_ hall: TestHall) async throws -> [String] {
        try await hall.call("core.status")["care"]?.array?.compactMap(\.string) ?? []
    }

    private func change(_ path: String, _ body: (inout Data) -> Void) throws {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        body(&bytes)
        try bytes.write(to: URL(fileURLWithPath: path))
    }

    @Test("a segment of the journal that is damaged is told by proof, drill and status, with its file")
    func segment() async throws {
        let hall = try TestHall(NotesModule.self, now: "2024-03-13T00:00:00Z", backupHours: 1)
        for hour in 1...3 {
            try await hall.call("notes.add", ["text": "pukul \(hour)"])
            hall.set(now: "2024-03-13T0\(hour):00:00Z")
            hall.makeBackupIfDue()
        }
        #expect(try await care(hall) == [])
        let journal = hall.directory + "/backups/journal"
        let names = try FileManager.default.contentsOfDirectory(atPath: journal).filter { !$0.contains("open") }
        // The last one would be written anew.
        #expect(names.count == 2)
        let name = try #require(names.min())
        try change(journal + "/" + name) { $0[$0.count / 2] ^= 255 }
        let backup = try #require(try await hall.call("core.backup.list")["items"]?[0]?["backup"])
        let proof = try await hall.call("core.backup.verify", ["backup": backup])
        #expect(proof["ok"] == true)
        #expect(proof["notes"]?[0]?.string?.hasPrefix("journal/\(name): ") == true, "\(proof.text)")
        let drill = try await hall.call("core.backup.drill")
        #expect(drill["notes"]?.array?.contains { $0.string?.hasPrefix("journal/\(name): ") == true } == true)
        hall.set(now: "2024-03-13T04:00:00Z")
        hall.makeBackupIfDue()
        let told = try await care(hall)
        #expect(told.count == 1)
        #expect(told.first?.contains("journal/\(name): ") == true, "\(told)")
    }

    @Test("a newest backup whose index cannot be used is told at once, is not listed, and has another one made")
    func index() async throws {
        let hall = try TestHall(NotesModule.self, now: "2024-03-13T00:00:00Z", backupHours: 24)
        try await hall.call("notes.add", ["text": "satu"])
        hall.makeBackupIfDue()
        let backup = try #require(try await hall.call("core.backup.list")["items"]?[0]?["backup"]?.string)
        try change("\(hall.directory)/backups/\(backup).json") { $0.append(contentsOf: Data("x\n".utf8)) }
        let list = try await hall.call("core.backup.list")
        #expect(list["items"] == [])
        #expect(list["unreadable"] == [.string(backup)])
        #expect(try await hall.call("core.status")["backup"]?.isNull == true)
        let told = try await care(hall)
        #expect(told.count == 1)
        #expect(told.first?.contains("/\(backup).json' cannot be used") == true, "\(told)")
        hall.set(now: "2024-03-13T00:01:00Z")
        hall.makeBackupIfDue()
        #expect(try await care(hall) == [])
        #expect(try await hall.call("core.status")["backup"]?.string ?? backup > backup)
    }
}
