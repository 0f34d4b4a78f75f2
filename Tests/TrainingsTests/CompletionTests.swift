import HallTesting
import ModuleKit
import Testing

@Suite struct CompletionTests {
    @Test("with sessions, who was at four of five completes and who was at three fails with the reason")
    func sessions() async throws {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        let ids = try await office.enrol(training, ["name": "Contoh Satu"], ["name": "Contoh Dua"])
        for i in 0..<5 {
            let session = try await office.session(training, day: 22 + i / 2, hour: 8 + i % 2 * 4)
            try await office.attend(session, i < 3 ? ids : [ids[0]])
            if i == 4 { try await office.attend(session, [ids[0]], as: "excused") }
        }
        let answer = try await office.hall.call("trainings.complete", ["training": .integer(training)])
        #expect(answer["completed"] == 1)
        #expect(answer["failed"]?.array?.count == 1)
        #expect(answer["failed"]?[0]?["participant"] == .integer(ids[1]))
        #expect(answer["failed"]?[0]?["reasons"]?[0]?["name"] == "attendance")
        let after = try await office.hall.call("trainings.get", ["training": .integer(training)])
        #expect(after["state"] == "completed")
        #expect(after["completed_on"] == "2024-05-20")
        #expect(after["failed_count"] == 1)
    }

    @Test("only sessions of one's own class count") func classes() async throws {
        let office = try await Office()
        let training = try #require(try await office.open(["classes": [["name": "A"], ["name": "B"]]])["id"]?.int)
        let a = try await office.enrol(training, ["name": "Contoh Satu"], in: "A")
        let b = try await office.enrol(training, ["name": "Contoh Dua"], in: "B")
        let none = try await office.enrol(training, ["name": "Contoh Tiga"])
        let session = try await office.session(training, day: 22, class: "A")
        try await office.attend(session, a)
        let error = await office.hall.error(
            "trainings.attend",
            ["session": .integer(session), "entries": [["participant": .integer(b[0]), "status": "present"]]])
        #expect(error?.details?[0]?["rule"] == "class")
        let answer = try await office.hall.call("trainings.complete", ["training": .integer(training)])
        #expect(answer["completed"] == 1)
        #expect(answer["failed"]?.array?.map { $0["participant"] } == [.integer(b[0]), .integer(none[0])])
        #expect(answer["failed"]?[0]?["reasons"]?[0]?["name"] == "no_sessions")
    }

    @Test("without a session nobody can be judged, and the training stays open") func plain() async throws {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        let cadre = try await office.cadre("Contoh Satu")
        _ = try await office.enrol(training, ["cadre": .integer(cadre)])
        let error = await office.hall.error("trainings.complete", ["training": .integer(training)])
        #expect(error?.name == .invalidState)
        #expect(error?.details?["allowed"] == ["trainings.session.add"])
        #expect(try office.lastSeen(cadre) == nil)
        #expect(try await office.complete(training)["completed"] == 1)
        #expect(try office.lastSeen(cadre) == "2024-04-22")
    }

    @Test("who was withdrawn is not judged") func withdrawn() async throws {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        let ids = try await office.enrol(training, ["name": "Contoh Satu"], ["name": "Contoh Dua"])
        try await office.hall.call("trainings.withdraw", ["participant": .integer(ids[1]), "reason": "Sakit"])
        let answer = try await office.complete(training)
        #expect(answer["completed"] == 1)
        #expect(answer["failed"] == [])
    }

    @Test("a cadre is seen at its last session, and no more when that is corrected") func traces() async throws {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        let cadre = try await office.cadre("Contoh Satu")
        let ids = try await office.enrol(training, ["cadre": .integer(cadre)])
        let (first, second) = (
            try await office.session(training, day: 22), try await office.session(training, day: 23)
        )
        try await office.attend(first, ids)
        #expect(try office.lastSeen(cadre) == "2024-04-22")
        try await office.attend(second, ids)
        #expect(try office.lastSeen(cadre) == "2024-04-23")
        try await office.attend(second, ids, as: "absent")
        #expect(try office.lastSeen(cadre) == "2024-04-22")
        try await office.attend(first, ids, as: "excused")
        #expect(try office.lastSeen(cadre) == nil)
    }

