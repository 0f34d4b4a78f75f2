import ModuleKit

/// Where a meeting is held, as an answer tells it. Not the region it is meant for.
struct Place: Described {
    let name: String
    let region: RegionCode?

    static let fields = Fields<Self> {
        Field(\.name, "Name of the place")
        Field(\.region, "Region in which it lies; null where it is unknown")
    }
}

/// Where a meeting is held, as a caller gives it.
struct GivenPlace: ParameterObject {
    @Parameter("Name of the place", .length(2...200)) var name: String
    @Parameter("Region in which it lies") var region: RegionCode?
}

/// How many came, where nobody wrote down who.
struct Headcount: Described {
    let total: Int?
    let female: Int?
    let source: String?

    static let fields = Fields<Self> {
        Field(\.total, "People who came; null where it is unknown")
        Field(\.female, "Women among them; null where it is unknown")
        Field(\.source, "Who says so")
    }
}

/// A head count, as a caller gives it.
struct GivenHeadcount: ParameterObject {
    @Parameter("People who came", .range(0...1_000_000)) var total: Int?
    @Parameter("Women among them", .range(0...1_000_000)) var female: Int?
    @Parameter("Who says so", .length(1...300)) var source: String?

    func validate(_ faults: inout Faults) {
        if total == nil, female == nil { faults.add("one_of", "Give 'total' or 'female'") }
        if let total, let female, female > total {
            faults.add(at: "female", "range", "Is \(female): expected at most the total, \(total)")
        }
    }
}
