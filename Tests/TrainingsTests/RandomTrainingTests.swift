import HallTesting
import ModuleKit
import SeededTesting
import Testing

/// Random orders of commands, and what must hold after each of them.
@Suite struct RandomTrainingTests {
    /// What certificates say and where they stand, by their numbers, as they were seen before.
    private typealias Frozen = [Int64: (says: [String], state: String)]

    @Test(
        "no order of commands books a person twice, completes who was not there, or changes a certificate",
        arguments: [1, 22, 333] as [UInt64])
    func holds(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let office = try await Office()
        var cadres: [Int64] = []
        for i in 1...6 { cadres.append(try await office.cadre("Contoh \(i)")) }
        // The second begins when the first ends, the third is at the same time.
        for days in [["22", "23"], ["23", "24"], ["22", "24"]] {
            try await office.open([
                "starts_on": .string("2024-04-\(days[0])"), "ends_on": .string("2024-04-\(days[1])"),
                "classes": [["name": "A", "capacity": 3]],
            ])
        }
        var refused = 0
        var frozen: Frozen = [:]
        for i in 0..<220 {
            // Judged early there is little to see, and late nothing to certify.
            let step = try step(cadres, office, isLate: i > 110, &random)
            if i == 150 { try await certify(cadres[0], office) }
            if let error = await office.hall.error(step.name, step.params) {
                refused += 1
                let expected: [ErrorName] = [.conflict, .invalidState, .notFound, .invalidParams]
                #expect(expected.contains(error.name), "\(step.name): \(error)")
            }
            try checkStates(office)
            try checkBookings(office)
            try checkCertificates(office, &frozen)
        }
        #expect(refused > 20 && refused < 210)
        #expect(!frozen.isEmpty)
    }

    /// A certificate that is there in every order: of a training in another month.
    private func certify(_ cadre: Int64, _ office: Office) async throws {
        let training = try await office.openID(["starts_on": "2024-03-04", "ends_on": "2024-03-05"])
        _ = try await office.enrol(training, ["cadre": .integer(cadre)])
        try await office.complete(training)
        try await office.issue(training)
    }

