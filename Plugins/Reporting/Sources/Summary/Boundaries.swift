import ModuleKit

/// The present boundaries as the summary has them.
enum Boundaries {
    /// Takes over the registry's, and answers the regions that count elsewhere than before, and the places with cadres
    /// among those that they counted for and count for now.
    ///
    /// - Parameter provinces: where something has changed; everywhere where it is nil.
    static func follow(
        _ provinces: Set<String>?, _ store: Transaction
    ) throws -> (regions: Set<Int64>, codes: Set<String>) {
        let provinces = try provinces.map { try Placement.tied(to: $0, store.snapshot) }
        let placement = try Placement(on: nil, in: provinces, store.snapshot)
        var moved: Set<Int64> = []
        var codes: Set<String> = []
        let kept = try store.db.cachedStatement(sql: "SELECT code FROM reporting_place WHERE region = ?")
        let place = try store.db.cachedStatement(
            sql: """
                INSERT INTO reporting_place (region, code) VALUES (?, ?)
                ON CONFLICT (region) DO UPDATE SET code = excluded.code
                """)
        for (region, code) in placement.codes.sorted(by: { $0.key < $1.key }) {
            let old = try String.fetchOne(kept, arguments: [region])
            guard old != code else { continue }
            moved.insert(region)
            codes.formUnion([code, old].compactMap(\.self))
            try place.execute(arguments: [region, code])
        }
        try keepAreas(placement, in: provinces, store)
        return (moved, try withCadres(codes, store))
    }

    private static func withCadres(_ codes: Set<String>, _ store: Transaction) throws -> Set<String> {
        let list: StatementArguments = ["codes": JSONValue.array(codes.map { .string($0) }).text]
        let found = try String.fetchAll(
            store.db,
            sql: """
                SELECT p.code FROM json_each(:codes) j JOIN reporting_place p ON p.code = j.value
                WHERE EXISTS (SELECT 1 FROM registry_pub_cadre c WHERE c.region = p.region)
                UNION SELECT j.value FROM json_each(:codes) j
                JOIN reporting_share s ON s.kind = 'place' AND s.thing = j.value
                """, arguments: list)
        return Set(found)
    }

    private static func keepAreas(
        _ placement: Placement, in provinces: Set<String>?, _ store: Transaction
    ) throws {
        var villages = placement.villages
        villages[""] = nil
        for (length, range) in [2, 5, 8, 13].flatMap({ length in Placement.ranges(of: provinces).map { (length, $0) } })
        {
            let rows = try Row.fetchAll(
                store.db.cachedStatement(
                    sql: "SELECT code, villages FROM reporting_area WHERE length = ? AND code >= ? AND code < ?"),
                arguments: [length, range.first, range.beyond])
            for row in rows {
                let code: String = row[0]
                if villages[code] == nil {
                    try store.db.cachedStatement(sql: "DELETE FROM reporting_area WHERE length = ? AND code = ?")
                        .execute(arguments: [length, code])
                } else if villages[code] == row[1] {
                    villages[code] = nil
                }
            }
        }
        let keep = try store.db.cachedStatement(
            sql: """
                INSERT INTO reporting_area (length, code, villages) VALUES (?, ?, ?)
                ON CONFLICT (length, code) DO UPDATE SET villages = excluded.villages
                """)
        for (code, count) in villages.sorted(by: { $0.key < $1.key }) {
            try keep.execute(arguments: [code.utf8.count, code, count])
        }
        try store.db.execute(
            sql: """
                INSERT INTO reporting_area (length, code, villages)
                SELECT 0, '', coalesce(sum(villages), 0) FROM reporting_area WHERE length = 2
                ON CONFLICT (length, code) DO UPDATE SET villages = excluded.villages WHERE villages <> excluded.villages
                """)
    }
}
