import ModuleKit

struct DrawMap: ReadCommand {
    static let about = About(
        "reporting.map", "Draw a figure as a map in SVG, from the outlines of a GeoJSON file", access: .viewer,
        example: #"""
            {"measure": "cadres_active", "within": "64", "file": "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\#
            \"properties\":{\"code\":\"64.71\"},\#
            \"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[116.7,-1.3],[117,-1.3],[117,-1],[116.7,-1.3]]]}}]}"}
            """#)

    @Parameter("What the shades show") var measure: Measure
    @Parameter("Region that is looked at; everything there is where it is missing") var within: RegionCode?
    @Parameter("Outlines with a property 'code' (RFC 7946)") var file: File
    @Group var period: Period
    @Parameter("A title of your own", .length(1...120)) var title: String?

    func run(_ store: Snapshot) throws -> Picture {
        let days = try period.days(store)
        let map = try MapDrawing(measure, within: within?.text ?? "", days, file, store)
        return Picture(
            "peta-\(measure.rawValue)",
            map.picture(
                title: title ?? "\(measure.words) menurut \(map.level.words)",
                subtitle: DrawChart.subtitle(days, try RegionName.of(within, store))
            ).svg)
    }
}

/// What a map can show: a figure, or one per village or per cadre.
enum Measure: String, Choice {
    case cadresActive = "cadres_active"
    case cadresInactive = "cadres_inactive"
    case cadresDecreeExpired = "cadres_decree_expired"
    case villagesWithoutCadre = "villages_without_cadre"
    case villagesBelowMinimum = "villages_below_minimum"
    case meetings
    case issuesOpen = "issues_open"
    case followupsOverdue = "followups_overdue"
    case trainings
    case trainedCadres = "trained_cadres"
    case coverage
    case cadresPerVillage = "cadres_per_village"

    var figure: Figure? { Figure(rawValue: rawValue) }

    var words: String {
        switch self {
        case .coverage: "Cakupan pelatihan kader"
        case .cadresPerVillage: "Kader aktif per desa"
        default: figure?.words ?? rawValue
        }
    }

    var unit: String {
        switch self {
        case .coverage: "Persen kader aktif"
        case .cadresPerVillage: "Kader per desa"
        default: figure?.unit ?? ""
        }
    }

    func value(of row: RecapRow) -> Double? {
        switch self {
        case .coverage: row.figures.coverage.map { ($0 * 1000).rounded() / 10 }
        case .cadresPerVillage:
            row[.villages].flatMap { villages in
                row[.cadresActive].flatMap { villages > 0 ? (Double($0) / Double(villages) * 10).rounded() / 10 : nil }
            }
        default: figure.flatMap { row[$0] }.map(Double.init)
        }
    }
}
