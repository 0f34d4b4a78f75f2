import ModuleKit

struct SearchRegions: ReadCommand {
    static let about = About(
        "registry.region.search", "Find regions by a name as people write it, best first", access: .viewer,
        example: #"{"query": "Desa Butok", "within": "64.01"}"#)

    @Parameter("The name, or part of it", .length(2...100)) var query: String
    @Parameter("Only regions of this level") var level: RegionLevel?
    @Parameter("Only regions inside this one") var within: RegionCode?
    @Parameter("The day whose codes and names are meant; today where it is missing") var asOf: CalendarDate?
    @Parameter("Most items to answer", .range(1...1000)) var limit = 20

    func run(_ store: Snapshot) throws -> Page<FoundRegion> {
        let text = FoldedName(query)
        guard !text.text.isEmpty else {
            throw RPCError.invalid("query", "letters", "'\(query)' has neither letters nor digits")
        }
        let index = try RegionIndex.of(store.db, on: asOf)
        return Page(index.search(.init(text: text, level: level, within: within, limit: limit)))
    }
}

struct FoundRegion: Described {
    let id: Int64
    let code: String
    let name: String
    let kind: RegionKind
    let level: RegionLevel
    let path: String
    let matched: String

    static let fields = Fields<Self> {
        Field(\.id, "Number of the region")
        Field(\.code, "Code with dots")
        Field(\.name, "Official name")
        Field(\.kind, "What the region is by law")
        Field(\.level, "province, regency, district or village")
        Field(\.path, "Where it lies, from the inside out")
        Field(\.matched, "Which name was met: name, alias or former; near where it is spelled otherwise")
    }
}
