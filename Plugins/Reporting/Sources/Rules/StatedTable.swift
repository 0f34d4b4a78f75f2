/// A table with its stated totals; nil where nothing is stated. Numbers are whole ten thousandths, and so exact.
struct StatedTable {
    let cells: [[Int64?]]
    let rowTotals: [Int64?]
    let columnTotals: [Int64?]
    let grandTotal: Int64?

    static let scale = 10_000.0
}

/// A sum that a table states: one of its own equations.
enum StatedSum: Hashable {
    case row(Int)
    case column(Int)
    /// The grand total as that of the rows' totals, and as that of the columns'.
    case grandOfRows, grandOfColumns

    /// Every number of the table stands in one sum of each side.
    var isOfRows: Bool {
        switch self {
        case .row, .grandOfColumns: true
        case .column, .grandOfRows: false
        }
    }
}

/// Totals that cannot be right with their parts, whatever is unknown.
struct Disagreement: Equatable {
    /// The sum; several, where what is unknown in them would have to be one thing by the rows and another by the columns.
    let sums: [StatedSum]
    /// The total; of several sums what the rows leave for the unknown.
    let stated: Int64
    /// What the parts come to; of several sums what the columns leave for the unknown.
    let counted: Int64

    /// How much more is stated than its parts come to.
    var difference: Int64 { stated - counted }
}

/// A number that, being another, would let the table agree.
struct Suspect: Equatable {
    /// Nil of a column's total, and of the grand total.
    let row: Int?
    /// Nil of a row's total, and of the grand total.
    let column: Int?
    let stated: Int64
    let wouldBe: Int64
    /// How many other numbers would let it agree as well, each in the place of this one.
    let alternatives: Int
}
