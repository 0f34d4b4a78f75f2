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

    /// What ``standing`` names.
    var arguments: StatementArguments {
        ["lowest": within?.text ?? "", "beyond": within.map { $0.text + "/" } ?? ":", "length": by.length]
    }

    /// SQL for a common table `standing`: the active cadres inside, with the code of the part in which each serves.
    static let standing = """
        standing(cadre, person, sex, village, part) AS (
            SELECT c.id, c.person, c.sex, c.region, substr(r.code, 1, :length)
            FROM registry_pub_region r JOIN registry_pub_cadre c ON c.region = r.id
            WHERE r.code >= :lowest AND r.code < :beyond AND c.state = 'active')
        """
}
