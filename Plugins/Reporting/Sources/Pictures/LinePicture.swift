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
    private var right: Double { 44 + (lines.map { PictureText.width($0.name) }.max() ?? 0) }
    private var heading: PictureHeading { PictureHeading(title, subtitle, width: 720) }
    private var top: Double { heading.bottom + 36 }
    private var bottom: Double { top + 230 }

    var svg: String {
        var drawing = Drawing(width: 720, height: bottom + 40)
        heading.draw(on: &drawing)
        drawing.text(unit, 16, top - 18, fill: "#555555")
        let scale = Scale(to: lines.flatMap { $0.values.compactMap(\.self) }.max() ?? 0)
        for mark in scale.marks {
            let y = place(mark, scale)
            drawing.line(left, y, 720 - right, y, stroke: mark == 0 ? Palette.axis : Palette.grid)
            drawing.text(Scale.words(mark), left - 6, y + 4, anchor: .end, fill: "#555555")
        }
        // As many dates as stand beside each other, the last one always.
        let room = max(1, Int((720 - right - left) / 66))
        let every = max(1, (dates.count + room - 1) / room)
        for i in stride(from: dates.count - 1, through: 0, by: -every) {
            drawing.text(dates[i], at(i), bottom + 20, anchor: .middle, fill: "#555555")
        }
        drawLines(scale, &drawing)
        return drawing.svg(words: "\(title). \(subtitle)")
    }

    private func at(_ i: Int) -> Double {
        let span = 720 - right - left - 20
        return left + 10 + span * (dates.count > 1 ? Double(i) / Double(dates.count - 1) : 0.5)
    }

    private func place(_ value: Double, _ scale: Scale) -> Double { bottom - (bottom - top) * scale.share(value) }

    /// Each with its own colour and dashes: in print without colour the dashes are enough.
    private func drawLines(_ scale: Scale, _ drawing: inout Drawing) {
        let dashes = [nil, "7 3", "2 3", "9 3 2 3", "12 4", "4 2"]
        var ends: [(y: Double, line: Int)] = []
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
            if let last = pieces.flatMap(\.self).last { ends.append((last.y, i)) }
        }
        // Names at the ends of their lines, none upon another, and none below the axis.
        ends.sort { $0.y < $1.y }
        var highest = bottom
        for i in ends.indices.reversed() {
            ends[i].y = min(ends[i].y, highest)
            highest = ends[i].y - 16
        }
        var lowest = top - 16
        for end in ends {
            let y = max(end.y, lowest + 16)
            drawing.line(
                720 - right + 6, y, 720 - right + 34, y, stroke: Palette.series[end.line % Palette.series.count],
                width: 3, dashes: dashes[end.line % dashes.count])
            drawing.text(lines[end.line].name, 720 - right + 40, y + 4)
            lowest = y
        }
    }
}
