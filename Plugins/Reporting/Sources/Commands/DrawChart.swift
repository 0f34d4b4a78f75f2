import DocumentKit
import ModuleKit

struct DrawChart: ReadCommand {
    static let about = About(
        "reporting.chart", "Draw figures as an SVG picture: bars by region, lines over time, or a training's gain",
        access: .viewer,
        example: #"{"kind": "bar", "figures": ["cadres_active"], "within": "64", "by": "regency"}"#)

    @Parameter("bar and stacked have a bar for each region, line a mark for each interval, gain needs a training")
    var kind: Kind
    @Parameter(
        "What is shown: of a bar one figure, of a stacked one figures of one unit; cadres_active where it is missing",
        .items(0...6)) var figures: [Figure]?
    @Parameter("Region that is looked at; everything there is where it is missing") var within: RegionCode?
    @Parameter("By which regions there are bars") var by = RecapLevel.regency
    @Group var period: Period
    @Parameter("How far the marks of a line lie apart") var interval = Interval.month
    @Parameter("The training whose gain is shown; of a gain alone") var training: Int64?
    @Parameter("A title of your own", .length(1...120)) var title: String?

    enum Kind: String, Choice { case bar, stacked, line, gain }

    enum Interval: String, Choice {
        case month, quarter, year

        var months: Int {
            switch self {
            case .month: 1
            case .quarter: 3
            case .year: 12
            }
        }
    }

    func validate(_ faults: inout Faults) {
        if kind != .gain, training != nil {
            faults.add(at: "training", "kind", "Is for the kind 'gain': a '\(kind.rawValue)' shows figures of regions")
        }
        if let twice = shown.indices.first(where: { shown[..<$0].contains(shown[$0]) }) {
            faults.add(at: "figures", "unique", "'\(shown[twice].rawValue)' stands twice: expected each figure once")
        }
        switch kind {
        case .gain:
            if training == nil { faults.add(at: "training", "required", "A gain is a training's: give its number") }
            let others = [
                ("figures", figures?.isEmpty == false), ("within", within != nil), ("from", period.from != nil),
                ("to", period.to != nil),
            ]
            for (name, isGiven) in others where isGiven {
                faults.add(at: name, "kind", "Is for bar, stacked and line: a gain shows what its training has")
            }
        case .bar:
            if shown.count != 1 { faults.add(at: "figures", "items", "Has \(shown.count) items: a bar shows one") }
        case .stacked:
            if shown.isEmpty { faults.add(at: "figures", "items", "Has 0 items: expected 1 to 6") }
            if let other = shown.first(where: { $0.unit != shown[0].unit }) {
                faults.add(
                    at: "figures", "unit",
                    "'\(other.rawValue)' counts \(other.unit), '\(shown[0].rawValue)' \(shown[0].unit): stacked bars are sums, expected figures of one unit"
                )
            }
        case .line:
            if shown.isEmpty { faults.add(at: "figures", "items", "Has 0 items: expected 1 to 6") }
        }
    }

    private var shown: [Figure] { figures ?? [.cadresActive] }

    func run(_ store: Snapshot) throws -> Picture {
        switch kind {
        case .gain: return Picture("capaian-\(training ?? 0)", try Gain.picture(training ?? 0, title, store).svg)
        case .bar, .stacked: return Picture("grafik-\(shown[0].rawValue)", try bars(store).svg)
        case .line: return Picture("grafik-\(shown[0].rawValue)", try lines(store).svg)
        }
    }

    private func bars(_ store: Snapshot) throws -> BarPicture {
        let days = try period.days(store)
        let scope = RecapScope(
            within: within?.text ?? "", length: by.codeLength, from: days.from, to: days.to,
            minimum: try Minimum.cadres(store))
        let counting = try RecapCounting(scope, regionsAsOf: nil, store)
        guard counting.rows.count <= 200 else {
            throw RPCError.invalid(
                "by", "items", "\(counting.rows.count) bars are too many to read: expected at most 200")
        }
        let bars = counting.rows.map { row in
            BarPicture.Bar(label: row.name, values: shown.map { row[$0].map(Double.init) })
        }
        let isOne = shown.count == 1
        return BarPicture(
            title: title ?? "\(isOne ? shown[0].words : "KPMD") menurut \(by.words)",
            subtitle: Self.subtitle(days, try RegionName.of(within, store)), unit: isOne ? shown[0].unit : "Jumlah",
            series: shown.map(\.words), bars: bars)
    }

    private func lines(_ store: Snapshot) throws -> LinePicture {
        let days = try period.days(store)
        let code = within?.text ?? ""
        let ends = try Self.ends(from: days.from ?? days.to.adding(months: -24), to: days.to, every: interval.months)
        var values: [Figure: [Double?]] = [:]
        for (from, to) in ends {
            let scope = RecapScope(
                within: code, length: code.utf8.count, from: from, to: to, minimum: try Minimum.cadres(store))
            let total = try RecapCounting(scope, regionsAsOf: nil, store).total
            for figure in shown { values[figure, default: []].append(total[figure].map(Double.init)) }
        }
        return LinePicture(
            title: title ?? shown.map(\.words).joined(separator: ", "),
            subtitle: Self.subtitle(days, try RegionName.of(within, store)),
            unit: shown.count == 1 ? shown[0].unit : "Jumlah", dates: ends.map { $0.to.short },
            lines: shown.map { LinePicture.Line(name: $0.words, values: values[$0] ?? []) })
    }

    /// The intervals of a period; the last one may be shorter.
    private static func ends(
        from: CalendarDate, to: CalendarDate, every months: Int
    ) throws -> [(from: CalendarDate, to: CalendarDate)] {
        var ends: [(CalendarDate, CalendarDate)] = []
        var begin = from
        while begin <= to {
            guard ends.count < 240 else {
                throw RPCError.invalid(
                    "from", "items", "More than 240 marks are too many to read: give a longer interval")
            }
            let next = begin.adding(months: months)
            ends.append((begin, min(next.previous, to)))
            begin = next
        }
        return ends
    }

    static func subtitle(_ days: (from: CalendarDate?, to: CalendarDate), _ place: String) -> String {
        let period = days.from.map { "\($0.long) sampai \(days.to.long)" } ?? "sampai dengan \(days.to.long)"
        return "\(place), \(period)"
    }
}

/// A picture as a file.
struct Picture: Described {
    let file: File

