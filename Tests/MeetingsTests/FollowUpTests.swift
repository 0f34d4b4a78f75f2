import HallTesting
import Meetings
import ModuleKit
import Registry
import Testing

@Suite struct FollowUpTests {
    private let office: Office

    init() async throws { office = try await Office() }

    private func add(_ more: JSONValue = [:]) async throws -> Int64 {
        var params: JSONValue = ["action": "Menyusun rencana pelatihan", "owner": "Bidang PKSB"]
        for member in more.object ?? [] { params[member.name] = member.value }
        return try #require(try await office.hall.call("meetings.followup.add", params)["id"]?.int)
    }

    @Test("a step is overdue the day after it was due, until it is done") func overdue() async throws {
        let hall = office.hall
        let due = try await add(["due": "2024-03-13"])
        let open = try await add()
        let late: JSONValue = ["overdue": true]
        let early: JSONValue = ["overdue": false]
        #expect(ids(try await hall.call("meetings.followup.list", late)).isEmpty)
        #expect(ids(try await hall.call("meetings.followup.list", early)) == [due, open])
        hall.set(now: "2024-03-14T00:00:00+08:00")
        #expect(ids(try await hall.call("meetings.followup.list", late)) == [due])
        #expect(ids(try await hall.call("meetings.followup.list", early)) == [open])
        #expect(try await hall.call("meetings.followup.get", ["id": .integer(due)])["overdue"] == true)
        let done = try await hall.call(
            "meetings.followup.complete",
            ["followup": .integer(due), "on": "2024-03-14", "evidence": "Rencana nomor 12 (contoh)"])
        #expect(done["state"] == "done" && done["overdue"] == false && done["done_on"] == "2024-03-14")
        #expect(ids(try await hall.call("meetings.followup.list", late)).isEmpty)
    }

    @Test("nothing is done without evidence, and nothing ends twice") func evidence() async throws {
        let id = JSONValue.integer(try await add())
        let without = await office.hall.error("meetings.followup.complete", ["followup": id, "on": "2024-03-14"])
        #expect(without?.details?[0]?["path"] == "/evidence")
        #expect(try await office.hall.call("meetings.followup.start", ["followup": id])["state"] == "in_progress")
        let off = try await office.hall.call(
            "meetings.followup.cancel", ["followup": id, "reason": "Anggaran belum ada"])
        #expect(off["state"] == "cancelled" && off["reason"] == "Anggaran belum ada")
        let again = await office.hall.error(
            "meetings.followup.complete", ["followup": id, "on": "2024-03-14", "evidence": "Contoh"])
        #expect(again?.name == .invalidState)
    }

    @Test("a step that waits for another says so, and is found by owner and region") func dependencies() async throws {
        let meeting = try await office.schedule()
        let first = try await add(["meeting": .integer(meeting)])
        let second = try await add([
            "owner": "Camat Kuaro", "regions": ["64.01.04"], "depends_on": [.integer(first), .integer(first)],
        ])
        let started = try await office.hall.call("meetings.followup.start", ["followup": .integer(second)])
        #expect(started["depends_on"] == [.integer(first)])
        #expect(started["warnings"]?[0]?["name"] == "dependency_open")
        let list = { (params: JSONValue) in ids(try await office.hall.call("meetings.followup.list", params)) }
        #expect(try await list(["owner": "kuaro"]) == [second])
        #expect(try await list(["within": "64.01.07"]) == [first])
        #expect(try await list(["within": "64.01"]) == [first, second])
        #expect(try await list(["state": "in_progress"]) == [second])
        #expect(
            await office.hall.error(
                "meetings.followup.add",
                [
                    "action": "Contoh", "owner": "Bidang", "depends_on": [999],
                ])?.name == .notFound)
    }

    @Test func `a step belongs to a training that is there, and to none where there are no trainings`() async throws {
        let step: JSONValue = ["action": "Contoh", "owner": "Bidang", "training": 4]
        let alone = await office.hall.error("meetings.followup.add", step)
        #expect(alone?.name == .moduleUnavailable)
        let hall = try TestHall(RegistryModule.self, StandInTrainings.self, MeetingsModule.self)
        let regions =
            "code,name,level,parent_code,kind\n64,Kalimantan Timur,province,,provinsi\n64.01,Paser,regency,64,kabupaten\n"
        try await hall.call("registry.region.import", ["file": .string(regions), "format": "csv"])
        let added = try await hall.call("meetings.followup.add", step)
        #expect(added["training"] == 4 && added["regions"]?.array?.map { $0["code"] } == ["64.01"])
        let unknown = await hall.error(
            "meetings.followup.add", ["action": "Contoh", "owner": "Bidang", "training": 999])
        #expect(unknown?.name == .notFound)
    }

    @Test("a promise is kept or broken once") func commitment() async throws {
        let meeting = try await office.schedule()
        let made = try await office.hall.call(
            "meetings.commitment.make",
            ["meeting": .integer(meeting), "party": "Pemerintah Desa (contoh)", "statement": "Menganggarkan kader"])
        let id = try #require(made["id"])
        let settled = try await office.hall.call(
            "meetings.commitment.settle", ["commitment": id, "kept": false, "evidence": "APBDes (contoh)"])
        #expect(settled["state"] == "broken" && settled["settled_on"] == "2024-03-13")
        let again = await office.hall.error(
            "meetings.commitment.settle", ["commitment": id, "kept": true, "evidence": "Contoh"])
        #expect(again?.name == .invalidState)
        #expect(ids(try await office.hall.call("meetings.commitment.list", ["state": "broken"])).count == 1)
    }
}
