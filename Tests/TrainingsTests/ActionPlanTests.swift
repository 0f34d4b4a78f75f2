import HallTesting
import ModuleKit
import Testing

@Suite struct ActionPlanTests {
    @Test("each step becomes a follow-up of the meetings module, in the same transaction") func follows() async throws {
        let office = try await Office(withMeetings: true)
        let training = try await office.openID()
        let ids = try await office.enrol(training, ["name": "Contoh Satu", "region": "64.01.07.2002"])
        try await office.complete(training)
        let plan = try await office.hall.call(
            "trainings.actionplan.add",
            [
                "participant": .integer(ids[0]),
                "actions": [
                    ["action": "Mendampingi musdus", "due": "2024-08-31"], ["action": "Mendata", "owner": "PKK"],
                ],
            ])
        #expect(plan["warnings"] == [])
        #expect(plan["actions"]?.array?.map { $0["followup"] } == [1, 2])
        #expect(plan["actions"]?.array?.map { $0["owner"] } == ["Contoh Satu", "PKK"])
        #expect(plan["actions"]?[0]?["followup_state"] == "open")
        let made = try office.hall.rows("SELECT * FROM meetings_followup ORDER BY id")
        #expect(made.map { $0["regions"] as String } == ["64.01.07.2002", "64.01.07.2002"])
        #expect(made.map { $0["training"] as Int64 } == [training, training])
        let list = try await office.hall.call("trainings.actionplan.list", ["training": .integer(training)])
        #expect(list["items"] == plan["actions"])
        #expect(try await office.hall.call("trainings.actionplan.get", ["id": 2]) == plan["actions"]?[1])
    }

    @Test("a step is for the village under its code of today, and for all that became of one that was split")
    func places() async throws {
        let office = try await Office(withMeetings: true, now: "2024-05-20T09:00:00+08:00")
        let training = try await office.openID()
        let ids = try await office.enrol(
            training, ["name": "Contoh Satu", "region": "64.01.07.2001"],
            ["name": "Contoh Dua", "region": "64.01.07.2002"])
        for (kind, from, to) in [
            ("recode", "64.01.07.2001", ["64.01.07.2081"]),
            ("split", "64.01.07.2002", ["64.01.07.2082", "64.01.07.2083"]),
        ] {
            let places = to.map { ["code": .string($0), "name": "Contoh Baru"] as JSONValue }
            try await office.hall.call(
                "registry.region.succeed",
                ["kind": .string(kind), "from": [.string(from)], "to": .array(places), "valid_from": "2024-05-01"])
        }
        for id in ids {
            try await office.hall.call(
                "trainings.actionplan.add", ["participant": .integer(id), "actions": [["action": "Mendata"]]])
        }
        let made = try office.hall.rows("SELECT regions FROM meetings_followup ORDER BY id")
        #expect(made.map { $0["regions"] as String } == ["64.01.07.2081", "64.01.07.2082 64.01.07.2083"])
    }

    @Test("without meetings the steps wait, and say so; a failing follow-up leaves nothing") func waits() async throws {
        let office = try await Office()
        let training = try await office.openID()
        let ids = try await office.enrol(training, ["name": "Contoh Satu"])
        let params: JSONValue = ["participant": .integer(ids[0]), "actions": [["action": "Mendampingi musdus"]]]
        let plan = try await office.hall.call("trainings.actionplan.add", params)
        #expect(plan["warnings"]?[0]?["name"] == "not_followed")
        #expect(plan["actions"]?[0]?["followup"] == .null)
        #expect(await office.hall.error("trainings.actionplan.follow")?.name == .moduleUnavailable)
        try await office.hall.call("trainings.withdraw", ["participant": .integer(ids[0]), "reason": "Sakit"])
        #expect(await office.hall.error("trainings.actionplan.add", params)?.name == .invalidState)
    }
}
