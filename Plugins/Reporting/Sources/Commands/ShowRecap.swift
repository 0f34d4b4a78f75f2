import ModuleKit

/// In what form a recap is answered.
enum RecapFormat: String, Choice { case json, csv }

struct ShowRecap: ReadCommand {
    static let about = About(
        "reporting.recap", "Figures by region for a period", access: .viewer,
        example: #"{"within": "64.01", "by": "district", "from": "2024-01-01", "to": "2024-12-31"}"#)

    @Parameter("Region that is looked at") var within: RegionCode
    @Parameter("By which regions there are rows") var by: RecapLevel
    @Parameter("First day of the period; from the beginning where it is missing") var from: CalendarDate?
    @Parameter("Last day of the period, inclusive; today where it is missing. States are those at its end") var to:
        CalendarDate?
    @Parameter("json answers rows, csv a file") var format = RecapFormat.json

    func validate(_ faults: inout Faults) {
        let allowed = RecapLevel.inside(within)
        if !allowed.contains(by) {
            let words = allowed.map(\.rawValue).joined(separator: ", ")
            faults.add(at: "by", "level", "'\(by.rawValue)' is wider than the region '\(within)': expected \(words)")
        }
        if let from, let to, to < from { faults.add(at: "to", "order", "'\(to)' is before from '\(from)'") }
    }

    func run(_ store: Snapshot) throws -> Recap {
        let today = store.call.today
        let end = to ?? today
        if let from, end < from { throw RPCError.invalid("from", "order", "'\(from)' is after today '\(today)'") }
        let scope = RecapScope(
            within: within, codeLength: by.codeLength, from: from, to: end, isPresent: end >= today)
        let figures = try RecapFigures(scope, store)
        let rows = try regions(store).map { figures.row($0["code"], name: $0["name"]) }
        let total = try RecapFigures(scope.whole, store).row(within, name: "Jumlah")
        let file: File? =
            switch format {
            case .json: nil
            case .csv: try RecapFile.csv(rows, total: total, name: "rekap-\(within)-\(end).csv")
            }
        return Recap(
            within: within, by: by, from: from, to: end, dataAsOf: store.call.now,
            items: format == .json ? rows : nil, total: format == .json ? total : nil, file: file)
    }

    private func regions(_ store: Snapshot) throws -> [Row] {
        let isThere = try Bool.fetchOne(
            store.db, sql: "SELECT EXISTS (SELECT 1 FROM registry_pub_region WHERE code = ?)", arguments: [within])
        guard isThere == true else {
            throw RPCError.invalid(
                "within", "region",
                "There is no region '\(within)': registry.region.search finds it by its name, registry.region.import brings a list in"
            )
        }
        return try Row.fetchAll(
            store.db,
            sql: """
                SELECT code, name FROM registry_pub_region
                WHERE length(code) = :length AND \(RecapScope.isInside("code")) ORDER BY code
                """, arguments: ["within": within, "length": by.codeLength])
    }
}

struct Recap: Described {
    let within: RegionCode
    let by: RecapLevel
    let from: CalendarDate?
    let to: CalendarDate
    let dataAsOf: Instant
    let items: [RecapRow]?
    let total: RecapRow?
    let file: File?

    static let fields = Fields<Self> {
        Field(\.within, "Region that is looked at")
        Field(\.by, "By which regions there are rows")
        Field(\.from, "First day of the period; null from the beginning")
        Field(\.to, "Last day of the period")
        Field(\.dataAsOf, "When the figures were taken")
        Field(\.items, "One row per region; null where a file was asked for")
        Field(\.total, "The region as a whole: counted, and not the sum of the rows")
        Field(\.file, "The recap as a file; null where json was asked for")
    }
}
