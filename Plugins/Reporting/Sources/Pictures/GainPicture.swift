import DocumentKit

/// What a training changed: for each dimension the mean before and after, on those measured both times.
struct GainPicture {
    struct Dimension {
        let name: String
        let count: Int
        let before: Double?
        let after: Double?
    }

    let title: String
    let subtitle: String
    let dimensions: [Dimension]

    var svg: String {
        let heading = PictureHeading(title, subtitle, width: 720)
        let key = heading.bottom + 6
        let height = key + 34 + Double(dimensions.count) * 46 + 48
        var drawing = Drawing(width: 720, height: height)
        heading.draw(on: &drawing)
        drawing.circle(22, key, 5, fill: "#ffffff", stroke: Palette.series[0])
        drawing.text("sebelum", 32, key + 4)
        drawing.circle(102, key, 5, fill: Palette.series[0], stroke: Palette.series[0])
        drawing.text("sesudah", 112, key + 4)
        let (left, plot) = (170.0, 460.0)
        for mark in stride(from: 0.0, through: 100, by: 20) {
            let x = left + plot * mark / 100
            drawing.line(x, key + 22, x, height - 44, stroke: mark == 0 ? Palette.axis : Palette.grid)
            drawing.text(Scale.words(mark), x, height - 30, anchor: .middle, fill: "#555555")
        }
        drawing.text(
            "Nilai rata-rata, persen dari nilai tertinggi", left + plot / 2, height - 10, anchor: .middle,
            fill: "#555555")
        for (i, dimension) in dimensions.enumerated() {
            draw(dimension, at: key + 46 + Double(i) * 46, left, plot, &drawing)
        }
        return drawing.svg(words: "\(title). \(subtitle)")
    }

    private func draw(
        _ dimension: Dimension, at y: Double, _ left: Double, _ plot: Double, _ drawing: inout Drawing
    ) {
        drawing.text(dimension.name, left - 12, y, size: 13, anchor: .end)
        drawing.text("n = \(dimension.count)", left - 12, y + 15, anchor: .end, fill: "#555555")
        guard let before = dimension.before, let after = dimension.after else {
            drawing.text("belum dapat dihitung", left + 10, y + 4, fill: "#555555")
            return
        }
        let (from, to) = (left + plot * before / 100, left + plot * after / 100)
        drawing.line(from, y, to, y, stroke: Palette.series[0], width: 4)
        drawing.circle(from, y, 6, fill: "#ffffff", stroke: Palette.series[0])
        drawing.circle(to, y, 6, fill: Palette.series[0], stroke: Palette.series[0])
        let gain = after - before
        let sign = gain > 0 ? "+" : ""
        drawing.text(
            sign + IndonesianNumber.decimal(gain, places: 1), max(from, to) + 12, y + 4, size: 13, isBold: true)
    }
}
