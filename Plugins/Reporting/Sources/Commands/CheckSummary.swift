import ModuleKit

struct CheckSummary: ReadCommand {
    static let about = About(
        "reporting.check", "Prove the figures that are kept against a full recount", access: .operator,
        example: #"{"from": "2024-01-01", "to": "2024-12-31"}"#)

    @Parameter("Region that is looked at; everything there is where it is missing") var within: RegionCode?
    @Group var period: Period

    func run(_ store: Snapshot) throws -> SummaryCheck {
        let state = try Summary.state(store)
        guard state == .kept else {
            return SummaryCheck(ok: false, summary: state, checked: 0, differences: [])
        }
        let days = try period.days(store)
        let places = CountedPlaces(try Placement(on: nil, store))
        var differences: [FigureDifference] = []
        var checked = 0
        let code = within?.text ?? ""
        for length in [0, 2, 5, 8, 13] where length >= code.utf8.count {
            let scope = RecapScope(
                within: code, length: length, from: days.from, to: days.to, minimum: try Minimum.cadres(store))
            let kept = try Kept.values(scope, store)
            let codes = try String.fetchAll(
                store.db,
                sql: """
                    SELECT code FROM reporting_area WHERE length = ? AND code >= ? AND code < ? ORDER BY code
                    """, arguments: [length, scope.range.low, scope.range.high])
            let counted = try Recount.values(scope, of: RegionCodes(codes), places, store)
            for code in codes {
                let (keptLine, countedLine) = (kept.line(of: code), counted.line(of: code))
                for figure in Figure.allCases {
                    let (a, b) = (keptLine[figure], countedLine[figure])
                    checked += 1
                    guard a != b else { continue }
                    differences.append(FigureDifference(code: code, figure: figure, kept: a, counted: b))
                }
            }
        }
        return SummaryCheck(
            ok: differences.isEmpty, summary: state, checked: checked, differences: Array(differences.prefix(1000)))
    }
}

struct SummaryCheck: Described {
    let ok: Bool
    let summary: Summary.State
    let checked: Int
    let differences: [FigureDifference]

    static let fields = Fields<Self> {
        Field(\.ok, "Whether the summary is kept, and every figure is that of the recount")
        Field(\.summary, "off where the office is older than the summary: reporting.rebuild makes it")
        Field(\.checked, "Figures that were compared")
        Field(\.differences, "Figures that are kept wrong, at most 1000")
    }
}

struct FigureDifference: Described {
    let code: String
    let figure: Figure
    let kept: Int?
    let counted: Int?

    static let fields = Fields<Self> {
        Field(\.code, "The region's code; empty of everything there is")
        Field(\.figure, "The figure")
        Field(\.kept, "What is kept")
        Field(\.counted, "What was counted")
    }
}
