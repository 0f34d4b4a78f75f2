import DocumentKit
import ModuleKit

struct ExportDataset: ReadCommand {
    static let about = About(
        "reporting.dataset", "A tidy table for R, Python or a spreadsheet, with a dictionary of its columns",
        access: .viewer, example: #"{"name": "cadres", "format": "csv", "within": "64.01"}"#)

    @Parameter("Which table") var name: Dataset
    @Parameter("csv is for programs, xlsx has the dictionary on a second sheet with when it was taken")
    var format = Format.csv
    @Parameter("Region whose rows are meant; everything there is where it is missing") var within: RegionCode?

    enum Format: String, Choice { case csv, xlsx }

    func run(_ store: Snapshot) throws -> ExportedDataset {
        if let module = name.module, !store.isLoaded(module) {
            throw RPCError(.moduleUnavailable, "The module '\(module)' is not loaded")
        }
        try RegionCode.check(within, store)
        let columns = name.columns
        let rows = try rows(columns, store)
        try TableRequest.check(rows.count)
        let table = DocumentKit.Table(name.rawValue, columns: columns.map { .init($0.name) }, rows: rows)
        // The same in either form, and of the csv what `sha256sum` says of it.
        let csv = table.csv(.international)
        let marks = Marks(
            dataAsOf: store.call.now, regionsAsOf: store.call.today, checksum: Digest(csv).description)
        let title = "\(name.rawValue)-\(store.call.today).\(format.rawValue)"
        let file =
            switch format {
            case .csv: File(name: title, mediaType: "text/csv", content: csv)
            case .xlsx:
                File(
                    name: title, mediaType: .xlsx,
                    content: try DocumentKit.Table.xlsx([table, marks.above(dictionary(columns, store))]))
            }
        return ExportedDataset(
            name: name, rows: rows.count, dataAsOf: marks.dataAsOf, regionsAsOf: marks.regionsAsOf,
            checksum: marks.checksum,
            dictionary: columns.map { DatasetColumn(name: $0.name, kind: $0.kind, words: $0.words) }, file: file)
    }

    private func rows(_ columns: [Dataset.Column], _ store: Snapshot) throws -> [[DocumentKit.Table.Cell]] {
        let list = columns.map { "\($0.sql) AS \"\($0.name)\"" }.joined(separator: ", ")
        var sql = "SELECT \(list) FROM \(name.source)"
        var arguments: StatementArguments = []
        if let within, let region = name.regionColumn {
            sql += " WHERE \(region.sql) >= ? AND \(region.sql) < ?"
            arguments = [within.text, within.text + "/"]
        }
        sql += " ORDER BY 1, 2 LIMIT \(TableRequest.mostRows + 1)"
        var rows: [[DocumentKit.Table.Cell]] = []
        let cursor = try Row.fetchCursor(store.db, sql: sql, arguments: arguments)
        while let row = try cursor.next() {
            rows.append(columns.indices.map { Self.cell(row, $0, columns[$0].kind) })
        }
        return rows
    }

    private static func cell(_ row: Row, _ place: Int, _ kind: Dataset.Column.Kind) -> DocumentKit.Table.Cell {
        switch kind {
        case .text: .init(row[place] as String?)
        case .integer: .init(row[place] as Int?)
        case .date: .init(row[place] as CalendarDate?)
        }
    }

    private func dictionary(_ columns: [Dataset.Column], _ store: Snapshot) -> DocumentKit.Table {
        DocumentKit.Table(
            "kamus", title: [name.rawValue], columns: [.init("kolom"), .init("jenis"), .init("arti", width: 60)],
            rows: columns.map { [.text($0.name), .text($0.kind.rawValue), .text($0.words.text(in: store.call.words))] })
    }
}

struct ExportedDataset: Described {
    let name: Dataset
    let rows: Int
    let dataAsOf: Instant
    let regionsAsOf: CalendarDate
    let checksum: String
    let dictionary: [DatasetColumn]
    let file: File

    static let fields = Fields<Self> {
        Field(\.name, "Which table")
        Field(\.rows, "How many rows it has")
        Field(\.dataAsOf, "When it was taken")
        Field(\.regionsAsOf, "The day whose codes and names the regions have")
        Field(\.checksum, "SHA-256 of the table as csv, and so of the file in that form")
        Field(\.dictionary, "What each column holds")
        Field(\.file, "The table")
    }
}

struct DatasetColumn: Described {
    let name: String
    let kind: Dataset.Column.Kind
    let words: Sentence

    static let fields = Fields<Self> {
        Field(\.name, "The column's heading")
        Field(\.kind, "text, integer, or date as 2024-03-13")
        Field(\.words, "What it holds")
    }
}
