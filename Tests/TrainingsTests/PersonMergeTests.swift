import HallTesting
import ModuleKit
import Testing
import Trainings

@Suite struct PersonMergeTests {
    private let hall: TestHall

    init() throws { hall = try TestHall(StandInRegistry.self, TrainingsModule.self, now: "2024-05-20T09:00:00+08:00") }

    /// Two trainings with a session each: the first person in both, the second in the second alone.
    private func prepare() async throws {
        try await hall.call("registry.region.add", ["code": "64.01.07"])
        for training in 1...2 {
            try await hall.call(
                "trainings.open",
                [
                    "kind": "tot", "title": "Contoh \(training)", "starts_on": .string("2024-04-2\(training)"),
                    "ends_on": .string("2024-04-2\(training)"),
                    "place": ["name": "Balai"], "targets": ["64.01.07"], "organiser": "DPMPD Kaltim",
                ])
            try await hall.call(
                "trainings.session.add",
                [
                    "training": .integer(Int64(training)),
                    "starts_at": .string("2024-04-2\(training)T09:00:00+08:00"),
                    "ends_at": .string("2024-04-2\(training)T12:00:00+08:00"),
                ])
        }
        try await hall.call("trainings.enrol", ["training": 1, "participants": [["name": "Contoh Satu"]]])
        try await hall.call(
            "trainings.enrol", ["training": 2, "participants": [["person": 1], ["name": "Contoh Dua"]]])
    }

    @Test("enrolments follow the person who stays") func moves() async throws {
        try await prepare()
        try await hall.call("trainings.withdraw", ["participant": 2, "reason": "Sakit"])
        try await hall.call("registry.person.merge", ["keep": 2, "drop": 1])
        let persons = try hall.rows("SELECT person, state FROM trainings_participant ORDER BY id")
        #expect(persons.map { $0["person"] as Int64 } == [2, 2, 2])
        #expect(persons.map { $0["state"] as String } == ["confirmed", "withdrawn", "confirmed"])
    }

    @Test("where both were in one training, what is known of either stays with one of them") func unites() async throws
    {
        try await prepare()
        try await hall.call(
            "trainings.attend",
            [
                "session": 2,
                "entries": [["participant": 2, "status": "absent"], ["participant": 3, "status": "present"]],
            ])
        try await hall.call(
            "trainings.assess",
            [
                "training": 2, "phase": "pre", "dimension": "skill", "max": 10,
                "scores": [["participant": 3, "score": 4]],
            ])
        try await hall.call("trainings.complete", ["training": 2])
        try await hall.call("registry.person.merge", ["keep": 1, "drop": 2])
        let kept = try await hall.call("trainings.participant.get", ["participant": 2])
        #expect(kept["state"] == "completed")
        #expect(kept["sessions_attended"] == 1)
        let dropped = try await hall.call("trainings.participant.get", ["participant": 3])
        #expect(dropped["state"] == "withdrawn")
        #expect(dropped["person"] == 1)
        #expect(try hall.rows("SELECT 1 FROM trainings_score WHERE participant = 2").count == 1)
    }

    @Test func `where two cadres of one village become one, the enrolments of either are those of the one who stays`()
        async throws
    {
        let office = try await Office()
        let (keep, drop) = (try await office.cadre("Contoh Satu"), try await office.cadre("Contoh Satoe"))
        let (alone, both) = (try await office.openID(), try await office.openID(["starts_on": "2024-04-24"]))
        let session = try await office.session(alone, day: 22)
        try await office.attend(session, try await office.enrol(alone, ["cadre": .integer(drop)]))
        let later = try await office.session(both, day: 24)
        let ids = try await office.enrol(both, ["cadre": .integer(keep)], ["cadre": .integer(drop)])
        try await office.attend(later, [ids[1]])
        try await office.hall.call("registry.cadre.merge", ["keep": .integer(keep), "drop": .integer(drop)])
        let list = try await office.hall.call("trainings.participant.list", ["cadre": .integer(keep)])
        #expect(list["items"]?.array?.map { $0["training"] } == [.integer(alone), .integer(both), .integer(both)])
        #expect(list["items"]?.array?.map { $0["state"] } == ["attended", "attended", "withdrawn"])
        let same = try await office.hall.call("trainings.participant.list", ["cadre": .integer(drop)])
        #expect(same == list)
        #expect(try office.lastSeen(keep) == "2024-04-24")
    }
}