    init(_ name: String, _ svg: String) {
        file = File(name: name + ".svg", mediaType: "image/svg+xml", content: Array(svg.utf8))
    }

    static let fields = Fields<Self> { Field(\.file, "The picture") }
}

/// Names of regions as titles and sentences have them.
enum RegionName {
    static func of(_ code: RegionCode?, _ store: Snapshot) throws -> String {
        guard let code else { return "Seluruh wilayah" }
        let row = try Row.fetchOne(
            store.db, sql: "SELECT kind, name FROM registry_pub_region WHERE code = ?", arguments: [code])
        return row.map { full(kind: $0[0], name: $0[1]) } ?? code.text
    }

    /// `Desa Batu Botuk`; a name that begins with its kind, as regencies have it, stays as it is.
    static func full(kind: String?, name: String) -> String {
        guard let kind, !name.lowercased().hasPrefix(kind.lowercased() + " ") else { return name }
        return "\(kind.prefix(1).uppercased())\(kind.dropFirst()) \(name)"
    }
}

extension Figure {
    /// What its axis counts.
    var unit: String {
        switch noun {
        case .cadre: "Orang"
        case .region: "Desa/kelurahan"
        case .meeting: self == .attendance ? "Orang" : "Rapat"
        case .issue: "Permasalahan"
        case .followup: "Tindak lanjut"
        case .training: "Pelatihan"
        }
    }
}

extension CalendarDate {
    /// `13/3/24`
    var short: String {
        let year = String(year % 100)
        return "\(day)/\(month)/\(year.count == 1 ? "0" : "")\(year)"
    }
}
