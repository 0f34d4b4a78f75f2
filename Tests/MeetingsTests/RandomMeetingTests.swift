import ModuleKit
import SeededTesting
import Testing

/// Random accounts of random meetings, in random order: what the registry was told is what they say in the end.
@Suite struct RandomMeetingTests {
    private let office: Office
    private var random = SeededRandom(seed: 20_240_313)

    init() async throws { office = try await Office(StandInRegistry.self) }

    @Test("the registry knows whom which meeting saw on which day, whatever the order of the accounts")
    mutating func sightings() async throws {
        var cadres: [Int64] = []
        for i in 1...4 { cadres.append(try await office.cadre("Contoh \(i)")) }
        var meetings: [Int64] = []
        for _ in 1...3 { meetings.append(try await office.schedule()) }
        var most = 0
        for _ in 0..<150 {
            let meeting = JSONValue.integer(try #require(meetings.randomElement(using: &random)))
            switch Int.random(in: 0..<11, using: &random) {
            case 0: await tell("meetings.hold", ["meeting": meeting, "held_at": day()])
            case 1: await tell("meetings.update", ["meeting": meeting, "held_at": day()])
            case 2: await tell("meetings.update", ["meeting": meeting, "starts_at": day()])
            case 3: await tell("meetings.update", ["meeting": meeting, "held_at": nil])
            case 4: await tell("meetings.minutes", ["meeting": meeting, "items": [["decision": "Contoh"]]])
            case 6 where Int.random(in: 0..<4, using: &random) == 0:
                await tell("meetings.ratify", ["meeting": meeting, "signers": ["Contoh"]])
            case 5: await tell("meetings.invite", ["meeting": meeting, "cadres": ["within": "64.01"]])
            default:
                let cadre = JSONValue.integer(try #require(cadres.randomElement(using: &random)))
                let status = ["present", "present", "absent", "represented"].randomElement(using: &random) ?? "present"
                let entry: JSONValue = ["cadre": cadre, "status": .string(status)]
                await tell("meetings.attend", ["meeting": meeting, "entries": [entry]])
            }
            try compare()
            most = max(most, try office.hall.rows("SELECT 1 FROM registry_trace").count)
        }
        // A run that never told the registry anything would prove nothing.
        #expect(most > 4)
    }

    @Test("a merge leaves nothing at the person who went, and one entry at each meeting") mutating func merges()
        async throws
    {
        var cadres: [Int64] = []
        for i in 1...6 { cadres.append(try await office.cadre("Contoh \(i)")) }
        for i in 0..<4 {
            let meeting = JSONValue.integer(try await office.schedule())
            if i > 1 { await tell("meetings.invite", ["meeting": meeting, "cadres": ["within": "64.01"]]) }
            if i > 0 { await tell("meetings.hold", ["meeting": meeting]) }
            for cadre in cadres where Bool.random(using: &random) {
                let status = ["present", "absent"].randomElement(using: &random) ?? "present"
                let entry: JSONValue = ["cadre": .integer(cadre), "status": .string(status)]
                try await office.hall.call("meetings.attend", ["meeting": meeting, "entries": [entry]])
            }
        }
        for drop in [6, 5, 4, 3, 2] {
            let keep = Int64.random(in: 1..<Int64(drop), using: &random)
            try await office.hall.call(
                "registry.person.merge", ["keep": .integer(keep), "drop": .integer(Int64(drop))])
            for table in ["meetings_attendance", "meetings_invitation"] {
                #expect(try office.hall.rows("SELECT 1 FROM \(table) WHERE person = \(drop)").isEmpty)
            }
            try compare()
        }
        let seen = try office.hall.rows("SELECT meeting, count(*) AS n FROM meetings_attendance GROUP BY meeting")
        #expect(seen.allSatisfy { $0["n"] == 1 })
    }

    /// A step that may be refused; what counts is what stands afterwards.
    private func tell(_ command: String, _ params: JSONValue) async {
        let error = await office.hall.error(command, params)
        #expect([nil, .invalidState, .invalidParams].contains(error?.name))
    }

    private mutating func day() -> JSONValue {
        .string("2024-03-0\(Int.random(in: 1...9, using: &random))T09:00:00+08:00")
    }

    private func compare() throws {
        let told = try office.hall.rows("SELECT cadre, reference, on_date FROM registry_trace ORDER BY 1, 2")
        let known = try office.hall.rows(
            """
            SELECT a.cadre, CAST(m.id AS TEXT) AS reference, m.on_date
            FROM meetings_attendance a JOIN meetings_meeting m ON m.id = a.meeting
            WHERE a.status = 'present' AND a.cadre IS NOT NULL AND m.state IN ('held', 'minuted', 'ratified') ORDER BY 1, 2
            """)
        #expect(told == known)
    }
}
