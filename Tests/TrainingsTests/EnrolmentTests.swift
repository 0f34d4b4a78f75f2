import HallTesting
import ModuleKit
import Testing

@Suite struct EnrolmentTests {
    @Test("cadres, persons and new names are enrolled, each as the registry knows them") func enrols() async throws {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        let cadre = try await office.cadre("Contoh Satu")
        let guest = try #require(try await office.hall.call("registry.person.add", ["name": "Contoh Dua"])["id"])
        let answer = try await office.hall.call(
            "trainings.enrol",
            [
                "training": .integer(training),
                "participants": [
                    ["cadre": .integer(cadre)], ["person": guest, "office": "Sekretaris desa", "sex": "L"],
                    ["name": "Contoh Tiga", "unit": "PKK", "region": "64.01.04.2001"],
                ],
            ])
        let participants = try #require(answer["participants"]?.array)
        #expect(participants.map { $0["name"] } == ["Contoh Satu", "Contoh Dua", "Contoh Tiga"])
        #expect(participants.map { $0["sex"] } == ["P", "L", .null])
        #expect(participants.map { $0["cadre"] } == [.integer(cadre), .null, .null])
        #expect(participants.map { $0["region"] } == [.string(Office.village), .null, "64.01.04.2001"])
        #expect(answer["warnings"] == [])
        #expect(try await office.hall.call("trainings.get", ["training": .integer(training)])["participant_count"] == 3)
    }

