/// How figures went from one date to the next.
struct LinePicture {
    struct Line {
        let name: String
        /// One for each date; nil where nobody knows.
        let values: [Double?]
    }

    let title: String
    let subtitle: String
    let unit: String
    let dates: [String]
    let lines: [Line]

    private let left = 62.0
    private let right = 150.0
    private let top = 92.0
    private let bottom = 320.0

    var svg: String {
        var drawing = Drawing(width: 720, height: 380)
        drawing.text(title, 16, 28, size: 17, isBold: true)
        drawing.text(subtitle, 16, 48, size: 12, fill: "#555555")
        drawing.text(unit, 16, 76, size: 12, fill: "#555555")
        let scale = Scale(to: lines.flatMap { $0.values.compactMap(\.self) }.max() ?? 0)
        for mark in scale.marks {
            let y = place(mark, scale)
            drawing.line(left, y, 720 - right, y, stroke: mark == 0 ? Palette.axis : Palette.grid)
            drawing.text(Scale.words(mark), left - 6, y + 4, size: 11, anchor: .end, fill: "#555555")
        }
        let every = max(1, (dates.count + 7) / 8)
        for (i, date) in dates.enumerated() where i % every == 0 || i == dates.count - 1 {
            guard i == dates.count - 1 || dates.count - 1 - i >= every else { continue }
            drawing.text(date, at(i), bottom + 20, size: 11, anchor: .middle, fill: "#555555")
        }
        drawLines(scale, &drawing)
        return drawing.svg(words: "\(title). \(subtitle)")
    }

    private func at(_ i: Int) -> Double {
        let span = 720 - right - left - 20
        return left + 10 + span * (dates.count > 1 ? Double(i) / Double(dates.count - 1) : 0.5)
    }

    private func place(_ value: Double, _ scale: Scale) -> Double { bottom - (bottom - top) * scale.share(value) }

    /// Each with its own colour, dashes and mark: in print without colour two of them are enough.
    private func drawLines(_ scale: Scale, _ drawing: inout Drawing) {
        let dashes = [nil, "7 3", "2 3", "9 3 2 3"]
        var labels: [(y: Double, name: String, colour: String)] = []
        for (i, line) in lines.enumerated() {
            let colour = Palette.series[i % Palette.series.count]
            var pieces: [[(x: Double, y: Double)]] = [[]]
            for (j, value) in line.values.enumerated() {
                // Where nobody knows, the line has a gap.
                if let value {
                    pieces[pieces.count - 1].append((at(j), place(value, scale)))
                } else {
                    pieces.append([])
                }
            }
            drawing.path(
                pieces.filter { $0.count > 1 }, isClosed: false, fill: "none", stroke: colour, width: 2.5,
                dashes: dashes[i % dashes.count])
            for point in pieces.flatMap(\.self) { drawing.circle(point.x, point.y, 3, fill: colour, stroke: "#ffffff") }
            if let last = pieces.flatMap(\.self).last { labels.append((last.y, line.name, colour)) }
        }
        // Names at the ends of their lines, none upon another.
        var lowest = -Double.infinity
        for label in labels.sorted(by: { $0.y < $1.y }) {
            let y = max(label.y + 4, lowest + 15)
            drawing.line(720 - right + 6, y - 4, 720 - right + 16, y - 4, stroke: label.colour, width: 3)
            drawing.text(label.name, 720 - right + 21, y, size: 11)
            lowest = y
        }
    }
}
