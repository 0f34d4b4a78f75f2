import HallTesting
import ModuleKit
import Testing

@testable import Trainings

/// How SQLite goes through what an office asks every day, on a small store whose tables it knows.
@Suite struct QueryPlanTests {
    private let office: Office

    init() async throws { office = try await Office() }

    /// The steps in which SQLite answers every query that a command asks: a line each.
    private func plan(_ run: (Snapshot) throws -> some Sendable) throws -> [String] {
        let schema = try office.hall.rows(
            """
            SELECT sql FROM sqlite_master WHERE sql IS NOT NULL
                AND (name LIKE 'registry%' OR name LIKE 'trainings%' OR name LIKE 'core_setting%' OR name LIKE 'core_pub_setting%')
            ORDER BY type = 'view', type = 'index'
            """
        ).map { $0["sql"] as String }
        var configuration = Configuration()
        // The rows that fill it stand for records; whom they name is not there.
        configuration.foreignKeysEnabled = false
        let store = try DatabaseQueue(configuration: configuration)
        return try store.write { db in
            for sql in schema + [Self.fill] { try db.execute(sql: sql) }
            var asked: [String] = []
            db.trace { event in
                if case .statement(let statement) = event { asked.append(statement.expandedSQL) }
            }
            let call = Call(
                requestID: "1", caller: Caller(uid: 0, access: .viewer), now: Instant(milliseconds: 1_710_000_000_000),
                modules: [])
            _ = try run(Snapshot(db, call: call))
            db.trace(nil)
            return try asked.filter { $0.hasPrefix("SELECT") || $0.hasPrefix("WITH") }.flatMap { sql in
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
            }
        }
    }

    /// Steps that go through a table from one end to the other. Those through what a subquery found do not count.
    private func scans(_ plan: [String]) -> [String] {
        plan.filter { $0.firstMatch(of: /^SCAN (trainings_\w+|registry_\w+|[a-z])( |$)/) != nil }
    }

    private static let fill = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
        INSERT INTO registry_region(id, code, name, level, kind, parent, created_at, updated_at)
            SELECT i, printf('%02d.%02d.%02d.2%03d', 11 + i % 30, 1 + i % 7, 1 + i % 11, i % 1000), 'Contoh', 'village',
                'desa', 1 + i % 50, 0, 0 FROM n GROUP BY 2;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
        INSERT INTO trainings_training(id, created_at, updated_at, kind, title, state, starts_on, ends_on, place_name,
                organiser, topics)
            SELECT i, 0, 0, 'training', 'Contoh', 'completed', date('2015-01-01', '+' || i || ' days'),
                date('2015-01-01', '+' || i || ' days'), 'Contoh', 'Contoh', '[]' FROM n;
        INSERT INTO trainings_target SELECT id, 1 + id % 500 FROM trainings_training;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)
        INSERT INTO trainings_participant(id, created_at, updated_at, training, class, person, cadre, name, state)
            SELECT i, 0, 0, 1 + i % 2000, 1 + i % 4000, i, i, 'Contoh', 'completed' FROM n;
        INSERT INTO trainings_session(id, created_at, updated_at, training, starts_at, ends_at, on_date)
            SELECT id, 0, 0, id, 0, 1, starts_on FROM trainings_training;
        INSERT INTO trainings_trainer(id, session, person, role, name)
            SELECT id, id, id, 'trainer', 'Contoh' FROM trainings_session;
        INSERT INTO trainings_certificate(id, created_at, updated_at, participant, number, year, sequence, code, printed)
            SELECT id, 0, 0, id, id || '/2024', 2024, id, id, '{}' FROM trainings_participant;
        INSERT INTO trainings_standing(cadre, person, village, district, regency, province, sex, last_on)
            SELECT id, id, 1 + id % 2500, id % 300, id % 50, id % 10, 'L', date('2015-01-01', '+' || id || ' days')
            FROM trainings_participant;
        INSERT INTO trainings_village(village, regency, province, last_on)
            SELECT village, min(regency), min(province), max(last_on) FROM trainings_standing GROUP BY village;
        INSERT INTO trainings_coverage(grain, region, period, kind, number)
            SELECT 1, village, substr(last_on, 1, 7), 'L', count(*) FROM trainings_standing GROUP BY 2, 3;
        ANALYZE;
        """

    @Test("enrolments and certificates are listed by training and person without going through all of them")
    func lists() throws {
        for run in [
            { store in
                var list = ListParticipants()
                list.training = 7
                return try list.run(store)
            },
            { store in
                var list = ListParticipants()
                list.cadre = 7
                return try list.run(store)
            },
        ] as [(Snapshot) throws -> Page<Participant>] {
            let steps = try plan(run)
            #expect(scans(steps).isEmpty, "\(steps)")
        }
        for (training, person, number) in [(7, nil, nil), (nil, 7, nil), (nil, nil, "7/2024")]
            as [(Int64?, Int64?, String?)]
        {
            let steps = try plan { store in
                var list = ListCertificates()
                (list.training, list.person, list.number) = (training, person, number)
                return try list.run(store)
            }
            #expect(scans(steps).isEmpty, "\(steps)")
        }
        let narrow = try plan { store in
            var list = ListTrainings()
            list.within = RegionCode("12.02.02.2001")
            return try list.run(store)
        }
        #expect(scans(narrow).isEmpty, "\(narrow)")
    }

    @Test("coverage is added up from sums and indexes") func coverage() throws {
        for (within, by) in [
            (nil, .province), (nil, .regency), (RegionCode("12"), .regency), (RegionCode("12"), .district),
        ]
            as [(RegionCode?, RegionLevel)]
        {
            let since = CalendarDate("2021-05-06")
            let steps = try plan { store in
                let scope = RegionScope(within: within?.text.count == 2 && by == .district ? nil : within, by: by)
                return try CoverageCount(scope: scope, since: since, store: store).kept().count
            }
            let allowed = by == .district ? ["SCAN trainings_standing"] : []
            #expect(scans(steps).filter { !allowed.contains($0) }.isEmpty, "\(steps)")
        }
    }

    @Test("whether somebody is free is looked up by the person") func bookings() throws {
        let steps = try plan { store in
            let wanted = try Bookings.wanted(by: 7, class: nil, store.db)
            try Bookings.check(1, free: wanted, at: nil, store.db)
            return 1
        }
        // The view itself is gone through, as far as the person's rows go.
        #expect(scans(steps).filter { $0 != "SCAN trainings_busy" }.isEmpty, "\(steps)")
        for index in ["trainings_participant_person", "trainings_trainer_person"] {
            #expect(steps.contains { $0.contains("USING INDEX \(index) (person=?)") }, "\(steps)")
        }
    }
}
