/// Which columns of a table are shown, and how wide.
struct ColumnFit: Equatable {
    /// The width of each column shown; those on the right that do not fit are missing.
    let widths: [Int]

    /// Columns stand this far apart.
    static let gap = 2
    /// A column up to this width, such as of moments or codes, is shown whole or not at all.
    private static let short = 20
    /// A wider one is not made narrower than this to make room for another.
    private static let least = 12

    /// Fits columns of these natural widths into `width`: the widest give way first, and the last are left out where
    /// that is not enough. One column always stays, however little of it.
    init(_ natural: [Int], into width: Int) {
        var count = natural.count
        while count > 1, Self.total(natural[..<count].map { $0 <= Self.short ? $0 : Self.least }) > width { count -= 1 }
        let shown = natural[..<count]
        func capped(_ cap: Int) -> [Int] { shown.map { count > 1 && $0 <= Self.short ? $0 : min($0, cap) } }
        var cap = shown.max() ?? 0
        while cap > 1, Self.total(capped(cap)) > width { cap -= 1 }
        var fitted = capped(cap)
        var rest = width == .max ? 0 : width - Self.total(fitted)
        for place in fitted.indices where rest > 0 && fitted[place] < natural[place] {
            fitted[place] += 1
            rest -= 1
        }
        widths = fitted
    }

    private static func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + gap * max(0, widths.count - 1) }
}
