import HallTesting
import ModuleKit
import Testing

@Suite struct OpenTrainingTests {
    @Test("a training is answered as it was opened, and read again the same") func opens() async throws {
        let office = try await Office()
        let opened = try await office.open([
            "targets": ["64.01.07.2002", "64.01.04"], "topics": ["Peran dan tugas KPMD"],
            "classes": [["name": "A", "capacity": 32], ["name": "B"]],
        ])
        #expect(opened["state"] == "open")
        #expect(opened["place"] == ["name": "Gedung Serbaguna", "region": "64.01.07.2002"])
        #expect(opened["targets"] == ["64.01.04", "64.01.07.2002"])
        #expect(opened["topics"] == ["Peran dan tugas KPMD"])
        #expect(opened["classes"]?[0]?["capacity"] == 32)
        #expect(opened["classes"]?[1]?["capacity"] == .null)
        #expect(opened["follows"] == .null)
        #expect(opened["participant_count"] == 0)
        let id = try #require(opened["id"])
        #expect(try await office.hall.call("trainings.get", ["training": id]) == opened)
        #expect(try await office.hall.call("trainings.get", ["id": id]) == opened)
        #expect(await office.hall.error("trainings.get", ["training": 99])?.name == .notFound)
    }

    @Test("a training that ends before it begins, or lies in no region, is refused at the member") func refuses()
        async throws
    {
        let office = try await Office()
        func fault(_ more: JSONValue) async -> JSONValue? {
            do {
                try await office.open(more)
                return nil
            } catch { return (error as? RPCError)?.details?[0]?["path"] }
        }
        #expect(await fault(["ends_on": "2024-04-21"]) == "/ends_on")
        #expect(await fault(["targets": ["64.01.07", "64.99"]]) == "/targets/1")
        #expect(await fault(["targets": []]) == "/targets")
        #expect(await fault(["place": ["name": "Balai", "region": "65"]]) == "/place/region")
        #expect(await fault(["classes": [["name": "A"], ["name": "A"]]]) == "/classes")
        #expect(try office.hall.rows("SELECT id FROM trainings_training").isEmpty)
    }

