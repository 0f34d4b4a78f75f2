/// Bars that lie, one for each region or several upon each other.
struct BarPicture {
    struct Bar {
        let label: String
        /// One for each series; nil where nobody knows.
        let values: [Double?]
    }

    let title: String
    let subtitle: String
    /// What is counted, as the axis says.
    let unit: String
    /// Names of the parts of a bar; one, which needs no legend, where bars are whole.
    let series: [String]
    let bars: [Bar]

    var svg: String {
        let labelWidth = min(260, 16 + 6.4 * Double(bars.map(\.label.count).max() ?? 0))
        let plot = 720 - labelWidth - 70
        let top = series.count > 1 ? 92.0 : 70.0
        let height = top + Double(bars.count) * 22 + 48
        var drawing = Drawing(width: 720, height: height)
        drawing.text(title, 16, 28, size: 17, isBold: true)
        drawing.text(subtitle, 16, 48, size: 12, fill: "#555555")
        if series.count > 1 { drawLegend(&drawing) }
        let scale = Scale(to: bars.map { $0.values.compactMap(\.self).reduce(0, +) }.max() ?? 0)
        for mark in scale.marks {
            let x = labelWidth + plot * scale.share(mark)
            drawing.line(x, top - 6, x, height - 42, stroke: mark == 0 ? Palette.axis : Palette.grid)
            drawing.text(Scale.words(mark), x, height - 28, size: 11, anchor: .middle, fill: "#555555")
        }
        drawing.text(unit, labelWidth + plot / 2, height - 10, size: 12, anchor: .middle, fill: "#555555")
        for (i, bar) in bars.enumerated() {
            draw(bar, at: top + Double(i) * 22, labelWidth, plot, scale, &drawing)
        }
        return drawing.svg(words: "\(title). \(subtitle)")
    }

    private func draw(
        _ bar: Bar, at y: Double, _ left: Double, _ plot: Double, _ scale: Scale, _ drawing: inout Drawing
    ) {
        drawing.text(bar.label, left - 8, y + 13, size: 12, anchor: .end)
        let known = bar.values.compactMap(\.self)
        guard !known.isEmpty else {
            drawing.rectangle(left, y + 1, 60, 16, fill: Drawing.unknown, stroke: "#999999")
            drawing.text("tidak diketahui", left + 68, y + 13, size: 11, fill: "#555555")
            return
        }
        var x = left
        for (i, value) in bar.values.enumerated() {
            guard let value, value > 0 else { continue }
            let width = plot * scale.share(value)
            drawing.rectangle(x, y + 1, width, 16, fill: Palette.series[i % Palette.series.count], stroke: "#ffffff")
            x += width
        }
        drawing.text(Scale.words(known.reduce(0, +)), x + 6, y + 13, size: 11)
    }

    private func drawLegend(_ drawing: inout Drawing) {
        var x = 16.0
        for (i, name) in series.enumerated() {
            drawing.rectangle(x, 60, 12, 12, fill: Palette.series[i % Palette.series.count], stroke: "#666666")
            drawing.text(name, x + 17, 70, size: 12)
            x += 17 + 6.6 * Double(name.count) + 22
        }
    }
}
