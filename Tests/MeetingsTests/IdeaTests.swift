import ModuleKit
import Testing

@Suite struct IdeaTests {
    private let office: Office

    init() async throws { office = try await Office() }

    private func raise(_ more: JSONValue = [:]) async throws -> JSONValue {
        var params: JSONValue = ["statement": "Pokok pikiran (contoh)", "stage": "planning"]
        for member in more.object ?? [] { params[member.name] = member.value }
        return try await office.hall.call("meetings.idea.raise", params)
    }

    @Test("an idea has its meeting's day and regions, and is found by stage and region") func found() async throws {
        let meeting = try await office.schedule(["starts_at": "2024-03-01T09:00:00+08:00"])
        let first = try await raise(["meeting": .integer(meeting)])
        #expect(first["raised_on"] == "2024-03-01")
        #expect(first["regions"] == [["code": "64.01.07.2002", "name": "Batu Botuk"]])
        let second = try await raise(["stage": "utilisation", "regions": ["64.02"], "raised_by": "Pemuda"])
        #expect(second["raised_on"] == "2024-03-13" && second["raised_by"] == "Pemuda")
        let list = { (params: JSONValue) in ids(try await office.hall.call("meetings.idea.list", params)) }
        #expect(try await list(["within": "64.01"]) == [1])
        #expect(try await list(["stage": "utilisation"]) == [2])
        #expect(try await list(["state": "open"]) == [1, 2])
        #expect(try await list(["state": "adopted"]).isEmpty)
        let problem = try await office.hall.call(
            "meetings.issue.raise", ["statement": "Kader tidak dilibatkan (contoh)", "regions": ["64.01.04"]])
        let answer = try await raise(["issue": try #require(problem["id"])])
        #expect(answer["regions"]?.array?.map { $0["code"] } == ["64.01.04"])
    }

    @Test("a deferred idea can still be adopted, and then nothing more") func adopted() async throws {
        let id = try #require(try await raise()["id"])
        let waiting = try await office.hall.call("meetings.idea.defer", ["idea": id, "reason": "Menunggu anggaran"])
        #expect(waiting["state"] == "deferred" && waiting["reason"] == "Menunggu anggaran")
        let taken = try await office.hall.call(
            "meetings.idea.adopt", ["idea": id, "programme": "RKPDes 2025 (contoh)"])
        #expect(taken["state"] == "adopted" && taken["programme"] == "RKPDes 2025 (contoh)")
        #expect(taken["reason"]?.isNull == true)
        let error = await office.hall.error("meetings.idea.reject", ["idea": id, "reason": "Contoh"])
        #expect(error?.details?["state"] == "adopted" && error?.details?["allowed"] == [])
    }
}
