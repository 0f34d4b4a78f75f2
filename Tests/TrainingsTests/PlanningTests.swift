import HallTesting
import ModuleKit
import Testing

@Suite struct PlanningTests {
    @Test("a sample curriculum is there, and marked as one") func sample() async throws {
        let office = try await Office()
        let sample = try await office.hall.call("trainings.curriculum.get", ["curriculum": "CONTOH-KPMD"])
        #expect(sample["sample"] == true)
        #expect(sample["lesson_hours"]?.double == 24)
        #expect(sample["title"]?.string?.contains("Contoh") == true)
    }

    @Test("a curriculum is changed by a new edition, and trainings keep theirs; the same again is the same")
    func editions() async throws {
        let office = try await Office()
        var params: JSONValue = [
            "code": "KPMD-1", "title": "Contoh kurikulum",
            "modules": [
                ["title": "Peran", "lesson_hours": 4, "dimension": "knowledge"],
                ["title": "Praktik", "lesson_hours": 2.5],
            ],
        ]
        let first = try await office.hall.call("trainings.curriculum.define", params)
        #expect(first["edition"] == 1 && first["lesson_hours"]?.double == 6.5)
        #expect(try await office.hall.call("trainings.curriculum.define", params) == first)
        let training = try await office.open(["curriculum": "KPMD-1"])
        #expect(training["curriculum"] == first["id"])
        params["title"] = "Contoh kurikulum baru"
        let second = try await office.hall.call("trainings.curriculum.define", params)
        #expect(second["edition"] == 2 && second["id"] != first["id"])
        #expect(try await office.hall.call("trainings.curriculum.get", ["id": "KPMD-1"]) == second)
        #expect(
            try await office.hall.call("trainings.get", ["id": training["id"] ?? .null])["curriculum"] == first["id"])
        let session = try await office.hall.call(
            "trainings.session.add",
            [
                "training": training["id"] ?? .null, "module": "Praktik", "starts_at": "2024-04-22T09:00:00+08:00",
                "ends_at": "2024-04-22T10:00:00+08:00",
            ])
        #expect(session["title"] == "Praktik")
        let list = try await office.hall.call("trainings.curriculum.list")
        #expect(list["items"]?.array?.map { $0["edition"] } == [1, 2])
        let all = try await office.hall.call("trainings.curriculum.list", ["editions": true])
        #expect(all["items"]?.array?.count == 3)
        let other = await office.hall.error(
            "trainings.update", ["training": training["id"] ?? .null, "curriculum": second["id"] ?? .null])
        #expect(other?.name == .conflict)
    }

    @Test("a plan tells by region how far it is filled, and who came from elsewhere") func quotas() async throws {
        let office = try await Office()
        let plan = try await office.hall.call(
            "trainings.plan.create",
            [
                "year": 2024, "title": "Contoh rencana", "budget": 250_000_000, "curriculum": "CONTOH-KPMD",
                "quotas": [["region": "64.01.07", "seats": 2], ["region": "64.01.04.2001", "seats": 1]],
            ])
        #expect(plan["seats"] == 3 && plan["filled"] == 0)
        let training = try await office.openID(["plan": plan["id"] ?? .null])
        let ids = try await office.enrol(
            training, ["name": "Contoh Satu", "region": "64.01.07.2002"], ["name": "Contoh Dua", "region": "64.01.07"],
            ["name": "Contoh Tiga", "region": "64.01.04"], ["name": "Contoh Empat"])
        try await office.hall.call("trainings.withdraw", ["participant": .integer(ids[1]), "reason": "Sakit"])
        try await office.complete(training)
        let after = try await office.hall.call("trainings.plan.get", ["plan": plan["id"] ?? .null])
        #expect(after["quotas"]?.array?.map { $0["region"] } == ["64.01.04.2001", "64.01.07"])
        #expect(after["quotas"]?.array?.map { $0["filled"] } == [0, 1])
        #expect(after["quotas"]?.array?.map { $0["completed"] } == [0, 1])
        #expect(after["filled"] == 3 && after["outside"] == 2 && after["completed"] == 3)
        #expect(after["trainings"] == [.integer(training)])
        let list = try await office.hall.call("trainings.plan.list", ["year": 2025])
        #expect(list["items"] == [])
        let changed = try await office.hall.call(
            "trainings.plan.update",
            ["plan": plan["id"] ?? .null, "budget": .null, "quotas": [], "expected_version": after["version"] ?? .null])
        #expect(changed["budget"] == .null && changed["seats"] == 0 && changed["outside"] == 3)
    }

    @Test func `null empties a plan's lists, and is refused for what is always there`() async throws {
        let office = try await Office()
        let need = try await office.hall.call(
            "trainings.need.add", ["title": "Contoh kebutuhan", "regions": ["64.01.07"]])
        let plan = try await office.hall.call(
            "trainings.plan.create",
            [
                "year": 2024, "title": "Contoh rencana", "needs": [need["id"] ?? .null],
                "quotas": [["region": "64.01.07", "seats": 2]],
            ])
        let id = plan["id"] ?? .null
        let emptied = try await office.hall.call("trainings.plan.update", ["plan": id, "quotas": nil, "needs": nil])
        #expect(emptied["quotas"] == [] && emptied["needs"] == [])
        let training = try await office.openID()
        let session = JSONValue.integer(try await office.session(training, day: 22))
        for (command, noun, id, member) in [
            ("trainings.plan.update", "plan", id, "title"),
            ("trainings.need.update", "need", need["id"] ?? .null, "title"),
            ("trainings.need.update", "need", need["id"] ?? .null, "regions"),
            ("trainings.session.update", "session", session, "starts_at"),
            ("trainings.update", "training", .integer(training), "orientation"),
        ] {
            let error = await office.hall.error(command, [noun: id, member: nil])
            #expect(error?.details?[0]?["path"]?.string == "/\(member)", "\(command)")
            #expect(error?.details?[0]?["rule"] == "required")
        }
    }

    @Test("needs are entered, planned, and met or dropped, and no other way") func needs() async throws {
        let office = try await Office()
        let need = try await office.hall.call(
            "trainings.need.add",
            ["title": "Contoh kebutuhan", "regions": ["64.01.07"], "dimension": "skill", "source": "Contoh rapat"])
        #expect(need["origin"] == "entered" && need["state"] == "open")
        let id = need["id"] ?? .null
        let plan = try await office.hall.call(
            "trainings.plan.create", ["year": 2024, "title": "Contoh rencana", "needs": [id]])
        #expect(plan["needs"] == [id])
        #expect(try await office.hall.call("trainings.need.get", ["need": id])["state"] == "planned")
        try await office.hall.call("trainings.plan.update", ["plan": plan["id"] ?? .null, "needs": []])
        #expect(try await office.hall.call("trainings.need.get", ["need": id])["state"] == "open")
        let changed = try await office.hall.call("trainings.need.update", ["need": id, "dimension": .null])
        #expect(changed["dimension"] == .null && changed["source"] == "Contoh rapat")
        let met = try await office.hall.call("trainings.need.meet", ["need": id, "how": "Contoh pelatihan"])
        #expect(met["state"] == "met" && met["reason"] == "Contoh pelatihan")
        let again = await office.hall.error("trainings.need.drop", ["need": id, "reason": "Salah"])
        #expect(again?.name == .invalidState)
        #expect(again?.details?["allowed"] == [])
    }

    @Test("needs are seen in cadres never trained, long ago, badly, or revived since") func derived() async throws {
        let office = try await Office()
        var cadres: [Int64] = []
        for i in 1...4 { cadres.append(try await office.activeCadre("Contoh \(i)")) }
        let old = try await office.openID(["starts_on": "2020-04-22", "ends_on": "2020-04-24"])
        _ = try await office.enrol(old, ["cadre": .integer(cadres[0])], ["cadre": .integer(cadres[1])])
        try await office.complete(old)
        let new = try await office.openID()
        let ids = try await office.enrol(new, ["cadre": .integer(cadres[2])])
        try await office.assess(new, "post", of: "knowledge", scores: [(ids[0], 40)])
        try await office.complete(new)
        try await office.hall.call(
            "registry.cadre.deactivate", ["id": .integer(cadres[1]), "on": "2022-01-01", "reason": "Pindah tugas"])
        try await office.hall.call(
            "registry.cadre.revive",
            ["id": .integer(cadres[1]), "on": "2024-03-13", "basis": ["kind": "meeting", "reference": "1"]])
        func counts(_ within: String, _ origin: String) async throws -> [JSONValue?] {
            let answer = try await office.hall.call(
                "trainings.need.list", ["within": .string(within), "origin": .string(origin)])
            return answer["items"]?.array?.map { $0["cadres"] } ?? []
        }
        #expect(try await counts("64.01", "never_trained") == [2])
        #expect(try await counts("64", "trained_long_ago") == [2])
        #expect(try await counts("64.01.07.2002", "revived_untrained") == [1])
        #expect(try await counts("64.01.07", "low_scores") == [1])
        #expect(try await counts("64.01.04", "low_scores") == [])
        try await office.hall.call("trainings.need.add", ["title": "Contoh kebutuhan", "regions": ["64.01.07"]])
        let all = try await office.hall.call("trainings.need.list", ["within": "64.01"])
        #expect(
            all["items"]?.array?.map { $0["origin"] }
                == ["never_trained", "trained_long_ago", "revived_untrained", "low_scores", "entered"])
        #expect(all["items"]?[0]?["title"] == "2 active cadres of Muara Komam have completed no training")
        #expect(all["items"]?[3]?["dimension"] == "knowledge")
    }
}
