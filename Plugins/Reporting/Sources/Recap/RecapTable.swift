import DocumentKit
import ModuleKit

extension Recap {
    /// The recap as a table, the total last. Unknown is an empty cell.
    ///
    /// - Parameter named: whether the headings are the members' names, for programs, and not words.
    func table(named: Bool) -> DocumentKit.Table {
        func cells(_ row: RecapRow) -> [DocumentKit.Table.Cell] {
            [.text(row.code), .text(row.name)] + RecapRow.columns.map { Self.cell($0.value(row), named: named) }
        }
        let headings = named ? ["code", "name"] : ["Kode", by.words]
        return DocumentKit.Table(
            "Rekap", title: titles,
            columns: headings.map { .init($0) } + RecapRow.columns.map { .init(named ? $0.name : $0.words, width: 11) },
            rows: ((items ?? []) + [gone].compactMap(\.self)).map(cells), footer: total.map(cells))
    }

    private static func cell(_ cell: FigureCell, named: Bool) -> DocumentKit.Table.Cell {
        switch cell {
        case .count(let count): .init(count)
        case .share(let share): share.map { named ? .decimal($0, places: 4) : .decimal($0 * 100, places: 1) } ?? .empty
        }
    }

    /// What stands above a table.
    var titles: [String] { ["Rekapitulasi KPMD per \(by.words)", period] }

    var marks: Marks {
        Marks(
            dataAsOf: dataAsOf, regionsAsOf: regionsAsOf, checksum: checksum,
            asked: [
                ("Dalam wilayah", "within", .init(within?.text)), ("Dari", "from", .init(from)),
                ("Sampai", "to", .init(to)),
            ])
    }

    var period: String {
        from.map { "Periode \($0.long) sampai \(to.long)" } ?? "Sampai dengan \(to.long)"
    }
}
