import DocumentKit
import ModuleKit

struct ShowOverview: ReadCommand {
    static let about = About(
        "reporting.overview", "The state of the cadres on one page: figures, map, and what is urgent", access: .viewer,
        example: #"{"within": "64"}"#)

    @Parameter("Region that is looked at; everything there is where it is missing") var within: RegionCode?
    @Parameter("Last day; today where it is missing. What happened counts from the first day of its year") var to:
        CalendarDate?
    @Parameter("Outlines for the map with a property 'code' (RFC 7946)") var map: File?
    @Parameter("What the map shows") var measure = Measure.cadresPerVillage
    @Parameter("The sheet on which the page is printed") var paper = PaperSize.f4

    func run(_ store: Snapshot) throws -> Overview {
        let to = to ?? store.call.today
        let from = CalendarDate(year: to.year, month: 1, day: 1)
        let code = within?.text ?? ""
        let inner = RecapLevel.inside(code + ".").first ?? .village
        let scope = RecapScope(
            within: code, length: inner.codeLength, from: from, to: to, minimum: try Minimum.cadres(store))
        let counting = try RecapCounting(scope, regionsAsOf: nil, store)
        let place = try RegionName.of(within, store)
        let picture = try map.map {
            try MapDrawing(measure, within: code, (from, to), $0, store)
                .picture(
                    title: measure.words, subtitle: "\(place), \(to.long)", width: OverviewPage.mapWidth,
                    mostHeight: OverviewPage.mapHeight(on: paper)
                ).svg
        }
        let bars = OverviewPage.bars(
            of: counting.rows, subtitle: "\(place), \(to.long)", isBesideMap: map != nil)
        let urgent = try UrgentThing.list(in: scope.whole, store).map(\.words)
        let page = try OverviewPage(
            place: place, to: to, from: from, dataAsOf: store.call.now, total: counting.total, urgent: urgent,
            map: picture, bars: bars
        ).html(paper, store)
        return Overview(
            total: counting.total, urgent: urgent,
            file: File(
                name: "keadaan-kpmd-\(code.isEmpty ? "semua" : code)-\(to).html", mediaType: "text/html",
                content: Array(page.utf8)))
    }
}

struct Overview: Described {
    let total: RecapRow
    let urgent: [String]
    let file: File

    static let fields = Fields<Self> {
        Field(\.total, "The region's figures")
        Field(\.urgent, "What should be looked at first, at most ten things, in Indonesian as on the page")
        Field(\.file, "The page, ready to be printed")
    }
}
