import DocumentKit
import ModuleKit

extension Recap {
    /// The recap ready to be printed. Unknown is a dash.
    func page(_ size: PaperSize, _ store: Snapshot) throws -> String {
        let place = try RegionName.of(within, store)
        let around = try around(store)
        var last = ""
        let lines = (items ?? []) + [gone].compactMap(\.self)
        let rows: [PrintValue] = lines.enumerated().map { i, row in
            let code = String(row.code.prefix(by.around?.codeLength ?? 0))
            defer { last = code }
            return Self.line(row, below: code == last ? nil : around[code], isLast: i == lines.count - 1)
        }
        let values: [String: PrintValue] = [
            "level": .text(by.words), "place": .text(place), "period": .text(period),
            "marks": .text(marks.lines.joined(separator: ". ")),
            "groups": .list(RecapHeading.groups.map(\.value)),
            "headings": .texts(RecapHeading.groups.flatMap { $0.headings.count > 1 ? $0.headings : [] }),
            "rows": .list(rows), "columns": .text("\(RecapRow.columns.count + 2)"),
            "total": total.map { Self.line($0, below: nil, isLast: true) } ?? .none,
            "minimum": .text("\(minimumCadres)"),
        ]
        return try OfficePaper.html(
            "Rekapitulasi KPMD \(place)", Self.template, values, size: size, orientation: .landscape,
            style: Self.style + (size == .a4 ? Self.narrow : ""), store)
    }

    /// Where rows lie in several regions one level up, those by their codes: `Kecamatan Kuaro, Kabupaten Paser`.
    private func around(_ store: Snapshot) throws -> [String: String] {
        guard let level = by.around, level.codeLength > within?.text.utf8.count ?? 0 else { return [:] }
        let code = within?.text ?? ""
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                SELECT r.code, r.kind, r.name, above.kind, above.name
                FROM registry_pub_region r LEFT JOIN registry_pub_region above
                    ON above.id = r.parent AND r.level IN ('district', 'village')
                WHERE r.level = ? AND r.code >= ? AND r.code < ?
                """, arguments: [level.rawValue, code, code.isEmpty ? "~" : code + "/"])
        return Dictionary(
            rows.map { row in
                let above = (row[4] as String?).map { ", " + RegionName.full(kind: row[3], name: $0) } ?? ""
                return (row[0], RegionName.full(kind: row[1], name: row[2]) + above)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// A row, which is not torn from the name above it, nor the last one from the total.
    ///
    /// - Parameter region: the region around this row and the next ones, whose name stands above them.
    private static func line(_ row: RecapRow, below region: String?, isLast: Bool) -> PrintValue {
        let cells: [String] = RecapRow.columns.map { printed($0.value(row)) }
        return .object([
            "region": .text(region), "begins": .truth(region != nil || isLast),
            "ends": .truth(region != nil && !isLast),
            "code": .text(row.code), "name": .text(row.name), "cells": .texts(cells),
        ])
    }

    private static func printed(_ cell: FigureCell) -> String {
        switch cell {
        case .count(let count): count.map { IndonesianNumber.grouped($0) } ?? "–"
        case .share(let share): share.map { IndonesianNumber.decimal($0 * 100, places: 1) } ?? "–"
        }
    }

    private static let style = """
        @page { margin: 12mm 10mm 15mm; }
        table.recap { font-size: 9pt; }
        table.recap th { padding: 0.8mm 0.3mm; font-size: 7.5pt; line-height: 1.2; overflow-wrap: normal; }
        table.recap thead tr:last-child th { font-weight: normal; }
        table.recap th.name { width: 48mm; }
        table.recap td { padding: 0.5mm 0.7mm; line-height: 1.15; white-space: nowrap; }
        table.recap td.name { white-space: normal; } table.recap td.number { width: auto; }
        table.recap tr.region td { font-weight: bold; background: #f4f4f4; }
        table.recap tr.total td { font-weight: bold; }

        """

    /// A4 is 33 mm less wide.
    private static let narrow = """
        @page { margin: 12mm 7mm 15mm; }
        table.recap { font-size: 8pt; } table.recap th.name { width: 30mm; }
        table.recap th { padding: 0.8mm 0; } table.recap td { padding: 0.5mm 0.4mm; }

        """

    private static let template = Template(
        """
        <h1>Rekapitulasi KPMD {{place}}</h1>
        <p class="centre">Menurut {{level}}. {{period}}</p>
        <table class="lined recap">
        <thead><tr><th rowspan="2">Kode</th><th rowspan="2" class="name">{{level}}</th>
        {{#groups}}{{#alone}}<th rowspan="2">{{words}}</th>{{/alone}}\
        {{^alone}}<th colspan="{{count}}">{{words}}</th>{{/alone}}{{/groups}}</tr>
        <tr>{{#headings}}<th>{{.}}</th>{{/headings}}</tr></thead>
        <tbody>
        {{#rows}}{{#begins}}</tbody><tbody class="keep">{{/begins}}\
        {{#region}}<tr class="region"><td colspan="{{columns}}">{{region}}</td></tr>
        {{/region}}<tr><td>{{code}}</td><td class="name">{{name}}</td>\
        {{#cells}}<td class="number">{{.}}</td>{{/cells}}</tr>
        {{#ends}}</tbody><tbody>{{/ends}}{{/rows}}{{#total}}<tr class="total"><td>{{code}}</td><td class="name">{{name}}</td>
        {{#cells}}<td class="number">{{.}}</td>{{/cells}}</tr>{{/total}}
        </tbody></table>
        <p class="small">Tanda – berarti tidak diketahui; yang tidak diketahui tidak ikut dijumlahkan.
        Baris Jumlah dihitung sendiri: rapat untuk dua wilayah tampil pada keduanya, tetapi dihitung sekali dalam jumlah.
        Minimum kader aktif per desa: {{minimum}}. {{marks}}.</p>
        """)
}

/// The headings of a printed recap, under what they have in common. A soft hyphen tells where a long word may end a line.
struct RecapHeading {
    let words: String
    let headings: [String]

    static let groups = [
        RecapHeading(
            words: "Kader",
            headings: [
                "Aktif", "Tidak aktif", "Diusul\u{ad}kan", "Ber\u{ad}henti", "Dihidup\u{ad}kan kembali",
                "SK ber\u{ad}akhir",
                "Perem\u{ad}puan", "L/P tidak diketa\u{ad}hui",
            ]),
        RecapHeading(words: "Desa/kelurahan", headings: ["Jumlah", "Tanpa kader", "Di bawah mini\u{ad}mum"]),
        RecapHeading(words: "Rapat", headings: ["Jumlah", "Wilayah di atasnya", "Hadir (orang)", "Tanpa data hadir"]),
        RecapHeading(words: "Masalah", headings: ["Terbuka", "Selesai"]),
        RecapHeading(words: "Tindak lanjut", headings: ["Selesai", "Terlam\u{ad}bat"]),
        RecapHeading(words: "Pelatihan", headings: ["Jumlah", "Wilayah di atasnya", "Kader terlatih", "Cakupan (%)"]),
        RecapHeading(words: "Desa dengan orien\u{ad}tasi aparat", headings: [""]),
    ]

    var value: PrintValue {
        .object([
            "words": .text(words), "count": .text("\(headings.count)"), "alone": .truth(headings.count == 1),
        ])
    }
}
