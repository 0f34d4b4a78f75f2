import ModuleKit

/// The figures of one region. Those of a module that is not loaded are null.
struct RecapRow: Described {
    let code: String
    let name: String
    let figures: FigureLine

    subscript(figure: Figure) -> Int? { figures[figure] }

    static let fields = Fields<Self> {
        Field(\.code, "The region's code; empty of everything there is")
        Field(\.name, "The region's name; of the total, Jumlah")
        Field(\.figures, FigureLine.part)
    }

    static let columns = RecapColumn.all
}

/// A figure, or what follows from some: a table's column and an answer's member.
struct RecapColumn: Sendable {
    /// Nil of the coverage.
    let figure: Figure?
    let words: String
    let member: Member

    var name: String { member.name }

    /// In their order.
    static let all: [RecapColumn] = Figure.allCases.flatMap { figure in
        figure == .villagesOriented ? [coverage, RecapColumn(figure)] : [RecapColumn(figure)]
    }

    private static let coverage = RecapColumn(
        nil, "Cakupan pelatihan (%)",
        Definition<Double?>("trained_cadres by cadres_active; null where nobody is active", [], initial: nil)
            .member("coverage"))

    private init(_ figure: Figure) {
        self.init(
            figure, figure.words, Definition<Int?>(figure.about, [], initial: nil).member(figure.rawValue))
    }

    private init(_ figure: Figure?, _ words: String, _ member: Member) {
        self.figure = figure
        self.words = words
        self.member = member
    }

    func value(_ row: RecapRow) -> FigureCell {
        figure.map { .count(row[$0]) } ?? .share(row.figures.coverage)
    }
}

/// A figure as a table holds it.
enum FigureCell {
    case count(Int?)
    /// From 0 to 1.
    case share(Double?)
}
