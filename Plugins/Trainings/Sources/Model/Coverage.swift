import ModuleKit

/// Cadres of one sex, by when they were trained.
struct SexCoverage: Described, Equatable {
    var cadres = 0
    var trained = 0
    var never = 0

    static let fields = Fields<Self> {
        Field(\.cadres, "Active cadres")
        Field(\.trained, "Those of them who completed a training in the time asked for")
        Field(\.never, "Those of them who never completed one")
    }

    static func + (a: SexCoverage, b: SexCoverage) -> SexCoverage {
        SexCoverage(cadres: a.cadres + b.cadres, trained: a.trained + b.trained, never: a.never + b.never)
    }
}

/// How far the cadres and villages of a region were trained.
struct CoverageRow: Described {
    let region: RegionCode?
    let name: String?
    let cadres: Int
    let trained: Int
    let earlier: Int
    let never: Int
    let share: Double?
    let men: SexCoverage
    let women: SexCoverage
    let sexUnknown: SexCoverage
    let villages: Int
    let villagesWithCadre: Int
    let villagesTrained: Int
    let villagesNever: Int

    static let fields = Fields<Self> {
        Field(\.region, "The region; null for the nation")
        Field(\.name, "Its name")
        Field(\.cadres, "Active cadres")
        Field(\.trained, "Those of them who completed a training in the time asked for")
        Field(\.earlier, "Those who completed one only before that time")
        Field(\.never, "Those who never completed one")
        Field(\.share, "trained of cadres, from 0 to 1 with four decimals; null where there is no cadre")
        Field(\.men, "The same of men")
        Field(\.women, "The same of women")
        Field(\.sexUnknown, "The same of cadres whose sex is unknown")
        Field(\.villages, "Villages")
        Field(\.villagesWithCadre, "Villages with an active cadre")
        Field(\.villagesTrained, "Villages of which a cadre was trained in the time asked for")
        Field(\.villagesNever, "Villages with an active cadre, of which none was ever trained")
    }

    init(_ region: RegionCode?, _ name: String?, _ counts: CoverageCounts) {
        self.region = region
        self.name = name
        men = counts.bySex["L"] ?? SexCoverage()
        women = counts.bySex["P"] ?? SexCoverage()
        sexUnknown = counts.bySex["-"] ?? SexCoverage()
        let all = men + women + sexUnknown
        cadres = all.cadres
        trained = all.trained
        never = all.never
        earlier = all.cadres - all.trained - all.never
        share = cadres > 0 ? (Double(trained) / Double(cadres) * 10_000).rounded() / 10_000 : nil
        villages = counts.villages
        let served = counts.bySex["village"] ?? SexCoverage()
        villagesWithCadre = served.cadres
        villagesTrained = served.trained
        villagesNever = served.never
    }
}

/// What was counted in one region: cadres by sex, and under `village` villages that have one.
struct CoverageCounts {
    var bySex: [String: SexCoverage] = [:]
    var villages = 0

    mutating func add(_ kind: String, _ counted: SexCoverage) {
        bySex[kind] = bySex[kind, default: SexCoverage()] + counted
    }

    static func + (a: CoverageCounts, b: CoverageCounts) -> CoverageCounts {
        var sum = a
        for (kind, counted) in b.bySex { sum.add(kind, counted) }
        sum.villages += b.villages
        return sum
    }
}
