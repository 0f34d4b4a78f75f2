import HallTesting
import ModuleKit
import Testing

@Suite struct DormantTests {
    @Test("who was neither seen nor appointed for so many months is dormant")
    func lists() async throws {
        let office = try await Office(now: "2024-06-30T09:00:00+08:00")
        let seen = try await office.cadre("Contoh Satu", "64.01.01.2001", from: "2020-01-01")
        let never = try await office.cadre("Contoh Dua", "64.01.01.2002", from: "2020-01-01")
        let ended = try await office.cadre("Contoh Tiga", "64.01.01.2002", from: "2020-01-01")
        _ = try await office.cadre("Contoh Empat", "64.09.01.2001", from: "2020-01-01")
        try await office.hall.call(
            "registry.cadre.end", ["id": .integer(ended), "on": "2024-01-01", "reason": "resigned"])
        let meeting = try await office.meeting(on: "2023-12-30", targets: ["64.01.01"])
        try await office.hall.call(
            "meetings.attend",
            ["meeting": .integer(meeting), "entries": [["cadre": .integer(seen), "status": "present"]]])
        func ids(_ months: Int64) async throws -> [Int64] {
            let params: JSONValue = ["within": "64.01", "months": .integer(months)]
            return try await office.hall.call("reporting.dormant", params)["items"]?.array?.compactMap { $0["id"]?.int }
                ?? []
        }
        #expect(try await ids(5) == [seen, never])
        #expect(try await ids(6) == [never])
        #expect(try await ids(60) == [], "an appointment is a trace")
        for months in [1, 5, 6, 7, 60] as [Int64] {
            let registry = try await office.hall.call(
                "registry.cadre.list", ["within": "64.01", "dormant_months": .integer(months)])
            #expect(registry["items"]?.array?.compactMap { $0["id"]?.int } == (try await ids(months)))
        }
        let first = try await office.hall.call("reporting.dormant", ["within": "64.01.01.2001", "months": 1])["items"]?[
            0]
        #expect(first?["village"] == "64.01.01.2001")
        #expect(first?["village_name"] == "Desa 64.01.01.2001")
        #expect(first?["last_seen"] == "2023-12-30")
        #expect(first?["state"] == "active")
    }
}
