import ModuleKit

/// The present boundaries as the summary has them.
enum Boundaries {
    /// Takes over the registry's, and answers the regions that count elsewhere than before, and the places with cadres
    /// among those that they counted for and count for now.
    static func follow(_ store: Transaction) throws -> (regions: Set<Int64>, codes: Set<String>) {
        let placement = try Placement(on: nil, store.snapshot)
        var kept: [Int64: String] = [:]
        let rows = try Row.fetchCursor(store.db, sql: "SELECT region, code FROM reporting_place")
        while let row = try rows.next() { kept[row[0]] = row[1] }
        var moved: Set<Int64> = []
        var codes: Set<String> = []
        for (region, code) in placement.codes where kept[region] != code {
            moved.insert(region)
            codes.formUnion([code, kept[region]].compactMap(\.self))
            try store.db.cachedStatement(
                sql: """
                    INSERT INTO reporting_place (region, code) VALUES (?, ?)
                    ON CONFLICT (region) DO UPDATE SET code = excluded.code
                    """
            ).execute(arguments: [region, code])
        }
        try keepAreas(placement, store)
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

    private static func keepAreas(_ placement: Placement, _ store: Transaction) throws {
        var villages = ["": 0]
        for area in placement.areas.values {
            for code in Placement.line(area.code) { villages[code, default: 0] += area.isVillage ? 1 : 0 }
        }
        let rows = try Row.fetchAll(store.db, sql: "SELECT code, villages FROM reporting_area")
        for row in rows {
            let code: String = row[0]
            guard let count = villages[code] else {
                try store.db.execute(
                    sql: "DELETE FROM reporting_area WHERE length = ? AND code = ?", arguments: [code.utf8.count, code])
                continue
            }
            if count == row[1] { villages[code] = nil }
        }
        for (code, count) in villages {
            try store.db.cachedStatement(
                sql: """
                    INSERT INTO reporting_area (length, code, villages) VALUES (?, ?, ?)
                    ON CONFLICT (length, code) DO UPDATE SET villages = excluded.villages
                    """
            ).execute(arguments: [code.utf8.count, code, count])
        }
    }
}
