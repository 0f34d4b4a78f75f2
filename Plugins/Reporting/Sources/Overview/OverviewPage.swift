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
    let bars: String

    func html(_ store: Snapshot) throws -> String {
        let cards: [PrintValue] = figures.map { words, number, note in
            .object(["words": .text(words), "number": .text(number), "note": .text(note)])
        }
        let values: [String: PrintValue] = [
            "place": .text(place), "to": .text(to.printed.full), "cards": .list(cards),
            "urgent": .texts(urgent), "calm": .truth(urgent.isEmpty), "both": .truth(map != nil),
            "map": map.map { .picture(svg: $0, words: "Peta \(place)") } ?? .none,
            "bars": .picture(svg: bars, words: "Kader menurut keadaan"),
            "data": .text("Data per \(dataAsOf.date.long)"), "year": .text("\(to.year)"),
        ]
        return try OfficePaper.html(
            "Keadaan KPMD \(place)", Self.template, values, style: Self.style, store)
    }

    /// Words, number, and what it is a part of.
    private var figures: [(String, String, String)] {
        func number(_ count: Int?) -> String { count.map { IndonesianNumber.grouped($0) } ?? "–" }
        let alive = (total.cadresActive ?? 0) + (total.cadresInactive ?? 0) + (total.cadresProposed ?? 0)
        let women =
            alive > 0 ? IndonesianNumber.decimal(Double(total.cadresWomen ?? 0) / Double(alive) * 100, places: 1) : "–"
        return [
            ("Kader aktif", number(total.cadresActive), "\(women)% perempuan dari yang belum berhenti"),
            (
                "Tidak aktif", number(total.cadresInactive),
                "\(number(total.cadresRevived)) dihidupkan kembali tahun ini"
            ),
            ("Desa tanpa kader", number(total.villagesWithoutCadre), "dari \(number(total.villages)) desa/kelurahan"),
            ("Di bawah minimum", number(total.villagesBelowMinimum), "desa/kelurahan"),
            ("SK berakhir", number(total.cadresDecreeExpired), "kader aktif"),
            (
                "Terlatih tahun ini", number(total.trainedCadres),
                total.coverage.map { "\(IndonesianNumber.decimal($0 * 100, places: 1))% kader aktif" } ?? "–"
            ),
            (
                "Rapat tahun ini", number(total.meetings),
                "\(number(total.attendance)) hadir; \(number(total.attendanceUnknown)) tanpa data"
            ),
            (
                "Tindak lanjut terlambat", number(total.followupsOverdue),
                "\(number(total.issuesOpen)) masalah masih terbuka"
            ),
        ]
    }

    private static let style = """
        .cards { display: flex; flex-wrap: wrap; gap: 2mm; margin: 2mm 0 3mm; }
        .card { flex: 1 1 21%; border: 0.3mm solid #555; border-radius: 1mm; padding: 1.5mm 2mm; }
        .card .number { font-size: 17pt; font-weight: bold; line-height: 1.1; }
        .card .words { font-size: 9pt; font-weight: bold; } .card .note { font-size: 7.5pt; }
        .pictures { display: flex; gap: 3mm; align-items: flex-start; } .pictures div { flex: 1 1 0; min-width: 0; }
        ol.urgent { margin-top: 1mm; font-size: 9.5pt; } ol.urgent li { margin: 0 0 0.6mm; }
        """

    private static let template = Template(
        """
        <h1>Keadaan KPMD {{place}}</h1>
        <p class="centre">{{to}}</p>
        <div class="cards">{{#cards}}<div class="card"><div class="words">{{words}}</div>
        <div class="number">{{number}}</div><div class="note">{{note}}</div></div>{{/cards}}</div>
        <div class="pictures">{{#both}}<div>{{map}}</div>{{/both}}<div>{{bars}}</div></div>
        <h2>Sepuluh hal paling mendesak</h2>
        {{#calm}}<p>Tidak ada.</p>{{/calm}}
        <ol class="urgent">{{#urgent}}<li>{{.}}</li>{{/urgent}}</ol>
        <p class="small">{{data}}. Kejadian dihitung sejak 1 Januari {{year}}; keadaan menurut hari terakhir. Tanda –
        berarti tidak diketahui.</p>
        """)
}
