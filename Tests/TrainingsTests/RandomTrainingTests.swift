import HallTesting
import ModuleKit
import SeededTesting
import Testing

/// Random orders of commands, and what must hold after each of them.
@Suite struct RandomTrainingTests {
    @Test(
        "no order of commands books a person twice, or completes who was not there",
        arguments: [1, 22, 333] as [UInt64])
    func holds(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let office = try await Office()
        var cadres: [Int64] = []
        for i in 1...6 { cadres.append(try await office.cadre("Contoh \(i)")) }
        for _ in 0..<3 { try await office.open() }
        var refused = 0
        for _ in 0..<150 {
            let step = step(cadres, &random)
            if let error = await office.hall.error(step.name, step.params) {
                refused += 1
                #expect([.conflict, .invalidState, .notFound, .invalidParams].contains(error.name), "\(error)")
            }
            try check(office)
        }
        #expect(refused > 10 && refused < 145)
    }

    private func step(_ cadres: [Int64], _ random: inout SeededRandom) -> (name: String, params: JSONValue) {
        let training = JSONValue.integer(.random(in: 1...3, using: &random))
        let participant = JSONValue.integer(.random(in: 1...12, using: &random))
        let cadre = JSONValue.integer(cadres.randomElement(using: &random) ?? 1)
        let day = Int.random(in: 22...24, using: &random)
        let status = ["present", "present", "present", "absent", "excused"].randomElement(using: &random) ?? "present"
        switch Int.random(in: 0..<80, using: &random) {
        case 0..<24: return ("trainings.enrol", ["training": training, "participants": [["cadre": cadre]]])
        case 24..<28: return ("trainings.withdraw", ["participant": participant, "reason": "Sakit"])
        case 28..<34: return ("trainings.replace", ["participant": participant, "by": ["cadre": cadre]])
        case 34..<40:
            return (
                "trainings.session.add",
                [
                    "training": training, "starts_at": .string("2024-04-\(day)T09:00:00+08:00"),
                    "ends_at": .string("2024-04-\(day)T12:00:00+08:00"),
                ]
            )
        case 40..<78:
            let session = JSONValue.integer(.random(in: 1...6, using: &random))
            return (
                "trainings.attend",
                ["session": session, "entries": [["participant": participant, "status": .string(status)]]]
            )
        case 78: return ("trainings.complete", ["training": training])
        default: return ("trainings.cancel", ["training": training, "reason": "Banjir"])
        }
    }

    private func check(_ office: Office) throws {
        let twice = try office.hall.rows(
            """
            SELECT training, person FROM trainings_participant WHERE state NOT IN ('withdrawn', 'replaced')
            GROUP BY training, person HAVING count(*) > 1
            """)
        #expect(twice.isEmpty)
        let judged = try office.hall.rows(
            """
            SELECT t.state AS training, p.state,
                (SELECT count(*) FROM trainings_session s WHERE s.training = t.id) AS sessions,
                (SELECT count(*) FROM trainings_attendance a
                    WHERE a.participant = p.id AND a.status = 'present') AS present
            FROM trainings_participant p JOIN trainings_training t ON t.id = p.training
            """)
        for row in judged {
            let (training, state) = (row["training"] as String, row["state"] as String)
            let (sessions, present) = (row["sessions"] as Int, row["present"] as Int)
            #expect(
                (state == "completed" || state == "failed")
                    == (training == "completed" && state != "withdrawn" && state != "replaced"))
            if state == "completed" { #expect(sessions == 0 || Double(present) / Double(sessions) >= 0.8) }
            if state == "failed" { #expect(Double(present) / Double(sessions) < 0.8) }
        }
        let seen = try office.hall.rows(
            """
            SELECT c.last_seen, (
                SELECT max(s.on_date) FROM trainings_attendance a JOIN trainings_session s ON s.id = a.session
                JOIN trainings_participant p ON p.id = a.participant
                WHERE p.cadre = c.id AND a.status = 'present') AS attended
            FROM registry_pub_cadre c
            """)
        for row in seen {
            guard let attended = row["attended"] as String? else { continue }
            #expect((row["last_seen"] as String?) ?? "" >= attended)
        }
    }
}
