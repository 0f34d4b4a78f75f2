import ModuleKit

/// The level of the parts into which a region is divided for a figure.
enum RegionLevel: String, Choice {
    case province, regency, district, village

    /// Characters of a code of this level.
    var length: Int {
        switch self {
        case .province: 2
        case .regency: 5
        case .district: 8
        case .village: 13
        }
    }

    /// The level below that of a region; the provinces below the nation, and villages below themselves.
    static func below(_ region: RegionCode?) -> RegionLevel {
        let length = region?.text.count ?? 0
        return allCases.first { $0.length > length } ?? .village
    }
}

/// A region, or the nation, and the level of its parts: codes inside lie from `:lowest` up to `:beyond`.
struct RegionScope {
    let within: RegionCode?
    let by: RegionLevel

    /// `:lowest` and `:beyond`. A dot sorts before a slash, and digits before a colon.
    var bounds: StatementArguments {
        ["lowest": within?.text ?? "", "beyond": within.map { $0.text + "/" } ?? ":"]
    }

    /// What ``standing`` names.
    var arguments: StatementArguments { bounds &+ ["length": by.length] }

    /// Throws `invalid_params` where the parts would be larger than the region.
    func check() throws {
        guard let within, within.text.count > by.length else { return }
        throw RPCError.invalid("by", "level", "'\(within)' lies inside a \(by.rawValue): expected a smaller part")
    }

    /// The parts, with the number of their villages, in the order of their codes.
    func parts(_ db: Database) throws -> [(code: RegionCode, name: String, villages: Int)] {
        let above = """
            SELECT r.code, r.name, z.villages FROM trainings_size z CROSS JOIN registry_pub_region r ON r.id = z.region
            WHERE z.level = :level AND r.code >= :lowest AND r.code < :beyond ORDER BY r.code
            """
        let villages = """
            SELECT code, name, 1 AS villages FROM registry_pub_region
            WHERE level = :level AND code >= :lowest AND code < :beyond ORDER BY code
            """
        return try Row.fetchAll(
            db.cachedStatement(sql: by == .village ? villages : above), arguments: bounds &+ ["level": by]
        ).map { (RegionCode(unchecked: $0["code"]), $0["name"], $0["villages"]) }
    }

    /// SQL for a common table `standing`: the active cadres inside, with the code of the part in which each serves and the
    /// day of its last training. CROSS JOIN keeps SQLite from going through all the cadres of a nation.
    static let standing = """
        standing(cadre, person, sex, village, part, last_on) AS (
            SELECT s.cadre, s.person, s.sex, s.village, substr(r.code, 1, :length), s.last_on
            FROM registry_pub_region r CROSS JOIN trainings_standing s ON s.village = r.id
            WHERE r.code >= :lowest AND r.code < :beyond)
        """

    /// The same for a day before today, `:day`, without the last training: what each had been by then follows from its last
    /// event. Of one day's events the one that was recorded last wins.
    static let standingOnDay = """
        standing(cadre, person, sex, village, part) AS (
            SELECT c.id, c.person, coalesce(c.sex, '-'), r.id, substr(r.code, 1, :length)
            FROM registry_pub_region r CROSS JOIN registry_pub_cadre c ON c.region IN (
                SELECT r.id UNION ALL SELECT region FROM registry_pub_heir WHERE village = r.id)
            WHERE r.code >= :lowest AND r.code < :beyond AND (
                SELECT kind FROM registry_pub_cadre_event WHERE cadre = c.id AND on_date <= :day
                    AND kind IN ('appointed', 'revived', 'deactivated', 'ended')
                ORDER BY on_date DESC, id DESC LIMIT 1) IN ('appointed', 'revived'))
        """
}