    private func step(
        _ cadres: [Int64], _ office: Office, isLate: Bool, _ random: inout SeededRandom
    ) throws -> (name: String, params: JSONValue) {
        let training = JSONValue.integer(.random(in: 1...3, using: &random))
        let participant = JSONValue.integer(.random(in: 1...12, using: &random))
        let session = JSONValue.integer(.random(in: 1...8, using: &random))
        let certificate = JSONValue.integer(.random(in: 1...6, using: &random))
        let cadre = JSONValue.integer(cadres.randomElement(using: &random) ?? 1)
        let (day, hour) = (Int.random(in: 22...24, using: &random), Int.random(in: 0...2, using: &random) * 4 + 8)
        let times: JSONValue = [
            "starts_at": .string("2024-04-\(day)T\(hour < 10 ? "0" : "")\(hour):00:00+08:00"),
            "ends_at": .string("2024-04-\(day)T\(hour + 4):30:00+08:00"),
        ]
        let timed = { (more: JSONValue) in JSONValue.object((times.object ?? []) + (more.object ?? [])) }
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<14: return ("trainings.enrol", ["training": training, "participants": [["cadre": cadre]]])
        case 14..<18:
            return (
                "trainings.enrol",
                ["training": training, "class": "A", "state": "nominated", "participants": [["cadre": cadre]]]
            )
        case 18..<22: return ("trainings.select", ["participants": [participant]])
        case 22..<24: return ("trainings.confirm", ["participants": [participant]])
        case 24..<27: return ("trainings.participant.update", ["participant": participant, "class": "A"])
        case 27..<30: return ("trainings.withdraw", ["participant": participant, "reason": "Sakit"])
        case 30..<34: return ("trainings.replace", ["participant": participant, "by": ["cadre": cadre]])
        case 34..<37: return ("trainings.session.add", timed(["training": training]))
        case 37..<40: return try attend(office, &random)
        case 40..<45: return ("trainings.session.add", timed(["training": training, "class": "A", "trainer": cadre]))
        case 45..<48: return ("trainings.session.update", timed(["session": session]))
        case 48..<50: return ("trainings.session.remove", ["session": session])
        case 50..<53: return ("trainings.trainer.add", ["session": session, "cadre": cadre])
        case 53..<72: return try attend(office, &random)
        case 72..<78:
            let status = ["present", "present", "present", "absent"].randomElement(using: &random) ?? "present"
            return (
                "trainings.attend",
                ["session": session, "entries": [["participant": participant, "status": .string(status)]]]
            )
        case 78..<80:
            return (
                "trainings.assess",
                [
                    "training": training, "phase": "post", "dimension": "knowledge", "max": 100,
                    "scores": [["participant": participant, "score": .integer(.random(in: 55...100, using: &random))]],
                ]
            )
        case 80..<86 where isLate: return ("trainings.complete", ["training": training])
        case 80..<86: return try attend(office, &random)
        case 86..<87: return ("trainings.update", ["training": training, "ends_on": .string("2024-04-\(day)")])
        case 87..<88 where isLate: return ("trainings.cancel", ["training": training, "reason": "Banjir"])
        case 88..<93: return ("trainings.certificate.issue", ["training": training])
        case 93..<95: return ("trainings.certificate.reissue", ["certificate": certificate, "reason": "Salah tulis"])
        case 95..<96: return ("trainings.certificate.revoke", ["certificate": certificate, "reason": "Keliru"])
        case 96..<98: return other(cadre, "\(day) \(hour)", &random)
        case 98..<99:
            return ("core.settings.set", ["module": "core", "values": ["head_name": .string("Contoh \(day) \(hour)")]])
        default:
            return (
                "core.settings.set",
                ["module": "trainings", "values": ["certificate_number": .string("{seq}/\(day)-\(hour)/{year}")]]
            )
        }
    }

    /// What a certificate is made of changes elsewhere.
    private func other(
        _ cadre: JSONValue, _ text: String, _ random: inout SeededRandom
    ) -> (name: String, params: JSONValue) {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: ("registry.person.update", ["person": cadre, "name": .string("Contoh baru \(text)")])
        case 1: ("registry.person.update", ["person": cadre, "birth_place": .string("Contoh \(text)")])
        case 2:
            (
                "trainings.curriculum.define",
                [
                    "code": "CONTOH-KPMD", "title": .string("Contoh \(text)"),
                    "modules": [["title": .string("Contoh \(text)"), "lesson_hours": 2]],
                ]
            )
        default:
            (
                "registry.region.rename",
                ["code": "64.01.07.2002", "name": .string("Contoh \(text)"), "valid_from": "2024-05-01"]
            )
        }
    }

    /// Everybody who can is present at a session.
    private func attend(_ office: Office, _ random: inout SeededRandom) throws -> (name: String, params: JSONValue) {
        let sessions = try office.hall.rows("SELECT id FROM trainings_session").map { $0["id"] as Int64 }
        let session = sessions.randomElement(using: &random) ?? 1
        let entries = try office.hall.rows(
            """
            SELECT p.id FROM trainings_session s JOIN trainings_participant p ON p.training = s.training
            WHERE s.id = \(session) AND (s.class IS NULL OR s.class = p.class)
                AND p.state IN ('selected', 'confirmed', 'attended')
            """
        ).map { JSONValue.object([("participant", .integer($0["id"])), ("status", "present")]) }
        return ("trainings.attend", ["session": .integer(session), "entries": .array(entries)])
    }

    /// Nobody twice in a training; judged is who had a place when it was completed, by attendance and mark.
    private func checkStates(_ office: Office) throws {
        let twice = try office.hall.rows(
            """
            SELECT training, person FROM trainings_participant WHERE state NOT IN ('withdrawn', 'replaced')
            GROUP BY training, person HAVING count(*) > 1
            """)
        #expect(twice.isEmpty)
        let full = try office.hall.rows(
            """
            SELECT c.id FROM trainings_class c JOIN trainings_participant p ON p.class = c.id
            WHERE p.state IN ('selected', 'confirmed', 'attended', 'completed', 'failed')
            GROUP BY c.id HAVING count(*) > c.capacity
            """)
        #expect(full.isEmpty)
        let judged = try office.hall.rows(
            """
            SELECT t.state AS training, p.state,
                (SELECT count(*) FROM trainings_session s WHERE s.training = t.id) AS sessions,
                (SELECT count(*) FROM trainings_session s
                    WHERE s.training = t.id AND (s.class IS NULL OR s.class = p.class)) AS meant,
                (SELECT count(*) FROM trainings_attendance a
                    WHERE a.participant = p.id AND a.status = 'present') AS present,
                EXISTS (SELECT 1 FROM trainings_assessment WHERE training = t.id) AS measured,
                (SELECT score FROM trainings_score x WHERE x.participant = p.id) AS score
            FROM trainings_participant p JOIN trainings_training t ON t.id = p.training
            """)
        for row in judged {
            let (training, state) = (row["training"] as String, row["state"] as String)
            let (sessions, meant, present) = (row["sessions"] as Int, row["meant"] as Int, row["present"] as Int)
            #expect(
                (state == "completed" || state == "failed")
                    == (training == "completed" && state != "withdrawn" && state != "replaced"))
            if state == "attended" { #expect(present > 0) }
            if state == "selected" || state == "confirmed" { #expect(present == 0) }
            let (isMeasured, score): (Bool, Double?) = (row["measured"], row["score"])
            let isMarked = !isMeasured || (score ?? 0) >= 60
            let isThere = sessions == 0 || (meant > 0 && present * 100 >= meant * 80)
            if state == "completed" { #expect(isThere && isMarked) }
            if state == "failed" { #expect(!isThere || !isMarked) }
        }
    }

    /// No two times for which a person is booked overlap, told by the view's rows alone.
    private func checkBookings(_ office: Office) throws {
        let rows = try office.hall.rows("SELECT * FROM trainings_busy")
        for (i, one) in rows.enumerated() {
            for other in rows[..<i] where one["person"] as Int64 == other["person"] {
                let (first, last): (String, String) = (one["first_day"], one["last_day"])
                let (otherFirst, otherLast): (String, String) = (other["first_day"], other["last_day"])
                let sameDays = first <= otherLast && otherFirst <= last
                guard sameDays else { continue }
                guard let starts = one["starts_at"] as Int64?, let ends = one["ends_at"] as Int64?,
                    let start = other["starts_at"] as Int64?, let end = other["ends_at"] as Int64?
                else {
                    Issue.record("\(one) and \(other)")
                    continue
                }
                #expect(ends <= start || end <= starts, "\(one) and \(other)")
            }
        }
    }

    private func checkCertificates(_ office: Office, _ frozen: inout Frozen) throws {
        let rows = try office.hall.rows(
            """
            SELECT x.id, x.number, x.code, x.holder, x.printed, x.participant, x.state, p.state AS participant_state
            FROM trainings_certificate x JOIN trainings_participant p ON p.id = x.participant
            """)
        #expect(rows.count >= frozen.count)
        let numbers = try office.hall.rows(
            "SELECT number FROM trainings_certificate WHERE replaces IS NULL GROUP BY number HAVING count(*) > 1")
        #expect(numbers.isEmpty)
        var holders: Set<Int64> = []
        for row in rows {
            #expect(row["participant_state"] as String == "completed")
            let state: String = row["state"]
            if state == "issued" { #expect(holders.insert(row["participant"]).inserted) }
            let says = ["number", "code", "holder", "printed"].map { row[$0] as String }
            if let before = frozen[row["id"]] {
                #expect(before.says == says)
                // What was revoked or replaced never holds again.
                #expect(before.state == "issued" || before.state == state)
            }
            frozen[row["id"]] = (says, state)
        }
    }
}
