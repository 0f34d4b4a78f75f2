import ModuleKit

/// How the number of a certificate is made: text with `{seq}`, `{seq:4}`, `{year}`, `{month}`, `{roman_month}` and
/// `{training}` in it.
struct NumberPattern {
    private enum Piece {
        case text(String)
        /// The running number of the year, with at least so many digits.
        case sequence(Int)
        case year
        case month
        case romanMonth
        case training
    }

    /// What is wrong with a pattern.
    struct Fault: Error {
        let message: Sentence
    }

    private var pieces: [Piece] = []

    init(_ pattern: String) throws(Fault) {
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{") {
            pieces.append(.text(String(rest[..<open])))
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw Fault(message: "'\(rest[open...])' has no closing brace")
            }
            pieces.append(try Self.piece(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        pieces.append(.text(String(rest)))
        let isCounted = pieces.contains { if case .sequence = $0 { true } else { false } }
        let isDated = pieces.contains { if case .year = $0 { true } else { false } }
        guard isCounted, isDated else {
            throw Fault(message: "'\(pattern)' makes the same number twice: expected {seq} and {year} in it")
        }
    }

    private static func piece(_ name: Substring) throws(Fault) -> Piece {
        switch name {
        case "seq": return .sequence(1)
        case "year": return .year
        case "month": return .month
        case "roman_month": return .romanMonth
        case "training": return .training
        default:
            if name.hasPrefix("seq:"), let width = Int(name.dropFirst(4)), (1...9).contains(width) {
                return .sequence(width)
            }
            throw Fault(
                message: "'\(name)' is unknown in braces: expected seq, seq:4, year, month, roman_month or training")
        }
    }

    /// The number of the certificate that is the `sequence`th of its year.
    func number(_ sequence: Int, on day: CalendarDate, training: Int64) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .sequence(let width): Self.padded(sequence, width)
            case .year: Self.padded(day.year, 4)
            case .month: Self.padded(day.month, 2)
            case .romanMonth: Self.romanMonths[day.month - 1]
            case .training: String(training)
            }
        }.joined()
    }

    private static let romanMonths = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
