import ModuleKit

/// What a recap looks at: a region, the length of its rows' codes, and a period, both days inclusive.
///
/// The total is the same recap with the region itself as its only row, and never a sum: a meeting for two districts
/// stands in both, and once in the total.
struct RecapScope: Hashable {
    /// The region's code; "" is the whole.
    let within: String
    let length: Int
    let from: CalendarDate?
    let to: CalendarDate
    /// Villages with fewer active cadres are below the minimum.
    let minimum: Int

    /// The region as a whole.
    var whole: RecapScope {
        RecapScope(within: within, length: within.utf8.count, from: from, to: to, minimum: minimum)
    }

    /// The codes of the region and of what lies inside it stand from the first to before the second.
    var range: (low: String, high: String) { Self.range(of: within) }

    static func range(of code: String) -> (low: String, high: String) { code.isEmpty ? ("", "~") : (code, code + "/") }

    /// What of these a query names: SQLite refuses others.
    func arguments(of sql: String) -> StatementArguments {
        let all: [(String, any DatabaseValueConvertible)] = [
            ("low", range.low), ("high", range.high), ("length", length), ("from", from?.description ?? ""),
            ("to", to.description), ("minimum", minimum),
        ]
        return all.filter { sql.contains(":\($0.0)") }
            .reduce(StatementArguments()) { $0 &+ StatementArguments([$1.0: $1.1]) }
    }

    /// SQL that is true of a code that is the region or lies inside it.
    static func isInside(_ code: String) -> String { "(\(code) >= :low AND \(code) < :high)" }
}
