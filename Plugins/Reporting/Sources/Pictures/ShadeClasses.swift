import DocumentKit

/// At most five classes of about as many regions each, by the values that there are.
struct ShadeClasses {
    /// The least and the largest value of each class.
    private let ranges: [ClosedRange<Double>]
    private let areWhole: Bool

    init(_ values: [Double]) {
        let sorted = values.sorted()
        var bounds: [Double] = []
        for i in 0..<Palette.ramp.count where !sorted.isEmpty {
            let bound = sorted[i * sorted.count / Palette.ramp.count]
            if bound != bounds.last { bounds.append(bound) }
        }
        ranges = bounds.indices.map { i in
            let inside = sorted.filter { $0 >= bounds[i] && (i + 1 == bounds.count || $0 < bounds[i + 1]) }
            return bounds[i]...(inside.last ?? bounds[i])
        }
        areWhole = values.allSatisfy { $0 == $0.rounded() }
    }

    /// The shade of a value. Few classes are spread over all shades; one alone is light only where it is nothing.
    func shade(of value: Double) -> String { shade(ranges.lastIndex { $0.lowerBound <= value } ?? 0) }

    private func shade(_ i: Int) -> String {
        guard ranges.count > 1 else { return Palette.ramp[ranges.first?.upperBound == 0 ? 0 : 2] }
        return Palette.ramp[i * (Palette.ramp.count - 1) / (ranges.count - 1)]
    }

    /// All with a decimal where one has: `4,0` beside `4,2`.
    func words(of value: Double) -> String {
        areWhole ? IndonesianNumber.grouped(Int(value)) : IndonesianNumber.decimal(value, places: 1)
    }

    /// Each class as a legend has it.
    var legend: [(shade: String, words: String)] {
        ranges.indices.map { i in
            let (low, high) = (words(of: ranges[i].lowerBound), words(of: ranges[i].upperBound))
            return (shade(i), low == high ? low : "\(low) – \(high)")
        }
    }
}