    @Test("a cadre enrolled by its person is known as the cadre it is") func knowsCadre() async throws {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        let cadre = try await office.cadre("Contoh Satu")
        let person: Int64 = try #require(
            try office.hall.rows("SELECT person FROM registry_pub_cadre WHERE id = \(cadre)").first?["person"])
        let id = try #require(try await office.enrol(training, ["person": .integer(person)]).first)
        let participant = try await office.hall.call("trainings.participant.get", ["participant": .integer(id)])
        #expect(participant["cadre"] == .integer(cadre))
    }

    @Test("the same person twice is a conflict that names both numbers, and nothing of the call stays") func once()
        async throws
    {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        let (one, two) = (try await office.cadre("Contoh Satu"), try await office.cadre("Contoh Dua"))
        let first = try #require(try await office.enrol(training, ["cadre": .integer(one)]).first)
        let error = await office.hall.error(
            "trainings.enrol",
            ["training": .integer(training), "participants": [["cadre": .integer(two)], ["cadre": .integer(one)]]])
        #expect(error?.name == .conflict)
        #expect(error?.details?["participant"] == .integer(first))
        #expect(error?.details?["path"] == "/participants/1")
        #expect(error?.message.description.contains("Contoh") == false)
        #expect(try office.hall.rows("SELECT id FROM trainings_participant").count == 1)
        let twice = await office.hall.error(
            "trainings.enrol",
            ["training": .integer(training), "participants": [["cadre": .integer(two)], ["cadre": .integer(two)]]])
        #expect(twice?.name == .conflict)
    }

    @Test("a cadre who has ended is enrolled with a warning") func ended() async throws {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        let cadre = try await office.cadre("Contoh Satu")
        try await office.hall.call(
            "registry.cadre.end", ["id": .integer(cadre), "on": "2024-04-01", "reason": "resigned"])
        let answer = try await office.hall.call(
            "trainings.enrol", ["training": .integer(training), "participants": [["cadre": .integer(cadre)]]])
        #expect(answer["warnings"]?[0]?["name"] == "cadre_ended")
        #expect(answer["warnings"]?[0]?["path"] == "/participants/0")
    }

    @Test("who is in no registry cannot be enrolled") func unknown() async throws {
        let office = try await Office()
        let training = try #require(try await office.open()["id"])
        for who in ["cadre", "person"] {
            let error = await office.hall.error(
                "trainings.enrol", ["training": training, "participants": [.object([(who, .integer(99))])]])
            #expect(error?.name == .notFound)
        }
        let both = await office.hall.error(
            "trainings.enrol", ["training": training, "participants": [["cadre": 1, "name": "Contoh"]]])
        #expect(both?.details?[0]?["rule"] == "one_of")
    }

    @Test("a class takes its number or its name, and no more than it has room for") func capacity() async throws {
        let office = try await Office()
        let opened = try await office.open(["classes": [["name": "A", "capacity": 2], ["name": "B"]]])
        let training = try #require(opened["id"]?.int)
        let ids = try await office.enrol(training, ["name": "Contoh Satu"], ["name": "Contoh Dua"], in: "A")
        let full: JSONValue = [
            "training": .integer(training), "class": opened["classes"]?[0]?["id"] ?? .null,
            "participants": [["name": "Contoh Tiga"]],
        ]
        let error = await office.hall.error("trainings.enrol", full)
        #expect(error?.name == .conflict)
        #expect(error?.details?["capacity"] == 2)
        try await office.hall.call("trainings.withdraw", ["participant": .integer(ids[0]), "reason": "Sakit"])
        try await office.hall.call("trainings.enrol", full)
        var missing = full
        missing["class"] = "C"
        #expect(await office.hall.error("trainings.enrol", missing)?.name == .notFound)
    }

    @Test("a name of one class that is another's number is ambiguous") func ambiguous() async throws {
        let office = try await Office()
        let opened = try await office.open(["classes": [["name": "2"], ["name": "B"]]])
        let error = await office.hall.error(
            "trainings.enrol",
            ["training": opened["id"] ?? .null, "class": "2", "participants": [["name": "Contoh Satu"]]])
        #expect(error?.name == .ambiguous)
        #expect(error?.details == [1, 2])
    }

    @Test("who withdraws is not counted, and may be enrolled again") func withdraws() async throws {
        let office = try await Office()
        let training = try #require(try await office.open()["id"]?.int)
        let cadre = try await office.cadre("Contoh Satu")
        let id = try #require(try await office.enrol(training, ["cadre": .integer(cadre)]).first)
        let withdrawn = try await office.hall.call(
            "trainings.withdraw", ["participant": .integer(id), "reason": "Sakit"])
        #expect(withdrawn["state"] == "withdrawn")
        #expect(withdrawn["reason"] == "Sakit")
        #expect(try await office.hall.call("trainings.get", ["training": .integer(training)])["participant_count"] == 0)
        let again = await office.hall.error("trainings.withdraw", ["participant": .integer(id), "reason": "Sakit"])
        #expect(again?.name == .invalidState)
        #expect(try await office.enrol(training, ["cadre": .integer(cadre)]).count == 1)
    }

    @Test("a replacement keeps the trail and the class") func replaces() async throws {
        let office = try await Office()
        let training = try #require(try await office.open(["classes": [["name": "A", "capacity": 1]]])["id"]?.int)
        let id = try #require(try await office.enrol(training, ["name": "Contoh Satu"], in: "A").first)
        let person = try await office.hall.call("trainings.participant.get", ["id": .integer(id)])["person"] ?? .null
        let own = await office.hall.error(
            "trainings.replace", ["participant": .integer(id), "by": ["person": person]])
        #expect(own?.name == .conflict)
        let other = try await office.hall.call(
            "trainings.replace", ["participant": .integer(id), "by": ["name": "Contoh Dua"]])
        #expect(other["replaces"] == .integer(id))
        #expect(other["class_name"] == "A")
        #expect(other["warnings"] == [])
        let list = try await office.hall.call("trainings.participant.list", ["training": .integer(training)])
        #expect(list["items"]?.array?.map { $0["state"] } == ["replaced", "confirmed"])
        let again = await office.hall.error(
            "trainings.replace", ["participant": .integer(id), "by": ["name": "Contoh Tiga"]])
        #expect(again?.name == .invalidState)
    }

    @Test func `a participant stands once in what is recorded at once`() async throws {
        let office = try await Office()
        let training = try await office.openID()
        let participant = try await office.enrol(training, ["cadre": .integer(try await office.cadre("Contoh Aminah"))])
        let session = try await office.session(training, day: 22)
        let twice = JSONValue.integer(participant[0])
        let attended = await office.hall.error(
            "trainings.attend",
            [
                "session": .integer(session),
                "entries": [
                    ["participant": twice, "status": "present"], ["participant": twice, "status": "absent"],
                ],
            ])
        #expect(attended?.details?[0]?["path"] == "/entries/1")
        let assessed = await office.hall.error(
            "trainings.assess",
            [
                "training": .integer(training), "phase": "pre", "dimension": "knowledge", "max": 15,
                "scores": [["participant": twice, "score": 10], ["participant": twice, "score": 20]],
            ])
        #expect(assessed?.details?[0]?["path"] == "/scores/1/score")
        #expect(assessed?.details?[1]?["path"] == "/scores/1/participant")
    }
}
