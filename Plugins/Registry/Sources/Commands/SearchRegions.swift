import ModuleKit

struct SearchRegions: ReadCommand {
    static let about = About(
        "registry.region.search", "Find regions by a name as people write it, best first", access: .viewer,
        example: #"{"query": "Desa Butok", "within": "64.01"}"#)

    @Parameter(
        "The name, or part of it; what follows a comma tells around it, as in a path. Or a code with dots",
        .length(2...200)) var query: String
    @Parameter("Only regions of this level") var level: RegionLevel?
    @Parameter("Only regions inside this one") var within: RegionCode?
    @Parameter("The day whose codes and names are meant; today where it is missing") var asOf: CalendarDate?
    @Parameter("Most items to answer", .range(1...1000)) var limit = 20

    func run(_ store: Snapshot) throws -> Page<FoundRegion> {
        let index = try RegionIndex.of(store.db, on: asOf)
        if let code = RegionCode(query.trimmedSpaces) { return Page(try coded(code, index, store)) }
        let names = query.split(separator: ",").map { NameQuery(String($0)) }.filter { !$0.name.text.isEmpty }
        guard let name = names.first else {
            throw RPCError.invalid("query", "letters", "'\(query)' has neither letters nor digits")
        }
        return Page(
            index.search(
                .init(
                    text: name, around: Array(names.dropFirst()), level: level, within: within, limit: limit,
                    said: RegionIndex.Said(query))))
    }

    /// The region of a code, and of one that is in use no more what it has become.
    private func coded(_ code: RegionCode, _ index: RegionIndex, _ store: Snapshot) throws -> [FoundRegion] {
        if let region = index.find(code.text, "code") { return [region] }
        guard asOf == nil else { return [] }
        return try Heirs.became(code, store.db).prefix(limit).compactMap { index.find($0, "former") }
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
        Field(
            \.matched, "What was met: name, alias, former or code; near where a name is spelled otherwise"
        )
    }
}
