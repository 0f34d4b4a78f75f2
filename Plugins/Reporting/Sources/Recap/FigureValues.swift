import ModuleKit

/// Figures by region's code. What is not there is 0; what nobody knows is nil.
struct FigureValues {
    private var lines: [String: [Int]] = [:]
    private let known: [Bool]

    /// With the figures whose modules are loaded.
    init(_ store: Snapshot) { known = Figure.allCases.map { $0.isKnown(store) } }

    /// With some figures alone; the others are nil.
    init(_ store: Snapshot, only figures: [Figure]) {
        known = Figure.allCases.map { figures.contains($0) && $0.isKnown(store) }
    }

    mutating func set(_ figure: Figure, _ value: Int, of code: String) {
        lines[code, default: Self.zeros][figure.number] = value
    }

    /// Several figures of one region.
    mutating func set(of code: String, _ values: [(figure: Figure, value: Int)]) {
        var line = lines[code] ?? Self.zeros
        for (figure, value) in values { line[figure.number] = value }
        lines[code] = line
    }

    private static let zeros = Figure.allCases.map { _ in 0 }

    func value(_ figure: Figure, of code: String) -> Int? { line(of: code)[figure] }

    func line(of code: String) -> Line { Line(counts: lines[code] ?? Self.zeros, known: known) }

    /// The figures of one region.
    struct Line {
        fileprivate let counts: [Int]
        fileprivate let known: [Bool]

        /// Attendance is nil where it is unknown of every meeting.
        subscript(figure: Figure) -> Int? {
            let number = figure.number
            guard known[number] else { return nil }
            if figure == .attendance {
                let meetings = counts[Figure.meetings.number]
                if meetings > 0, counts[Figure.attendanceUnknown.number] == meetings { return nil }
            }
            return counts[number]
        }
    }
}
