import DocumentKit
import Foundation

/// From a measure to a length, with round numbers at the marks.
struct Scale {
    let top: Double
    let step: Double

    /// From zero to at least the largest, with five marks or so; fewer where there is little room for their numbers.
    init(to largest: Double, room: Double = .infinity) {
        let wanted = max(largest, 1) / (room < 240 ? 2 : 5)
        let power = pow(10, floor(log10(wanted)))
        let step = [1, 2, 2.5, 3, 4, 5, 6, 8, 10].map { $0 * power }.first { $0 >= wanted } ?? 10 * power
        self.step = max(step, 1)
        top = (max(largest, 1) / self.step).rounded(.up) * self.step
    }

    var marks: [Double] { Array(stride(from: 0, through: top, by: step)) }

    /// The part of the length from 0 to 1.
    func share(_ value: Double) -> Double { value / top }

    /// `1.234`, `2,5`
    static func words(_ value: Double) -> String {
        value == value.rounded() ? IndonesianNumber.grouped(Int(value)) : IndonesianNumber.decimal(value, places: 1)
    }
}
