import HallTesting
import ModuleKit
import Testing

@testable import Meetings

/// How SQLite goes through lists that an office asks for every day, on a small store whose tables it knows.
@Suite struct PlanTests {
    private let office: Office

    init() async throws { office = try await Office() }

    /// The steps in which SQLite answers every query that a command asks: a line each. With SQLite's statistics and without,
    /// for the daemon gathers none.
    private func plan(_ run: (Snapshot) throws -> some Sendable) throws -> [String] {
        try steps("", run) + steps("ANALYZE", run)
    }

    private func steps(_ statistics: String, _ run: (Snapshot) throws -> some Sendable) throws -> [String] {
        let schema = try office.hall.rows(
            """
            SELECT sql FROM sqlite_master WHERE name LIKE 'registry%' AND sql IS NOT NULL
            ORDER BY type = 'view', type = 'index'
            """
        ).map { $0["sql"] as String }
        var configuration = Configuration()
        // The rows that fill it stand for records; whom they name is not there.
        configuration.foreignKeysEnabled = false
        let store = try DatabaseQueue(configuration: configuration)
        return try store.write { db in
            for sql in schema + MeetingsModule.migrations.map(\.sql) + [Self.fill, statistics] {
                try db.execute(sql: sql)
            }
            var asked: [String] = []
            db.trace { event in
                if case .statement(let statement) = event { asked.append(statement.expandedSQL) }
            }
            let call = Call(
                requestID: "1", caller: Caller(uid: 0, access: .viewer), now: Instant(milliseconds: 1_710_000_000_000),
                modules: [])
            _ = try run(Snapshot(db, call: call))
            db.trace(nil)
            return try asked.filter { $0.hasPrefix("SELECT") }.flatMap { sql in
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
            }
        }
    }

    /// Steps that go through a table from one end to the other. Those through what a subquery found do not count.
    private func scans(_ plan: [String]) -> [String] {
        plan.filter { $0.firstMatch(of: /^SCAN (meetings_\w+|registry_\w+|[a-z])( |$)/) != nil }
    }

