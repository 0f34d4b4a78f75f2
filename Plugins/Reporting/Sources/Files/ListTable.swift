import DocumentKit
import ModuleKit

/// A column of a list that leaves as a file.
struct ListColumn<Item>: Sendable {
    /// As programs call it.
    let name: String
    /// As people do.
    let words: String
    /// In characters of a spreadsheet; nil: as wide as what it holds.
    let width: Double?
    /// What it holds of an item, for programs or for people.
    let cell: @Sendable (_ item: Item, _ named: Bool) -> DocumentKit.Table.Cell

    init(
        _ name: String, _ words: String, width: Double? = nil,
        _ cell: @escaping @Sendable (_ item: Item, _ named: Bool) -> DocumentKit.Table.Cell
    ) {
        self.name = name
        self.words = words
        self.width = width
        self.cell = cell
    }
}

/// A whole list as it leaves the daemon.
struct ListTable<Item> {
    /// What a sheet is called.
    let name: String
    /// What stands above it; the first line is its title.
    let title: [String]
    let orientation: Orientation
    let columns: [ListColumn<Item>]
    let items: [Item]
    /// The day whose codes and names the regions have.
    let regionsAsOf: CalendarDate

    /// The list in the form that was asked for; nil where that is json.
    func file(_ name: String, _ request: TableRequest, _ store: Snapshot) throws -> File? {
        guard request.format != .json else { return nil }
        try TableRequest.check(items.count)
        let rows = table(named: true).csv(.international)
        let marks = Marks(
            dataAsOf: store.call.now, regionsAsOf: regionsAsOf,
            checksum: Digest(Array(title.joined(separator: "\n").utf8) + [0] + rows).description)
        return try request.file(name, marks, table: table) { try page(marks, request.paper, store) }
    }

    private func table(named: Bool) -> DocumentKit.Table {
        DocumentKit.Table(
            name, title: title, columns: columns.map { .init(named ? $0.name : $0.words, width: $0.width) },
            rows: items.map { item in columns.map { $0.cell(item, named) } })
    }

    /// Ready to be printed. Unknown is a dash.
    private func page(_ marks: Marks, _ size: PaperSize, _ store: Snapshot) throws -> String {
        let table = table(named: false)
        let rows = table.rows.enumerated().map { i, cells -> PrintValue in
            .object(["cells": .list(([.integer(i + 1)] + cells).map(Self.printed))])
        }
        return try OfficePaper.html(
            title[0], Self.template,
            [
                "title": .text(title[0]), "lines": .texts(Array(title.dropFirst())),
                "headings": .texts(["No."] + columns.map(\.words)), "rows": .list(rows),
                "columns": .text("\(columns.count + 1)"), "marks": .text(marks.lines.joined(separator: ". ")),
            ], size: size, orientation: orientation, style: Self.style, store)
    }

    private static func printed(_ cell: DocumentKit.Table.Cell) -> PrintValue {
        func object(_ text: String, _ kind: String) -> PrintValue {
            .object(["text": .text(text), "kind": .text(kind)])
        }
        switch cell {
        case .empty: return object("–", "")
        // A long name may end a line between its words; a code, a telephone and short words nowhere.
        case .text(let text):
            return object(text, text.count < 16 || (text.count < 20 && !text.contains(" ")) ? "whole" : "")
        case .integer(let number): return object(IndonesianNumber.grouped(number), "number")
        case .decimal(let number, let places):
            return object(IndonesianNumber.decimal(number, places: places), "number")
        case .date(let year, let month, let day):
            return object(CalendarDate(year: year, month: month, day: day)?.numeric ?? "–", "whole")
        }
    }

    private static var style: String {
        """
        @page { margin: 12mm 12mm 15mm; }
        table.list { font-size: 9pt; }
        table.list th { font-size: 8.5pt; line-height: 1.2; overflow-wrap: normal; padding: 0.8mm 1mm; }
        table.list td { padding: 0.6mm 1mm; line-height: 1.2; } table.list td.number { width: auto; }
        """
    }

    private static var template: Template {
        Template(
            """
            <h1>{{title}}</h1>
            {{#lines}}<p class="centre">{{.}}</p>
            {{/lines}}<table class="lined list">
            <thead><tr>{{#headings}}<th>{{.}}</th>{{/headings}}</tr></thead>
            <tbody>
            {{#rows}}<tr>{{#cells}}<td class="{{kind}}">{{text}}</td>{{/cells}}</tr>
            {{/rows}}{{^rows}}<tr><td colspan="{{columns}}">Tidak ada.</td></tr>
            {{/rows}}</tbody></table>
            <p class="small">Tanda – berarti tidak diketahui. {{marks}}.</p>
            """)
    }
}