    @Test("a training follows a meeting only where meetings are loaded and it is there") func follows() async throws {
        let alone = try await Office()
        await #expect(throws: RPCError.self) { try await alone.open(["follows": ["meeting": 1]]) }
        do { try await alone.open(["follows": ["meeting": 1]]) } catch {
            #expect((error as? RPCError)?.name == .moduleUnavailable)
        }
        let office = try await Office(withMeetings: true)
        #expect(try await office.open(["follows": ["meeting": 7]])["follows"] == ["meeting": 7])
        do {
            try await office.open(["follows": ["meeting": 99]])
            Issue.record("a meeting that is not there was followed")
        } catch { #expect((error as? RPCError)?.name == .notFound) }
    }

    @Test func `a cadre comes back to work by a training that took place, and by no other`() async throws {
        let office = try await Office()
        let cadre = try await office.activeCadre("Contoh Aminah", village: "64.01.07.2002", sex: "P")
        try await office.hall.call(
            "registry.cadre.deactivate", ["id": .integer(cadre), "on": "2024-04-01", "reason": "Contoh"])
        let trainings = [try await office.openID(), try await office.openID()]
        try await office.hall.call("trainings.cancel", ["training": .integer(trainings[0]), "reason": "Contoh"])
        func revive(_ training: Int64, _ day: String) async -> RPCError? {
            await office.hall.error(
                "registry.cadre.revive",
                [
                    "id": .integer(cadre), "on": .string(day),
                    "basis": ["kind": "training", "reference": .string("\(training)")],
                ])
        }
        for (training, day) in [(trainings[0], "2024-04-24"), (99, "2024-04-24"), (trainings[1], "2024-04-21")] {
            #expect(await revive(training, day)?.details?[0]?["path"] == "/basis/reference")
        }
        #expect(await revive(trainings[1], "2024-04-24") == nil)
    }

    @Test("a list is narrowed by region, period, kind, state and text") func lists() async throws {
        let office = try await Office()
        try await office.open()
        try await office.open([
            "kind": "bimtek", "title": "Keuangan desa", "targets": ["64.01.04"], "starts_on": "2024-05-01",
            "ends_on": "2024-05-02",
        ])
        func ids(_ params: JSONValue) async throws -> [Int64] {
            try await office.hall.call("trainings.list", params)["items"]?.array?.compactMap { $0["id"]?.int } ?? []
        }
        #expect(try await ids([:]) == [1, 2])
        #expect(try await ids(["within": "64.01"]) == [1, 2])
        #expect(try await ids(["within": "64.01.07"]) == [1])
        #expect(try await ids(["within": "64.01.07.2002"]) == [])
        #expect(try await ids(["from": "2024-04-24", "to": "2024-04-30"]) == [1])
        #expect(try await ids(["from": "2024-04-25"]) == [2])
        #expect(try await ids(["kind": "bimtek"]) == [2])
        #expect(try await ids(["text": "KEUANGAN"]) == [2])
        #expect(try await ids(["state": "completed"]) == [])
        #expect(try await ids(["limit": 1]) == [1])
    }

    @Test func `a training for a village that was split lies within its parts and the region around it`() async throws {
        let office = try await Office()
        try await office.open(["targets": ["64.01.07.2002"]])
        try await office.hall.call(
            "trainings.need.add", ["title": "Keuangan (contoh)", "regions": ["64.01.07.2002"]])
        func found(_ command: String, _ within: JSONValue) async throws -> Int {
            let listed = try await office.hall.call(command, ["within": within])["items"]?.array ?? []
            return listed.filter { $0["title"]?.string?.hasSuffix("(contoh)") == true || command == "trainings.list" }
                .count
        }
        try await office.hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": ["64.01.07.2002"], "valid_from": "2024-02-01",
                "to": [
                    ["code": "64.01.07.2090", "name": "Contoh Satu"], ["code": "64.01.07.2091", "name": "Contoh Dua"],
                ],
            ])
        for command in ["trainings.list", "trainings.need.list"] {
            #expect(try await found(command, "64.01.07") == 1, "\(command)")
            #expect(try await found(command, "64.01") == 1, "\(command)")
            #expect(try await found(command, "64.01.07.2090") == 1, "\(command)")
        }
    }

    @Test("an update changes what is given, keeps what is absent, and clears nothing that is needed") func updates()
        async throws
    {
        let office = try await Office()
        let opened = try await office.open(["topics": ["Keuangan desa"]])
        let id = try #require(opened["id"]?.int)
        _ = try await office.session(id, day: 23)
        let before = try await office.hall.call("trainings.get", ["training": .integer(id)])
        let updated = try await office.hall.call(
            "trainings.update",
            [
                "training": .integer(id), "title": "Judul baru", "ends_on": "2024-04-23", "targets": ["64.01.04"],
                "place": ["name": "Balai"], "expected_version": before["version"] ?? .null,
            ])
        var expected = before
        for (name, value) in [
            ("title", "Judul baru"), ("ends_on", "2024-04-23"), ("targets", ["64.01.04"]),
            ("place", ["name": "Balai", "region": .null]), ("version", updated["version"] ?? .null),
        ] as [(String, JSONValue)] { expected[name] = value }
        #expect(updated == expected)
        let emptied = try await office.hall.call("trainings.update", ["id": .integer(id), "topics": .null])
        #expect(emptied["topics"] == [])
        for (change, path) in [
            (["title": .null], "/title"), (["starts_on": "2024-04-24"], "/ends_on"),
            (["ends_on": "2024-04-22"], "/starts_on"), (["targets": ["64.99"]], "/targets/0"),
        ] as [(JSONValue, String)] {
            var params = change
            params["training"] = .integer(id)
            let error = await office.hall.error("trainings.update", params)
            #expect(error?.details?[0]?["path"]?.string == path)
        }
        let stale = await office.hall.error(
            "trainings.update", ["training": .integer(id), "title": "Lagi", "expected_version": 1])
        #expect(stale?.name == .conflict)
    }

    @Test("a cancelled training takes nothing more, and says what it allows") func cancels() async throws {
        let office = try await Office()
        let id = try #require(try await office.open()["id"])
        let cancelled = try await office.hall.call("trainings.cancel", ["training": id, "reason": "Banjir"])
        #expect(cancelled["state"] == "cancelled")
        #expect(cancelled["cancel_reason"] == "Banjir")
        let error = await office.hall.error("trainings.enrol", ["training": id, "participants": [["name": "Contoh"]]])
        #expect(error?.name == .invalidState)
        #expect(error?.details?["state"] == "cancelled")
        #expect(error?.details?["allowed"] == [])
        let again = await office.hall.error(
            "trainings.cancel", ["training": id, "reason": "Lagi", "expected_version": 1])
        #expect(again?.name == .conflict)
    }

    @Test func `a plan is named by its title, and a list asked of what is not there is refused`() async throws {
        let office = try await Office()
        let plan = try await office.hall.call(
            "trainings.plan.create", ["year": 2024, "title": "Rencana 2024 (contoh)"])
        let training = try await office.open(["plan": "Rencana 2024 (contoh)"])
        #expect(training["plan"] == plan["id"])
        let listed = try await office.hall.call("trainings.list", ["plan": "Rencana 2024 (contoh)"])
        #expect(listed["items"]?.array?.count == 1)
        for (list, of) in [
            ("participant", "training"), ("participant", "cadre"), ("session", "training"), ("certificate", "training"),
            ("assessment", "training"), ("trainer", "training"), ("actionplan", "training"),
        ] {
            let error = await office.hall.error("trainings.\(list).list", [of: 99999])
            #expect(error?.name == .notFound, "\(list) \(of)")
        }
        let (keep, drop) = (try await office.cadre("Contoh Aminah"), try await office.cadre("Contoh Aminah"))
        _ = try await office.enrol(try #require(training["id"]?.int), ["cadre": .integer(drop)])
        try await office.hall.call("registry.cadre.merge", ["keep": .integer(keep), "drop": .integer(drop)])
        let enrolled = try await office.hall.call("trainings.participant.list", ["cadre": .integer(drop)])
        #expect(enrolled["items"]?.array?.map { $0["cadre"] } == [.integer(keep)])
    }

    @Test func `an official whom the registry knows takes part for the office though nobody wrote it down`()
        async throws
    {
        let office = try await Office()
        let person = try #require(try await office.hall.call("registry.person.add", ["name": "Contoh Aminah"])["id"])
        try await office.hall.call(
            "registry.official.add",
            ["person": person, "office": "district_head", "region": "64.01.07", "since": "2022-01-01", "acting": "plt"])
        let participants = try await office.enrol(try await office.openID(), ["person": person])
        let enrolled = try await office.hall.call(
            "trainings.participant.get", ["participant": .integer(participants[0])])
        #expect(enrolled["office"] == "Plt. Camat" && enrolled["region"] == "64.01.07")
    }
}
