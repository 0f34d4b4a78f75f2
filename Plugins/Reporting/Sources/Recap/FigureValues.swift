import ModuleKit

/// Figures by region's code. What is not there is 0; what nobody knows is nil.
struct FigureValues {
    private var values: [String: [Figure: Int]] = [:]
    private let known: Set<Figure>

    /// With the figures whose modules are loaded.
    init(_ store: Snapshot) { known = Set(Figure.allCases.filter { $0.isKnown(store) }) }

    mutating func set(_ figure: Figure, _ value: Int, of code: String) { values[code, default: [:]][figure] = value }

    /// Attendance is nil where it is unknown of every meeting.
    func value(_ figure: Figure, of code: String) -> Int? {
        guard known.contains(figure) else { return nil }
        let row = values[code]
        if figure == .attendance, let meetings = row?[.meetings], meetings > 0, row?[.attendanceUnknown] == meetings {
            return nil
        }
        return row?[figure] ?? 0
    }
}
