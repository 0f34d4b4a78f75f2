import DocumentKit
import ModuleKit

/// What every table that leaves as a file says of itself: from when it is, by which boundaries, and by what it is known
/// again.
struct Marks {
    let dataAsOf: Instant
    let regionsAsOf: CalendarDate
    /// SHA-256, the same where nothing differs.
    let checksum: String
    /// What was asked, where the table's own rows do not tell it: headings for people and for programs, and the cell. A
    /// paper and a sheet have it in their titles.
    var asked: [(heading: String, name: String, cell: DocumentKit.Table.Cell)] = []

    /// As a paper has it.
    var lines: [String] { ["\(time), batas wilayah per \(regionsAsOf.long)", "SHA-256: \(checksum)"] }

    private var time: String {
        "Data per \(dataAsOf.date.long) pukul \(clock.replacing(":", with: ".")) \(OfficeZone.current.label)"
    }

    /// `09:00`
    private var clock: String { String(dataAsOf.description.dropFirst(11).prefix(5)) }

    /// On a sheet they stand above the table.
    func above(_ table: DocumentKit.Table) -> DocumentKit.Table {
        var table = table
        table.title += lines
        return table
    }

    /// In CSV they are the last columns, the same in every row: so a program reads the file without stepping over
    /// anything, and rows of several files put together still tell from when they are.
    func beside(_ table: DocumentKit.Table, _ style: CSVStyle) -> DocumentKit.Table {
        let names =
            switch style {
            case .indonesian: asked.map(\.heading) + ["Data per", "Batas wilayah per", "SHA-256"]
            case .international: asked.map(\.name) + ["data_as_of", "regions_as_of", "checksum"]
            }
        let cells: [DocumentKit.Table.Cell] =
            asked.map(\.cell) + [
                .text(style == .indonesian ? "\(dataAsOf.date.numeric) \(clock)" : dataAsOf.description),
                .init(regionsAsOf), .text(checksum),
            ]
        let width = table.columns.count
        func marked(_ row: [DocumentKit.Table.Cell]) -> [DocumentKit.Table.Cell] {
            row + Array(repeating: .empty, count: max(0, width - row.count)) + cells
        }
        var table = table
        table.columns += names.map { .init($0) }
        table.rows = table.rows.map(marked)
        table.footer = table.footer.map(marked)
        return table
    }
}

extension DocumentKit.Table.Cell {
    /// What is unknown is an empty cell.
    init(_ text: String?) { self = text.map { .text($0) } ?? .empty }
    init(_ number: Int?) { self = number.map { .integer($0) } ?? .empty }
    init(_ day: CalendarDate?) {
        self = day.map { .date(year: $0.year, month: $0.month, day: $0.day) } ?? .empty
    }
}

extension CalendarDate {
    /// As the office's papers have it.
    var printed: PrintedDate { PrintedDate(year: year, month: month, day: day) }
    /// `13 Maret 2024`
    var long: String { printed.long }
    /// `13/03/2024`
    var numeric: String { description.split(separator: "-").reversed().joined(separator: "/") }
}
