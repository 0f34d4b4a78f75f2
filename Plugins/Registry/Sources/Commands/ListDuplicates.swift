import ModuleKit

struct ListDuplicates: ReadCommand {
    static let about = About(
        "registry.cadre.duplicates", "List pairs of cadres that are likely one person, and why", access: .viewer,
        example: #"{"within": "64.01"}"#)

    @Parameter("Region whose villages are meant") var within: RegionCode?

    func run(_ store: Snapshot) throws -> Page<LikelyPair> {
        return Page(try DuplicateSearch(within, store).pairs)
    }
}

/// Two cadres as `registry.cadre.merge` takes them.
struct LikelyPair: Described {
    let keep: Int64
    let drop: Int64
    let name: String
    let other: String
    let reasons: [Reason]

    /// What agrees.
    enum Reason: String, Choice {
        case sameName = "same_name"
        case nearName = "near_name"
        case sameBirthDate = "same_birth_date"
        case samePhone = "same_phone"
        case sameVillage = "same_village"
    }

    static let fields = Fields<Self> {
        Field(\.keep, "The cadre recorded first")
        Field(\.drop, "The other one")
        Field(\.name, "Name of the first")
        Field(\.other, "Name of the other one")
        Field(\.reasons, "What agrees: same_name, near_name, same_birth_date, same_phone, same_village")
    }
}
