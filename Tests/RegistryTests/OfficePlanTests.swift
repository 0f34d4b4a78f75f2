import ModuleKit
import Testing

@testable import Registry

/// How SQLite goes through the lists of decrees, officials, institutions and companions, on a small store whose tables it
/// knows.
@Suite struct OfficePlanTests {
    /// The steps in which SQLite answers every query that a command asks: a line each.
    private func plan(_ run: (Snapshot) throws -> some Sendable) throws -> [String] {
        var configuration = Configuration()
        // The rows that fill it stand for records; whom they name is not there.
        configuration.foreignKeysEnabled = false
        let store = try DatabaseQueue(configuration: configuration)
        return try store.write { db in
            for sql in RegistryModule.migrations.map(\.sql) + [Self.fill] { try db.execute(sql: sql) }
            var asked: [String] = []
            db.trace { event in
                if case .statement(let statement) = event { asked.append(statement.expandedSQL) }
            }
            let call = Call(
                requestID: "1", caller: Caller(uid: 0, access: .viewer), now: Instant(milliseconds: 1_710_000_000_000),
                modules: [])
            _ = try run(Snapshot(db, call: call))
            db.trace(nil)
            #expect(!asked.isEmpty)
            return try asked.flatMap { sql in
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
            }
        }
    }

    /// Steps that go through a table from one end to the other; what a subquery found, and lists of words, are none.
    private func scans(_ plan: [String]) -> [String] {
        let found = plan.compactMap { $0.firstMatch(of: /^(?:CO-ROUTINE|MATERIALIZE) (\w+)/)?.output.1 }
        return plan.filter { step in
            step.hasPrefix("SCAN ") && !step.contains("VIRTUAL TABLE") && !found.contains { step == "SCAN \($0)" }
        }
    }

    private static let fill = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
        INSERT INTO registry_region(id, code, name, level, kind, created_at, updated_at)
            SELECT i, printf('%02d.%02d.%02d.2%03d', 11 + i % 30, 1 + i % 7, 1 + i % 11, i % 1000), 'Contoh', 'village',
                'desa', 0, 0 FROM n GROUP BY 2;
        INSERT INTO registry_region(code, name, level, kind, created_at, updated_at)
            SELECT DISTINCT substr(code, 1, 5), 'Contoh', 'regency', 'kabupaten', 0, 0 FROM registry_region;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
        INSERT INTO registry_person(id, name, created_at, updated_at) SELECT i, 'Contoh ' || i, 0, 0 FROM n;
        INSERT INTO registry_decree(id, number, date, village, valid_from, valid_until, created_at)
            SELECT id, id, '2022-01-03', 1 + id % 3000, '2022-01-03', '2027-01-02', 0 FROM registry_person;
        INSERT INTO registry_cadre(id, person, village, state, decree, created_at, updated_at)
            SELECT id, id, 1 + id % 3000, 'active', id, 0, 0 FROM registry_person;
        INSERT INTO registry_cadre_event(cadre, kind, on_date, decree, recorded_at)
            SELECT id, 'appointed', '2022-01-03', id, 0 FROM registry_cadre;
        INSERT INTO registry_decree_member(decree, place, cadre, name) SELECT id, 1, id, 'Contoh' FROM registry_decree;
        INSERT INTO registry_official(person, office, region, since, created_at, updated_at)
            SELECT id, 'village_head', 1 + id % 3000, '2022-01-03', 0, 0 FROM registry_person;
        INSERT INTO registry_institution(kind, name, region, created_at, updated_at)
            SELECT 'lpm', 'Contoh', 1 + id % 3000, 0, 0 FROM registry_person;
        INSERT INTO registry_board_member(institution, person, office, since, created_at, updated_at)
            SELECT id, id, 'Ketua', '2022-01-03', 0, 0 FROM registry_person;
        INSERT INTO registry_companion(person, position, region, since, created_at, updated_at)
            SELECT id, 'pld', 1 + id % 3000, '2022-01-03', 0, 0 FROM registry_person;
        ANALYZE;
        """

    private let regency = RegionCode(unchecked: "12.02")
    private let village = RegionCode(unchecked: "12.02.02.2001")

    @Test func `decrees, institutions, officials and companions of a regency are found by their region`() throws {
        let plans = [
            try plan {
                var list = ListDecrees()
                list.within = regency
                return try list.run($0)
            },
            try plan {
                var list = ListInstitutions()
                list.within = regency
                return try list.run($0)
            },
            try plan {
                var list = ListOfficials()
                list.within = regency
                return try list.run($0)
            },
            try plan {
                var list = ListCompanions()
                list.within = regency
                list.on = CalendarDate("2024-01-01")
                return try list.run($0)
            },
        ]
        for plan in plans {
            #expect(scans(plan).isEmpty, "\(plan)")
            #expect(plan.contains { $0.contains("registry_region_") && $0.contains("code") }, "\(plan)")
        }
    }

    @Test func `pages of everything follow the key`() throws {
        for plan in [
            try plan { try ListDecrees().run($0) }, try plan { try ListInstitutions().run($0) },
            try plan { try ListOfficials().run($0) }, try plan { try ListCompanions().run($0) },
        ] {
            #expect(scans(plan).isEmpty, "\(plan)")
            #expect(plan.contains { $0.contains("INTEGER PRIMARY KEY (rowid>?)") }, "\(plan)")
        }
    }

    @Test func `vacancies, the formation, likely pairs and a village's book look at their region only`() throws {
        let plans = [
            try plan {
                var list = ListVacancies()
                list.within = regency
                return try list.run($0)
            },
            try plan { try Formation.all(within: regency, on: $0.call.today, $0).count },
            try plan { try DuplicateSearch(regency, $0).pairs.count },
            try plan { try CadreBook.rows(villages: [1], on: $0.call.today, $0.db).count },
            try plan { try KnownCadre.all(in: 1, $0.db).count },
        ]
        for plan in plans { #expect(scans(plan).isEmpty, "\(plan)") }
    }
}
