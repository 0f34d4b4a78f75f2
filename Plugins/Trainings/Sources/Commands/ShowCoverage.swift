import ModuleKit

struct ShowCoverage: ReadCommand {
    static let about = About(
        "trainings.coverage", "Show which cadres and villages were trained, and which never", access: .viewer,
        example: #"{"within": "64", "by": "regency", "since": "2021-01-01"}"#)

    @Parameter("The region; the nation where it is missing") var within: RegionCode?
    @Parameter("Into which parts it is divided") var by: RegionLevel
    @Parameter("From which day on a training counts; since ever where it is missing") var since: CalendarDate?
    @Parameter("Only trainings with this in their title, topics or modules", .length(2...80)) var topic: String?
    @Parameter("The day as of which is counted, today where it is missing; on the boundaries of today")
    var asOf: CalendarDate?

    func run(_ store: Snapshot) throws -> CoverageReport {
        let scope = RegionScope(within: within, by: by)
        try scope.check()
        if within == nil, by == .village {
            throw RPCError.invalid("within", "required", "The villages of the nation are too many: give a region")
        }
        let name = try within.map { code in
            _ = try Regions.id(of: code, at: "within", in: store.db)
            return try Regions.name(of: code, in: store.db) ?? ""
        }
        let count = CoverageCount(scope: scope, since: since, store: store)
        // A day to come is not known; it is counted as today, and answered so.
        let day = min(asOf ?? store.call.today, store.call.today)
        let counts =
            topic == nil && day == store.call.today ? try count.kept() : try count.counted(asOf: day, topic: topic)
        var total = CoverageCounts()
        var items: [CoverageRow] = []
        for part in try scope.parts(store.db) {
            var counted = counts[part.code.text] ?? CoverageCounts()
            counted.villages = part.villages
            total = total + counted
            items.append(CoverageRow(part.code, part.name, counted))
        }
        return CoverageReport(
            within: within, by: by, since: since, topic: topic, asOf: day, items: items,
            total: CoverageRow(within, name, total))
    }
}

struct CoverageReport: Described {
    let within: RegionCode?
    let by: RegionLevel
    let since: CalendarDate?
    let topic: String?
    let asOf: CalendarDate
    let items: [CoverageRow]
    let total: CoverageRow

    static let fields = Fields<Self> {
        Field(\.within, "The region; null for the nation")
        Field(\.by, "Into which parts it is divided")
        Field(\.since, "From which day on a training counts")
        Field(\.topic, "What the trainings are about; null for all")
        Field(\.asOf, "The day as of which was counted")
        Field(\.items, "The parts, in the order of their codes")
        Field(\.total, "The whole")
    }
}
