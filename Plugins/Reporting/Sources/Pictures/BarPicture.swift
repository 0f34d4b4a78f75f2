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
    /// In points, as all measures here. Beside another picture a narrow one has letters of the same size.
    var width = 720.0
    /// From one bar to the next.
    var pitch = 22.0

    var svg: String {
        let heading = PictureHeading(title, subtitle, width: width)
        let names = series.count > 1 ? series : []
        let legend = PictureText.flow(names.map { 17 + PictureText.width($0) }, in: width)
        let top = heading.bottom + 22 * Double(legend.last?.line ?? -1) + 34
        let left = min(width / 2, 24 + (bars.map { PictureText.width($0.label) }.max() ?? 0))
        let sums = bars.map { $0.values.compactMap(\.self).reduce(0, +) }
        let plot = width - left - 16 - (sums.map { PictureText.width(Scale.words($0)) }.max() ?? 0)
        let foot = top + Double(bars.count) * pitch + 4
        var drawing = Drawing(width: width, height: foot + 44)
        heading.draw(on: &drawing)
        for (i, entry) in legend.enumerated() {
            let y = heading.bottom + 22 * Double(entry.line)
            drawing.rectangle(entry.x, y, 12, 12, fill: Palette.series[i % Palette.series.count], stroke: "#666666")
            drawing.text(names[i], entry.x + 17, y + 10)
        }
        let scale = Scale(to: sums.max() ?? 0, room: plot)
        for mark in scale.marks {
            let x = left + plot * scale.share(mark)
            drawing.line(x, top - 6, x, foot, stroke: Palette.grid)
            drawing.text(Scale.words(mark), x, foot + 16, anchor: .middle, fill: "#555555")
        }
        drawing.text(unit, left + plot / 2, foot + 34, anchor: .middle, fill: "#555555")
        for (i, bar) in bars.enumerated() {
            draw(bar, at: top + Double(i) * pitch, left, plot, scale, &drawing)
        }
        drawing.line(left, top - 6, left, foot, stroke: Palette.axis)
        return drawing.svg(words: "\(title). \(subtitle)")
    }

    private func draw(
        _ bar: Bar, at y: Double, _ left: Double, _ plot: Double, _ scale: Scale, _ drawing: inout Drawing
    ) {
        let height = pitch - 5
        let foot = y + height / 2 + 4.5
        drawing.text(PictureText.cut(bar.label, width: left - 12), left - 8, foot, anchor: .end)
        let known = bar.values.compactMap(\.self)
        guard !known.isEmpty else {
            drawing.rectangle(left, y, 40, height, fill: Drawing.unknown, stroke: "#999999")
            drawing.text("tidak diketahui", left + 46, foot, fill: "#555555")
            return
        }
        var x = left
        for (i, value) in bar.values.enumerated() {
            guard let value, value > 0 else { continue }
            let width = plot * scale.share(value)
            drawing.rectangle(x, y, width, height, fill: Palette.series[i % Palette.series.count], stroke: "#ffffff")
            x += width
        }
        drawing.text(Scale.words(known.reduce(0, +)), x + 6, foot)
    }
}
