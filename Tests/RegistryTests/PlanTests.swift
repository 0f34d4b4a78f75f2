import Foundation
import HallTesting
import ModuleKit
import Testing

@testable import Registry

/// How SQLite finds the rows of each list, on data whose size it knows.
@Suite struct PlanTests {
    /// A copy of a store with two hundred villages and a few cadres in each, which nobody else has open.
    private func database() async throws -> DatabaseQueue {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        var csv = "code,name\n64,Kalimantan Timur\n64.01,Paser\n64.02,Kutai Kartanegara\n"
        for district in 1...10 {
            csv += "64.02.\(district + 10),Contoh \(district)\n"
            for village in 1...20 { csv += "64.02.\(district + 10).\(2000 + village),Contoh \(district) \(village)\n" }
        }
        try await hall.importRegions(csv)
        let path = NSTemporaryDirectory() + "balai-plan-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: hall.directory)
        where name.hasPrefix("balai.sqlite") && !name.hasSuffix("-shm") {
            try FileManager.default.copyItem(atPath: hall.directory + "/" + name, toPath: path + "/" + name)
        }
        let database = try DatabaseQueue(path: path + "/balai.sqlite")
        try await database.write { db in
            for i in 1...600 {
                try db.execute(
                    sql: "INSERT INTO registry_person (name, created_at, updated_at) VALUES (?, 0, 0)",
                    arguments: ["Contoh \(i)"])
                try db.execute(
                    sql: """
                        INSERT INTO registry_cadre (person, village, role, state, created_at, updated_at)
                        SELECT ?1, id, iif(?1 % 7 = 0, 'Perencanaan', NULL), iif(?1 % 3 = 0, 'inactive', 'active'), 0, 0
                        FROM registry_region WHERE level = 'village' ORDER BY id LIMIT 1 OFFSET ?1 % 200
                        """, arguments: [i])
                for kind in ["added", "appointed"] {
                    try db.execute(
                        sql: """
                            INSERT INTO registry_cadre_event (cadre, kind, on_date, recorded_at)
                            VALUES (?, ?, '2024-01-01', 0)
                            """, arguments: [i, kind])
                }
                try db.execute(
                    sql:
                        "INSERT INTO registry_access (at, uid, person, action, purpose) VALUES (0, 0, ?, 'reveal', 'uji')",
                    arguments: [i])
            }
            for i in 1...50 {
                try db.execute(
                    sql: "INSERT INTO registry_former_code (region, code, valid_until) VALUES (?, ?, '2020-12-31')",
                    arguments: [i, "64.09.\(10 + i)"])
            }
        }
        try await database.writeWithoutTransaction { try $0.execute(sql: "ANALYZE") }
        return database
    }

    @Test func `no list goes through a whole table`() async throws {
        let database = try await database()
        let dated = "SELECT region FROM registry_pub_region_on WHERE \(RegionsOnDay.inside) AND \(RegionsOnDay.held)"
        let present = "SELECT id FROM registry_region WHERE valid_to IS NULL AND \(RegionsOnDay.inside)"
        let page = "id > :after ORDER BY id LIMIT :limit"
        let lists = [
            "cadres": ListCadres.sql(["id > :after"], []),
            "cadres within": ListCadres.sql(["id > :after", "village IN (\(present))"], []),
            "cadres within on a day": ListCadres.sql(["id > :after", "village IN (\(dated))"], []),
            "cadres of a state": ListCadres.sql(["id > :after", "state = :state"], []),
            "cadres of a role within":
                ListCadres.sql(["id > :after", "village IN (\(present))", "role = :role"], []),
            "dormant cadres within":
                ListCadres.sql(
                    ["id > :after", "village IN (\(present))"],
                    [Cadres.dormant(since: ":dormant_before") + " = :dormant"]),
            "persons": People.list + page,
            "person of a number": People.list + "nik_hash = :lookup AND " + page,
            "children": Region.sql(where: "region.parent = :parent ORDER BY region.code"),
            "history": CadreHistory.select("event.cadre = :cadre ORDER BY event.on_date, event.id"),
            "accesses": "SELECT id FROM registry_access WHERE person = :person AND \(page)",
            "children on a day": """
            SELECT held.code FROM registry_pub_region_on AS held
            JOIN registry_region AS region ON region.id = held.region
            WHERE held.code > :code || '.' AND held.code < :code || '/' AND \(RegionsOnDay.held)
            """,
        ]
        for (name, sql) in lists {
            let plan = try await database.read { db in
                let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
                // The plan does not depend on what is asked for, so every value may be missing.
                statement.setUncheckedArguments(StatementArguments())
                return try Row.fetchAll(statement).map { $0["detail"] as String }
            }
            let scans = plan.filter { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN CONSTANT") }
            #expect(scans.isEmpty, "\(name): \(plan.joined(separator: "; "))")
        }
    }

    @Test func `cadres of a region are not sought among all of their state or role`() async throws {
        let present = "SELECT id FROM registry_region WHERE valid_to IS NULL AND \(RegionsOnDay.inside)"
        for column in ["state", "role"] {
            let sql = ListCadres.sql(
                ["id > :after", "village IN (\(present))", ListCadres.equals(column, isWithin: true)], [])
            let plan = try await database().read { db in
                let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
                statement.setUncheckedArguments(StatementArguments())
                return try Row.fetchAll(statement).map { $0["detail"] as String }
            }
            #expect(!plan.contains { $0.contains("registry_cadre_\(column)") }, "\(plan)")
        }
    }

    @Test func `the check of plans finds a list that goes through a whole table`() async throws {
        let plan = try await database().read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN SELECT * FROM registry_person WHERE phone = '1'")
                .map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.hasPrefix("SCAN registry_person") })
    }
}
