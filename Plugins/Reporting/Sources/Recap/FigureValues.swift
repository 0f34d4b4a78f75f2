import ModuleKit

/// Figures by region's code. What is not there is 0; what nobody knows is nil.
struct FigureValues {
    private let codes: RegionCodes
    private var counts: [Int]
    private let known: FigureSet

    private static let width = Figure.count

    /// - Parameter figures: the others are nil, and so are those whose modules are not loaded.
    init(of codes: RegionCodes, _ store: Snapshot, only figures: [Figure] = Figure.allCases) {
        self.codes = codes
        known = FigureSet(figures.filter { $0.isKnown(store) })
        // The last are those of whatever is not there.
        counts = [Int](repeating: 0, count: Self.width * (codes.count + 1))
    }

    /// Sets a figure of a region, where it is one of these.
    mutating func set(_ figure: Figure, _ value: Int, of code: String) {
        guard let place = codes.place(of: code, near: 0) else { return }
        counts[Self.width * place + figure.number] = value
    }

    /// Sets the figures of every region, each at its number.
    mutating func setEach(_ set: (_ place: Int, _ figures: UnsafeMutableBufferPointer<Int>) -> Void) {
        counts.withUnsafeMutableBufferPointer { counts in
            for place in 0..<codes.count {
                let start = Self.width * place
                set(place, UnsafeMutableBufferPointer(rebasing: counts[start..<start + Self.width]))
            }
        }
    }

    /// Adds to a figure of every region inside another.
    mutating func add(_ value: Int, to figure: Figure, inside code: String) {
        for place in codes.places(inside: code) { counts[Self.width * place + figure.number] += value }
    }

    /// What the regions have together; nil where nobody knows.
    func sum(_ figure: Figure) -> Int? {
        guard known.contains(figure.number) else { return nil }
        return (0..<codes.count).reduce(0) { $0 + counts[Self.width * $1 + figure.number] }
    }

    /// - Parameter near: a place where the region may well stand.
    func line(of code: String, near: Int = 0) -> FigureLine {
        FigureLine(counts, from: Self.width * (codes.place(of: code, near: near) ?? codes.count), known: known)
    }
}
