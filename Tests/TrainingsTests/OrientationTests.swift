import HallTesting
import ModuleKit
import Testing

@Suite struct OrientationTests {
    @Test("officials who came to an orientation were told, and those of other places not") func tells() async throws {
        let office = try await Office(withMeetings: true)
        let plain = try await office.openID(["starts_on": "2024-03-01", "ends_on": "2024-03-01"])
        _ = try await office.enrol(plain, ["name": "Contoh Satu", "office": "Kepala desa", "region": "64.01.04.2001"])
        try await office.complete(plain)
        let told = try await office.openID(["orientation": true])
        _ = try await office.enrol(
            told, ["name": "Contoh Dua", "office": "Kepala desa", "region": "64.01.07.2002"],
            ["name": "Contoh Tiga", "office": "Camat", "region": "64.01.07"],
            ["name": "Contoh Empat", "region": "64.01.04"])
        func rows(_ params: JSONValue) async throws -> [JSONValue] {
            try await office.hall.call("trainings.orientation", params)["items"]?.array ?? []
        }
        // Meeting 7 of the stand-in told the village of Muara Komam on 13 March.
        #expect(try await rows(["within": "64.01", "by": "village", "told": true]).map { $0["meeting"] } == [7])
        try await office.complete(told)
        let villages = try await rows(["within": "64.01", "by": "village"])
        #expect(villages.map { $0["region"] } == ["64.01.04.2001", "64.01.07.2001", "64.01.07.2002"])
        #expect(villages.map { $0["told_on"] } == [.null, "2024-03-13", "2024-04-24"])
        #expect(villages.map { $0["training"] } == [.null, .null, .integer(told)])
        let districts = try await rows(["within": "64", "by": "district", "told": false])
        #expect(districts.map { $0["region"] } == ["64.01.04"])
        let sums = try await rows(["by": "province"])
        #expect(sums[0]["districts"] == 2 && sums[0]["districts_told"] == 1)
        #expect(sums[0]["villages"] == 3 && sums[0]["villages_told"] == 2 && sums[0]["told_on"] == .null)
        let late = try await rows(["within": "64.01", "by": "village", "told": true, "since": "2024-04-01"])
        #expect(late.map { $0["region"] } == ["64.01.07.2002"])
        let page = try await office.hall.call("trainings.orientation", ["by": "village", "limit": 2])
        let next = try await office.hall.call(
            "trainings.orientation", ["by": "village", "limit": 2, "cursor": page["next_cursor"] ?? .null])
        #expect(next["items"]?.array?.map { $0["region"] } == ["64.01.07.2002"] && next["next_cursor"] == .null)
        let alone = try await Office()
        #expect(try await alone.hall.call("trainings.orientation", ["by": "village"])["items"]?.array?.count == 3)
    }

    @Test("each step that changes who was told is told of, and only of orientations") func follows() async throws {
        let office = try await Office()
        func told() async throws -> Int {
            let events = try await office.hall.call(
                "core.events.list", ["after": 0, "topics": ["trainings.training.changed"]])
            return events["items"]?.array?.count ?? 0
        }
        for (orientation, count) in [(false, 2), (true, 9)] {
            let before = try await told()
            let training = try await office.openID(["orientation": .bool(orientation)])
            let ids = try await office.enrol(
                training, ["name": "Contoh Satu"], ["name": "Contoh Dua", "region": "64.01.07.2001"])
            let session = try await office.session(training, day: 22)
            try await office.attend(session, ids)
            try await office.hall.call(
                "trainings.participant.update",
                ["participant": .integer(ids[0]), "office": "Kepala desa", "region": "64.01.04.2001"])
            #expect(
                try office.hall.rows("SELECT person FROM trainings_pub_orientation").count == (orientation ? 1 : 0))
            try await office.hall.call(
                "trainings.replace", ["participant": .integer(ids[0]), "by": ["name": "Contoh Tiga"]])
            try await office.hall.call("trainings.withdraw", ["participant": .integer(ids[1]), "reason": "Sakit"])
            #expect(try office.hall.rows("SELECT person FROM trainings_pub_orientation").isEmpty)
            try await office.attend(session, [ids[1] + 1])
            try await office.hall.call("trainings.complete", ["training": .integer(training)])
            #expect(try await told() - before == count)
        }
    }

    @Test("of two enrolments that were one person's, what is known of either remains") func merged() async throws {
        let office = try await Office()
        let training = try await office.openID(["orientation": true])
        let ids = try await office.enrol(
            training, ["name": "Contoh Satu"], ["name": "Contoh Satoe", "office": "Camat", "region": "64.01.07"])
        try await office.attend(try await office.session(training, day: 22), [ids[0]])
        let persons = try office.hall.rows("SELECT person FROM trainings_participant ORDER BY id").map {
            JSONValue.integer($0["person"])
        }
        try await office.hall.call("registry.person.merge", ["keep": persons[0], "drop": persons[1]])
        let told = try await office.hall.call("trainings.orientation", ["by": "district", "told": true])
        #expect(told["items"]?.array?.map { $0["region"] } == ["64.01.07"])
    }
}
