import DocumentKit
import ModuleKit

/// "Keadaan KPMD" on one sheet.
struct OverviewPage {
    let place: String
    let to: CalendarDate
    let from: CalendarDate?
    let dataAsOf: Instant
    let total: RecapRow
    let urgent: [String]
    let map: String?
    let bars: BarPicture

    func html(_ size: PaperSize, _ store: Snapshot) throws -> String {
        let cards: [PrintValue] = figures.map { words, number, note in
            .object(["words": .text(words), "number": .text(number), "note": .text(note)])
        }
        let values: [String: PrintValue] = [
            "place": .text(place), "to": .text(to.printed.full), "cards": .list(cards),
            "urgent": .texts(urgent), "calm": .truth(urgent.isEmpty), "both": .truth(map != nil),
            "map": map.map { .picture(svg: $0, words: "Peta \(place)") } ?? .none,
            "bars": .picture(svg: bars.svg, words: "Kader menurut keadaan"),
            "data": .text("Data per \(dataAsOf.date.long)"), "year": .text("\(to.year)"),
        ]
        return try OfficePaper.html(
            "Keadaan KPMD \(place)", Self.template, values, size: size, style: Self.style, store)
    }

    /// Words, number, and what it is a part of.
    private var figures: [(String, String, String)] {
        func number(_ count: Int?) -> String { count.map { IndonesianNumber.grouped($0) } ?? "–" }
        return [
            ("Kader aktif", number(total[.cadresActive]), women),
            (
                "Tidak aktif", number(total[.cadresInactive]),
                "\(number(total[.cadresRevived])) dihidupkan kembali tahun ini"
            ),
            (
                "Desa tanpa kader", number(total[.villagesWithoutCadre]),
                "dari \(number(total[.villages])) desa/kelurahan"
            ),
            ("Di bawah minimum", number(total[.villagesBelowMinimum]), "desa/kelurahan"),
            ("SK berakhir", number(total[.cadresDecreeExpired]), "kader aktif"),
            (
                "Terlatih tahun ini", number(total[.trainedCadres]),
                total.figures.coverage.map { "\(IndonesianNumber.decimal($0 * 100, places: 1))% kader aktif" } ?? "–"
            ),
            (
                "Rapat tahun ini", number(total[.meetings]),
                "\(number(total[.attendance])) hadir; \(number(total[.attendanceUnknown])) tanpa data"
            ),
            (
                "Tindak lanjut terlambat", number(total[.followupsOverdue]),
                "\(number(total[.issuesOpen])) masalah masih terbuka"
            ),
        ]
    }

    /// The share of women among those who have not ended and whose sex is known, and of how many it is not.
    private var women: String {
        let alive = (total[.cadresActive] ?? 0) + (total[.cadresInactive] ?? 0) + (total[.cadresProposed] ?? 0)
        let unknown = total[.cadresSexUnknown] ?? 0
        let share =
            alive > unknown
            ? IndonesianNumber.decimal(
                Double(total[.cadresWomen] ?? 0) / Double(alive - unknown) * 100, places: 1) + "%" : "–"
        return "\(share) perempuan dari yang belum berhenti"
            + (unknown > 0 ? "; \(IndonesianNumber.grouped(unknown)) tanpa data" : "")
    }

    /// The map has 55 parts of a hundred of the sheet's width, the bars beside it 45; letters are of one size.
    static let mapWidth = 396.0
    /// So that all stands on one sheet, with ten things of two lines.
    static func mapHeight(on size: PaperSize) -> Double { size == .a4 ? 330 : 440 }
    private static let barsWidth = 324.0
    /// More bars would not leave the sheet room for what is urgent.
    private static let mostBars = 20

    /// What state the cadres of each region are in; of many regions, those that have the fewest active ones.
    static func bars(of rows: [RecapRow], subtitle: String, isBesideMap: Bool) -> BarPicture {
        var (shown, note) = (rows, "")
        if rows.count > mostBars {
            let few = rows.sorted { ($0[.cadresActive] ?? 0, $0.code) < ($1[.cadresActive] ?? 0, $1.code) }
            shown = few.prefix(mostBars).sorted { $0.code < $1.code }
            note =
                "; \(mostBars) dari \(IndonesianNumber.grouped(rows.count)) wilayah, yang kader aktifnya paling sedikit"
        }
        return BarPicture(
            title: "Kader menurut keadaan", subtitle: subtitle + note, unit: "Orang",
            series: ["Aktif", "Tidak aktif", "Diusulkan"],
            bars: shown.map { row in
                .init(
                    label: row.name.replacing("Kabupaten ", with: "Kab. "),
                    values: [row[.cadresActive], row[.cadresInactive], row[.cadresProposed]].map { $0.map(Double.init) }
                )
            }, width: isBesideMap ? barsWidth : 720, pitch: shown.count > 12 ? 16 : 22)
    }

    private static let style = """
        .cards { display: flex; flex-wrap: wrap; margin: 2mm -1mm 2mm; }
        .card { flex: 1 1 20%; border: 0.3mm solid #555; border-radius: 1mm; padding: 1mm 2mm; margin: 0 1mm 2mm; }
        .card .number { font-size: 16pt; font-weight: bold; line-height: 1.1; }
        .card .words { font-size: 9pt; font-weight: bold; } .card .note { font-size: 8pt; line-height: 1.2; }
        .pictures { display: flex; align-items: flex-start; } .pictures div { flex: 0 0 100%; }
        .pictures.both .map { flex-basis: 55%; } .pictures.both .bars { flex-basis: 45%; }
        h2 { margin-top: 2mm; }
        ol.urgent { margin-top: 1mm; font-size: 9.5pt; line-height: 1.25; } ol.urgent li { margin: 0 0 0.6mm; }
        """

    private static let template = Template(
        """
        <h1>Keadaan KPMD {{place}}</h1>
        <p class="centre">{{to}}</p>
        <div class="cards">{{#cards}}<div class="card"><div class="words">{{words}}</div>
        <div class="number">{{number}}</div><div class="note">{{note}}</div></div>{{/cards}}</div>
        <div class="pictures{{#both}} both{{/both}}">{{#both}}<div class="map">{{map}}</div>{{/both}}\
        <div class="bars">{{bars}}</div></div>
        <h2>Hal yang paling mendesak</h2>
        {{#calm}}<p>Tidak ada.</p>{{/calm}}
        <ol class="urgent">{{#urgent}}<li>{{.}}</li>{{/urgent}}</ol>
        <p class="small">{{data}}. Kejadian dihitung sejak 1 Januari {{year}}; keadaan menurut hari terakhir. \
        Tanda – berarti tidak diketahui.</p>
        """)
}
