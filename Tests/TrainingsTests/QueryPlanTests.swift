import HallTesting
import ModuleKit
import Testing

@testable import Trainings

/// How SQLite goes through what an office asks every day, on a small store whose tables it knows.
@Suite struct QueryPlanTests {
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
            for sql in schema + [Self.fill, statistics] { try db.execute(sql: sql) }
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
        INSERT INTO registry_region(id, code, name, level, kind, created_at, updated_at) VALUES
            (4001, '12', 'Contoh', 'province', 'provinsi', 0, 0), (4002, '12.02', 'Contoh', 'regency', 'kabupaten', 0, 0);
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
        INSERT INTO trainings_village(village, district, regency, province, last_on)
            SELECT village, min(district), min(regency), min(province), max(last_on) FROM trainings_standing
            GROUP BY village;
        INSERT INTO trainings_covered(grain, region, period, men)
            SELECT 1, village, substr(last_on, 1, 7), count(*) FROM trainings_standing GROUP BY 2, 3;
        INSERT INTO registry_person(id, name, created_at, updated_at) VALUES (7, 'Contoh', 0, 0);
        INSERT INTO registry_cadre(id, person, village, state, created_at, updated_at) VALUES (7, 7, 7, 'active', 0, 0);
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
            (nil, .province), (nil, .regency), (nil, .district), ("12", .regency), ("12", .district), ("12", .village),
            ("12.02", .district), ("12.02", .village),
        ] as [(String?, RegionLevel)] {
            let scope = RegionScope(within: within.flatMap { RegionCode($0) }, by: by)
            let since = CalendarDate("2021-05-06")
            let steps = try plan { try CoverageCount(scope: scope, since: since, store: $0).kept().count }
            #expect(scans(steps).isEmpty, "\(within ?? "all") by \(by): \(steps)")
        }
    }

    @Test("by topic, the cadres of the region are asked for their trainings, and no others") func topics() throws {
        for day in ["2026-11-25", "2020-01-31"] {
            let steps = try plan { store in
                let scope = RegionScope(within: RegionCode("12"), by: .regency)
                let count = CoverageCount(scope: scope, since: nil, store: store)
                return try count.counted(asOf: #require(CalendarDate(day)), topic: "contoh").count
            }
            // Which trainings are about the topic is read in all of them, once.
            let allowed = ["SCAN trainings_training", "SCAN trainings_module"]
            #expect(scans(steps).filter { step in !allowed.contains { step.hasPrefix($0) } }.isEmpty, "\(steps)")
            #expect(steps.contains { $0.contains("INDEX trainings_participant_completed (person=?") }, "\(steps)")
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