    private static let fill = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
        INSERT INTO registry_region(id, code, name, level, kind, created_at, updated_at)
            SELECT i, printf('%02d.%02d.%02d.2%03d', 11 + i % 30, 1 + i % 7, 1 + i % 11, i % 1000), 'Contoh', 'village',
                'desa', 0, 0 FROM n GROUP BY 2;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
        INSERT INTO meetings_meeting(id, created_at, updated_at, kind, title, state, starts_at, on_date, mode, place_name,
                organiser, topics, agenda)
            SELECT i, 0, 0, 'rakor', 'Contoh', iif(i % 50, 'held', 'planned'), 0, date('2015-01-01', '+' || i || ' days'),
                'onsite', 'Contoh', 'Contoh', '[]', '[]' FROM n;
        INSERT INTO meetings_target SELECT id, 1 + id % 500 FROM meetings_meeting;
        INSERT INTO meetings_title_word SELECT 'contoh', id FROM meetings_meeting
            UNION ALL SELECT CAST(id AS TEXT), id FROM meetings_meeting;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)
        INSERT INTO meetings_attendance(id, created_at, updated_at, meeting, person, cadre, status)
            SELECT i, 0, 0, 1 + i % 3000, i, i % 900, 'present' FROM n;
        INSERT INTO meetings_followup(id, created_at, updated_at, action, owner, due, state, meeting)
            SELECT id, 0, 0, 'Contoh', 'Bidang', on_date, iif(id % 20, 'done', 'open'), id FROM meetings_meeting;
        INSERT INTO meetings_followup_region SELECT id, 1 + id % 500 FROM meetings_followup;
        INSERT INTO meetings_issue(id, created_at, updated_at, statement, times)
            SELECT id, 0, 0, 'Contoh', 1 + (id % 100 = 0) FROM meetings_meeting;
        INSERT INTO meetings_occurrence(id, created_at, issue, meeting, statement)
            SELECT id, 0, id, id, 'Contoh' FROM meetings_meeting;
        INSERT INTO meetings_occurrence_region SELECT id, 1 + id % 500 FROM meetings_occurrence;
        INSERT INTO registry_person(id, name, created_at, updated_at) VALUES (7, 'Contoh', 0, 0);
        INSERT INTO registry_cadre(id, person, village, state, created_at, updated_at) VALUES (7, 7, 7, 'active', 0, 0);
        """

    @Test("meetings are listed by region, period and state without going through all of them") func meetings() throws {
        let narrow = try plan { store in
            var list = ListMeetings()
            list.scope.within = RegionCode("12.02.02.2001")
            return try list.run(store)
        }
        #expect(scans(narrow).isEmpty, "\(narrow)")
        #expect(narrow.contains { $0.contains("meetings_target_region") })
        let period = try plan { store in
            var list = ListMeetings()
            list.from = CalendarDate("2020-01-01")
            list.to = CalendarDate("2020-01-31")
            return try list.run(store)
        }
        #expect(scans(period).isEmpty, "\(period)")
        #expect(period.contains { $0.contains("meetings_meeting_on_date (on_date>? AND on_date<?)") })
        let state = try plan { store in
            var list = ListMeetings()
            list.state = .planned
            return try list.run(store)
        }
        #expect(scans(state).isEmpty, "\(state)")
        #expect(state.contains { $0.contains("meetings_meeting_state") })
        #expect(!state.contains { $0.contains("TEMP B-TREE FOR ORDER BY") && $0.contains("RIGHT PART") })
        let words = try plan { store in
            var list = ListMeetings()
            list.text = "contoh 27"
            return try list.run(store)
        }
        #expect(scans(words).isEmpty, "\(words)")
        #expect(words.contains { $0.contains("PRIMARY KEY (word>? AND word<?)") }, "\(words)")
        #expect(words.contains { $0.contains("INDEX meetings_title_word_meeting (meeting=?") }, "\(words)")
        // What a row shows of who came is counted in the index alone.
        #expect(state.contains { $0.contains("COVERING INDEX meetings_attendance_counts") })
    }

    @Test("a cadre's meetings, who came to one, and what came of it are found by index") func attendance() throws {
        let cadre = try plan { store in
            var list = ListAttendance()
            list.cadre = 7
            return try list.run(store)
        }
        #expect(scans(cadre).isEmpty, "\(cadre)")
        #expect(cadre.contains { $0.contains("meetings_attendance_cadre") })
        let meeting = try plan { store in
            var list = ListAttendance()
            list.meeting = 7
            return try list.run(store)
        }
        #expect(scans(meeting).isEmpty, "\(meeting)")
        let shown = try plan { try $0.one(Meeting.self, Meeting.select + " WHERE m.id = :id", ["id": 7])?.title }
        #expect(scans(shown).isEmpty, "\(shown)")
    }

    @Test("who was told at orientations is read from those meetings, and not from all who ever came") func told() throws
    {
        for condition in ["1", "meeting = 7"] {
            let steps = try plan { store in
                try Row.fetchAll(store.db, sql: "SELECT * FROM meetings_pub_orientation WHERE \(condition)").count
            }
            #expect(
                steps.first { $0.contains(" a ") }?.contains("meetings_attendance_told (meeting=?") == true, "\(steps)")
            #expect(steps[0].contains(condition == "1" ? "INDEX meetings_meeting_orientation" : "SEARCH m"), "\(steps)")
        }
    }

    @Test("overdue steps and problems that came back are found by index") func followups() throws {
        let overdue = try plan { store in
            var list = ListFollowUps()
            list.overdue = true
            return try list.run(store)
        }
        #expect(scans(overdue).isEmpty, "\(overdue)")
        #expect(overdue.contains { $0.contains("meetings_followup_waiting (due<?)") })
        let region = try plan { store in
            var list = ListFollowUps()
            list.overdue = true
            list.scope.within = RegionCode("12.02.02.2001")
            return try list.run(store)
        }
        #expect(scans(region).isEmpty, "\(region)")
        let often = try plan { store in
            var list = ListIssues()
            list.minOccurrences = 2
            return try list.run(store)
        }
        #expect(scans(often).isEmpty, "\(often)")
        #expect(often.contains { $0.contains("meetings_issue_recurring (times>?") })
        let similar = try plan { try SimilarIssue.find("KPMD tidak aktif lagi", regions: [3], in: $0).count }
        #expect(scans(similar).isEmpty, "\(similar)")
        let due = try plan { try Reminder.waiting(until: CalendarDate(daysSince1970: 19_800), $0).count }
        #expect(scans(due).isEmpty, "\(due)")
    }
}
