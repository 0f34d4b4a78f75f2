import ModuleKit

/// Figures by region's code. What is not there is 0; what nobody knows is nil.
struct FigureValues {
    /// Where the figures of a code begin among all.
    private var places: [String: Int] = [:]
    private var counts: [Int]
    private let known: [Bool]

    private static let width = Figure.allCases.count

    /// With the figures whose modules are loaded.
    init(_ store: Snapshot) { self.init(known: Figure.allCases.map { $0.isKnown(store) }) }

    /// With some figures alone; the others are nil.
    init(_ store: Snapshot, only figures: [Figure]) {
        self.init(known: Figure.allCases.map { figures.contains($0) && $0.isKnown(store) })
    }

    private init(known: [Bool]) {
        self.known = known
        // The first are those of whatever is not there.
        counts = [Int](repeating: 0, count: Self.width)
    }

    /// Makes room for regions that come.
    mutating func reserve(_ regions: Int) {
        places.reserveCapacity(regions)
        counts.reserveCapacity((regions + 1) * Self.width)
    }

    mutating func set(_ figure: Figure, _ value: Int, of code: String) {
        set(of: code) { $0[figure.number] = value }
    }

    /// Several figures of one region, each at its number.
    mutating func set(of code: String, _ change: (UnsafeMutableBufferPointer<Int>) -> Void) {
        let start = places[code] ?? counts.count
        if start == counts.count {
            places[code] = start
            counts.append(contentsOf: repeatElement(0, count: Self.width))
        }
        counts.withUnsafeMutableBufferPointer {
            change(UnsafeMutableBufferPointer(rebasing: $0[start..<start + Self.width]))
        }
    }

    func value(_ figure: Figure, of code: String) -> Int? { line(of: code)[figure] }

    func line(of code: String) -> Line { Line(counts: counts, start: places[code] ?? 0, known: known) }

    /// The figures of one region.
    struct Line {
        fileprivate let counts: [Int]
        fileprivate let start: Int
        fileprivate let known: [Bool]

        /// Attendance is nil where it is unknown of every meeting.
        subscript(figure: Figure) -> Int? {
            let number = figure.number
            guard known[number] else { return nil }
            if figure == .attendance {
                let meetings = counts[start + Figure.meetings.number]
                if meetings > 0, counts[start + Figure.attendanceUnknown.number] == meetings { return nil }
            }
            return counts[start + number]
        }

        /// Every figure in few bytes: one more than its number, 0 of what nobody knows.
        func append(to bytes: inout [UInt8]) {
            for figure in Figure.allCases { PackedChanges.append(self[figure].map { $0 + 1 } ?? 0, to: &bytes) }
        }
    }
}
