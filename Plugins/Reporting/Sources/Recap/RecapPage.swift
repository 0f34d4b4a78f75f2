import DocumentKit
import ModuleKit

extension Recap {
    /// The recap ready to be printed. Unknown is a dash.
    func page(_ store: Snapshot) throws -> String {
        let place: String
        if let within {
            place =
                try String.fetchOne(
                    store.db, sql: "SELECT name FROM registry_pub_region WHERE code = ?", arguments: [within])
                ?? within.text
        } else {
            place = "Seluruh wilayah"
        }
        let rows: [PrintValue] = ((items ?? []) + [gone].compactMap(\.self)).map(Self.line)
        let values: [String: PrintValue] = [
            "level": .text(by.words), "place": .text(place), "period": .text(period),
            "data": .text("Data per \(dataAsOf.date.long), batas wilayah per \(regionsAsOf.long)"),
            "headings": .texts(RecapRow.columns.map { $0.words }), "rows": .list(rows),
            "total": total.map(Self.line) ?? .none, "minimum": .text("\(minimumCadres)"), "checksum": .text(checksum),
        ]
        return try OfficePaper.html(
            "Rekapitulasi KPMD \(place)", Self.template, values, orientation: .landscape, style: Self.style, store)
    }

    private static func line(_ row: RecapRow) -> PrintValue {
        let cells: [String] = RecapRow.columns.map { printed($0.value(row)) }
        return .object(["code": .text(row.code), "name": .text(row.name), "cells": .texts(cells)])
    }

    private static func printed(_ cell: FigureCell) -> String {
        switch cell {
        case .count(let count): count.map { IndonesianNumber.grouped($0) } ?? "–"
        case .share(let share): share.map { IndonesianNumber.decimal($0 * 100, places: 1) } ?? "–"
        }
    }

    private static let style = """
        table.recap { font-size: 7pt; } table.recap th { padding: 0.8mm 0.4mm; font-weight: normal; }
        table.recap th.plain { font-weight: bold; } table.recap th.name { min-width: 34mm; }
        table.recap td { padding: 0.4mm 0.7mm; line-height: 1.15; } table.recap td.number { text-align: right; white-space: nowrap; }
        table.recap tr.total td { font-weight: bold; }
        """

    private static let template = Template(
        """
        <h1>Rekapitulasi KPMD {{place}}</h1>
        <p class="centre">Per {{level}}. {{period}}</p>
        <table class="lined recap">
        <thead><tr><th class="plain">Kode</th><th class="plain name">{{level}}</th>
        {{#headings}}<th>{{.}}</th>{{/headings}}</tr></thead>
        <tbody>
        {{#rows}}<tr><td>{{code}}</td><td>{{name}}</td>{{#cells}}<td class="number">{{.}}</td>{{/cells}}</tr>
        {{/rows}}{{#total}}<tr class="total"><td>{{code}}</td><td>{{name}}</td>
        {{#cells}}<td class="number">{{.}}</td>{{/cells}}</tr>{{/total}}
        </tbody></table>
        <p class="small">{{data}}. Tanda – berarti tidak diketahui; yang tidak diketahui tidak ikut dijumlahkan.
        Baris Jumlah dihitung sendiri: rapat untuk dua wilayah tampil pada keduanya, tetapi dihitung sekali dalam jumlah.
        Minimum kader aktif per desa: {{minimum}}. Periksa keaslian: {{checksum}}.</p>
        """)
}
