import Foundation
import HallTesting
import ModuleKit
import Testing

/// What an operator must look at is told by `core.status`, and by the exit status of `balai status`.
@Suite struct CareTests {
    private func status(at socket: String) async throws -> (status: Int32, output: String) {
        let balai = DaemonProcess.buildFolder.appendingPathComponent("balai").path
        let done = try await waiting { try DaemonProcess.run(balai, ["--socket", socket, "status"]) }
        return (done.status, done.output)
    }

    /// What somebody does with another program while nobody looks.
    private func meddle(_ hall: TestHall) throws {
        let queue = try DatabaseQueue(path: hall.directory + "/balai.sqlite")
        try queue.writeWithoutTransaction {
            try $0.execute(sql: "UPDATE core_setting SET value = '{\"office_place\":\"Lain\"}'")
        }
        try queue.close()
    }

    @Test(
        "a row that another program changed is found within the minute, told from then on, and what follows it can be restored"
    )
    func unexplained() async throws {
        let hall = try TestHall(now: "2024-03-13T00:00:00Z", backupHours: 1)
        let socket = try hall.listen()
        let place: JSONValue = ["module": "core", "values": ["office_place": "Contoh"]]
        try await hall.call("core.settings.set", place)
        hall.makeBackupIfDue()
        let well = try await status(at: socket)
        #expect(well.status == 0, "\(well.output)")

        try meddle(hall)
        // The first is not due yet, but that another program wrote is noticed.
        for time in ["00:02", "01:02"] {
            hall.set(now: "2024-03-13T\(time):00Z")
            hall.makeBackupIfDue()
            let told = try await status(at: socket)
            #expect(told.status == 4, "\(told.output)")
            let care = try JSONValue.parse(told.output)["care"]
            #expect(care?.array?.count == 1)
            #expect(care?[0]?.string?.contains("core.journal.verify") == true, "\(care?.text ?? "")")
        }
        #expect(try await hall.call("core.backup.list")["items"]?.array?.count == 3)
        // Entries that were written upon what was changed lead on from the backup that was made at once.
        let other: JSONValue = ["module": "core", "values": ["office_place": "Contoh Lain"]]
        try await hall.call("core.settings.set", other)
        hall.carryJournal()
        let report = try await hall.call("core.backup.drill")
        #expect(report["seq"] == report["store_seq"])
        hall.makeBackupIfDue()
        #expect(try await hall.call("core.backup.list")["items"]?.array?.count == 3)
    }

    @Test(
        "a backup that somebody makes and proves does not take for right what the journal does not explain, until told so"
    )
    func accepted() async throws {
        let hall = try TestHall(now: "2024-03-13T00:00:00Z", backupHours: 1)
        let socket = try hall.listen()
        let place: JSONValue = ["module": "core", "values": ["office_place": "Contoh"]]
        try await hall.call("core.settings.set", place)
        hall.makeBackupIfDue()
        let first = try #require(try await hall.call("core.backup.list")["items"]?[0]?["backup"])
        try meddle(hall)
        var backup: JSONValue = nil
        for minute in 1...2 {
            hall.set(now: "2024-03-13T00:0\(minute):00Z")
            backup = try #require(try await hall.call("core.backup.create")["backup"])
            #expect(try await hall.call("core.backup.verify", ["backup": backup])["ok"] == true)
            #expect(try await status(at: socket).status == 4)
            let told = try await hall.call("core.journal.verify")
            #expect(told["ok"] == false)
            #expect(told["backup"] == first)
        }
        try await hall.call("core.backup.verify", ["backup": backup, "accept": true])
        #expect(try await status(at: socket).status == 0)
        let told = try await hall.call("core.journal.verify")
        #expect(told["ok"] == true)
        #expect(told["backup"] == backup)
    }
}