    @Test("what is completed is closed, but for the follow-up's scores") func closed() async throws {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        let ids = try await office.enrol(training, ["name": "Contoh Satu"])
        try await office.complete(training)
        for (name, params) in [
            ("trainings.complete", ["training": .integer(training)]),
            ("trainings.cancel", ["training": .integer(training), "reason": "Salah"]),
            ("trainings.enrol", ["training": .integer(training), "participants": [["name": "Contoh Dua"]]]),
            ("trainings.withdraw", ["participant": .integer(ids[0]), "reason": "Salah"]),
            ("trainings.replace", ["participant": .integer(ids[0]), "by": ["name": "Contoh Dua"]]),
        ] as [(String, JSONValue)] {
            #expect(await office.hall.error(name, params)?.name == .invalidState, "\(name)")
        }
        try await office.assess(training, "follow_up", of: "behaviour", scores: [(ids[0], 80)])
        await #expect(throws: RPCError.self) { try await office.assess(training, "post", scores: [(ids[0], 80)]) }
    }

    @Test("completing before the end, and with nobody, is done with warnings") func early() async throws {
        let office = try await Office(now: "2024-04-22T10:00:00+08:00")
        let answer = try await office.complete(try await office.openID())
        #expect(answer["warnings"]?.array?.map { $0["name"] } == ["before_end", "no_participants"])
    }

    @Test("a session lies inside its training's days and ends after it begins") func sessionBounds() async throws {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        await #expect(throws: RPCError.self) { try await office.session(training, day: 25) }
        let error = await office.hall.error(
            "trainings.session.add",
            [
                "training": .integer(training), "starts_at": "2024-04-22T09:00:00+08:00",
                "ends_at": "2024-04-22T09:00:00+08:00",
            ])
        #expect(error?.details?[0]?["path"] == "/ends_at")
        let session = try await office.session(training, day: 24)
        let shown = try await office.hall.call("trainings.session.get", ["session": .integer(session)])
        #expect(shown["starts_at"] == "2024-04-24T09:00:00+08:00")
        let list = try await office.hall.call("trainings.session.list", ["training": .integer(training)])
        #expect(list["items"]?.array == [shown])
    }

    @Test func `a training is not completed before it begins`() async throws {
        let office = try await Office()
        let training = try await office.openID(["starts_on": "2024-06-03", "ends_on": "2024-06-04"])
        try await office.hall.call(
            "trainings.session.add",
            [
                "training": .integer(training), "starts_at": "2024-06-03T09:00:00+08:00",
                "ends_at": "2024-06-03T11:00:00+08:00",
            ])
        let error = await office.hall.error("trainings.complete", ["training": .integer(training)])
        #expect(error?.details?[0]?["path"] == "/training")
        #expect(error?.details?[0]?["rule"] == "range")
    }

    @Test func `a certificate lists the modules that sessions taught, and completing tells of those left out`()
        async throws
    {
        let office = try await Office()
        try await office.hall.call(
            "trainings.curriculum.define",
            [
                "code": "CONTOH", "title": "Contoh",
                "modules": [
                    ["title": "Contoh Pertama", "lesson_hours": 4], ["title": "Contoh Kedua", "lesson_hours": 6],
                ],
            ])
        func run(_ module: JSONValue) async throws -> (warnings: [JSONValue?], modules: [JSONValue?], hours: JSONValue?)
        {
            let training = try await office.openID(["curriculum": "CONTOH"])
            let cadre = try await office.cadre("Contoh Aminah")
            let participants = try await office.enrol(training, ["cadre": .integer(cadre)])
            var params: JSONValue = [
                "training": .integer(training), "starts_at": "2024-04-22T09:00:00+08:00",
                "ends_at": "2024-04-22T12:00:00+08:00",
            ]
            if module != .null { params["module"] = module }
            let session = try #require(try await office.hall.call("trainings.session.add", params)["id"]?.int)
            try await office.attend(session, participants)
            let completed = try await office.hall.call("trainings.complete", ["training": .integer(training)])
            try await office.issue(training)
            let row = try #require(
                try office.hall.rows("SELECT printed FROM trainings_certificate ORDER BY id DESC LIMIT 1").first)
            let printed = try JSONValue.parse(row["printed"] as String)
            return (
                completed["warnings"]?.array?.map { $0["name"] } ?? [],
                printed["modules"]?.array?.map { $0["title"] } ?? [], printed["lesson_hours"]
            )
        }
        let partly = try await run("Contoh Pertama")
        #expect(partly.warnings == ["modules_untaught"])
        #expect(partly.modules == ["Contoh Pertama"] && partly.hours?.double == 4)
        let unknown = try await run(.null)
        #expect(unknown.warnings == ["modules_unknown"])
        #expect(unknown.modules == ["Contoh Pertama", "Contoh Kedua"] && unknown.hours?.double == 10)
    }
}
