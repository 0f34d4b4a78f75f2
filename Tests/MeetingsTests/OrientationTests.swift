import ModuleKit
import Testing

/// Whom a meeting told what cadres are for, as trainings and reports read it.
@Suite struct OrientationTests {
    private let office: Office

    init() async throws { office = try await Office() }

    private func told() throws -> [String] {
        try office.hall.rows(
            """
            SELECT r.code, o.on_date FROM meetings_pub_orientation o JOIN registry_pub_region r ON r.id = o.region
            ORDER BY r.code
            """
        ).map { "\($0["code"] as String) \($0["on_date"] as String)" }
    }

    @Test("officials who came to an orientation, or sent somebody, were told; others were not") func tells()
        async throws
    {
        for orientation in [false, true] {
            let meeting = try await office.schedule(["orientation": .bool(orientation)])
            try await office.attend(
                meeting,
                ["name": "Contoh Satu", "office": "Kepala desa", "region": "64.01.07.2002", "status": "present"],
                [
                    "name": "Contoh Dua", "office": "Camat", "region": "64.01.07", "status": "represented",
                    "represented_by": "Contoh Sekcam",
                ],
                ["name": "Contoh Tiga", "office": "Kepala desa", "region": "64.01.07.2001", "status": "excused"],
                ["name": "Contoh Empat", "region": "64.01.04.2001", "status": "present"])
            #expect(try told() == [], "it was not held yet")
            try await office.hall.call("meetings.hold", ["meeting": .integer(meeting)])
            #expect(try told() == (orientation ? ["64.01.07 2024-03-13", "64.01.07.2002 2024-03-13"] : []))
        }
    }

    @Test func `an official whom the registry knows counts for the office though nobody wrote it down`() async throws {
        let person = try #require(try await office.hall.call("registry.person.add", ["name": "Contoh Aminah"])["id"])
        try await office.hall.call(
            "registry.official.add",
            ["person": person, "office": "village_head", "region": "64.01.07.2002", "since": "2022-01-01"])
        let meeting = try await office.schedule(["orientation": true])
        let entries = try await office.attend(meeting, ["person": person, "status": "present"])
        #expect(entries[0]["office"] == "Kepala Desa")
        #expect(entries[0]["region"] == "64.01.07.2002")
        try await office.hall.call("meetings.hold", ["meeting": .integer(meeting)])
        #expect(try told() == ["64.01.07.2002 2024-03-13"])
        let guest = try await office.attend(meeting, ["person": person, "status": "present", "office": nil])
        #expect(guest[0]["office"] == .null)
    }
}
