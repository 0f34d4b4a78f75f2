import ModuleKit

/// Every active cadre with the regions around it and its last training, and how many there are by region, time and sex:
/// so that coverage is added up from a few rows, and not from all the cadres of a nation.
///
/// Kept in the transactions that change a cadre, a region or a training; always counted from what is there now, so that
/// it does not matter in which order it is told.
enum Standing {
    /// What one cadre counts for.
    private struct Place: Equatable {
        let person: Int64
        let village: Int64
        let district: Int64
        let regency: Int64
        let province: Int64
        let sex: String
        let lastOn: String?

        init(row: Row) {
            person = row["person"]
            village = row["village"]
            district = row["district"]
            regency = row["regency"]
            province = row["province"]
            sex = row["sex"]
            lastOn = row["last_on"]
        }
    }

    /// Counts a cadre again: it is active or not, serves elsewhere, or was trained.
    static func note(_ cadre: Int64, _ db: Database) throws {
        let old = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM trainings_standing WHERE cadre = ?"), arguments: [cadre]
        ).map(Place.init(row:))
        let new = try Row.fetchOne(db.cachedStatement(sql: present), arguments: [cadre]).map(Place.init(row:))
        guard old != new else { return }
        if let old {
            try db.cachedStatement(sql: "DELETE FROM trainings_standing WHERE cadre = ?").execute(arguments: [cadre])
            try Covered(kind: old.sex, lastOn: old.lastOn).add(-1, old.district, old.regency, old.province, db)
        }
        if let new {
            try db.cachedStatement(
                sql: """
                    INSERT INTO trainings_standing(
                        cadre, person, village, district, regency, province, sex, last_on)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(
                arguments: [
                    cadre, new.person, new.village, new.district, new.regency, new.province, new.sex, new.lastOn,
                ])
            try Covered(kind: new.sex, lastOn: new.lastOn).add(1, new.district, new.regency, new.province, db)
        }
        for village in Set([old?.village, new?.village].compactMap { $0 }).sorted() { try noteVillage(village, db) }
    }

    /// Counts again what a person is, after trainings of the person have changed.
    static func notePerson(_ person: Int64, _ db: Database) throws {
        let cadres = try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT cadre FROM trainings_standing WHERE person = ? ORDER BY cadre"),
            arguments: [person])
        for cadre in cadres { try note(cadre, db) }
    }

    /// Counts again the cadres whose village lies elsewhere now, or became another, of those of one province, and the
    /// villages of each region in it.
    static func noteRegions(of province: String, _ db: Database) throws {
        let bounds: StatementArguments = ["lowest": province, "beyond": province + "/"]
        let moved = try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT s.cadre FROM trainings_standing s
                    LEFT JOIN registry_pub_region v ON v.id = s.village
                    LEFT JOIN registry_pub_region d ON d.id = v.parent
                    LEFT JOIN registry_pub_region g ON g.id = d.parent
                    WHERE s.province IN (SELECT region FROM registry_pub_region_code WHERE code = :lowest)
                        AND (d.id IS NOT s.district OR g.id IS NOT s.regency OR g.parent IS NOT s.province)
                    ORDER BY s.cadre
                    """), arguments: ["lowest": province])
        for cadre in moved { try note(cadre, db) }
        try db.execute(
            sql: """
                WITH \(sizes)
                INSERT INTO trainings_size(region, level, villages) SELECT region, level, villages FROM size WHERE true
                ON CONFLICT(level, region) DO UPDATE SET villages = excluded.villages WHERE villages <> excluded.villages
                """, arguments: bounds)
        try db.execute(
            sql: """
                DELETE FROM trainings_size
                WHERE NOT EXISTS (SELECT 1 FROM registry_pub_region r WHERE r.id = trainings_size.region)
                """)
    }

    private static let present = """
        SELECT c.person, v.id AS village, d.id AS district, g.id AS regency, g.parent AS province,
            coalesce(c.sex, '-') AS sex, t.last_on
        FROM registry_pub_cadre c JOIN registry_pub_region v ON v.id = c.serves
        JOIN registry_pub_region d ON d.id = v.parent JOIN registry_pub_region g ON g.id = d.parent
        LEFT JOIN trainings_trained t ON t.person = c.person
        WHERE c.id = ? AND c.state = 'active'
        """

    /// SQL: every region above the villages from `:lowest` up to `:beyond`, and how many of these it has.
    private static let sizes = """
        size(region, level, villages) AS (
            SELECT r.id, r.level, (SELECT count(*) FROM registry_pub_region v
                WHERE v.level = 'village' AND v.code > r.code || '.' AND v.code < r.code || '/')
            FROM registry_pub_region r WHERE r.level <> 'village' AND r.code >= :lowest AND r.code < :beyond)
        """

    /// A village counts by the last training of any of its cadres.
    private static func noteVillage(_ village: Int64, _ db: Database) throws {
        let old = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT district, regency, province, last_on FROM trainings_village WHERE village = ?"),
            arguments: [village])
        let new = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT district, regency, province, max(last_on) AS last_on FROM trainings_standing
                    WHERE village = ? GROUP BY village
                    """), arguments: [village])
        guard old != new else { return }
        if let old {
            try db.cachedStatement(sql: "DELETE FROM trainings_village WHERE village = ?")
                .execute(arguments: [village])
            try Covered(kind: Covered.village, lastOn: old["last_on"])
                .add(-1, old["district"], old["regency"], old["province"], db)
        }
        if let new {
            try db.cachedStatement(
                sql: """
                    INSERT INTO trainings_village(village, district, regency, province, last_on)
                    VALUES (?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [village, new["district"], new["regency"], new["province"], new["last_on"]])
            try Covered(kind: Covered.village, lastOn: new["last_on"])
                .add(1, new["district"], new["regency"], new["province"], db)
        }
    }
}

/// What the registry tells of cadres of a village.
struct ChangedCadres: Described {
    let cadres: [Int64]

    static let fields = Fields<Self> { Field(\.cadres, "The cadres") }

    static func follow(_ change: ChangedCadres, _ store: Transaction) throws {
        for cadre in change.cadres { try Standing.note(cadre, store.db) }
    }
}

/// What the registry tells of regions.
struct ChangedRegions: Described {
    let provinces: [String]

    static let fields = Fields<Self> { Field(\.provinces, "Provinces whose regions have changed") }

    static func follow(_ change: ChangedRegions, _ store: Transaction) throws {
        for province in change.provinces { try Standing.noteRegions(of: province, store.db) }
    }
}
