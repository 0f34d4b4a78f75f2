import DocumentKit
import Foundation

/// A choropleth: each region in a shade by its measure.
struct MapPicture {
    struct Region {
        let name: String
        /// Nil where nobody knows.
        let value: Double?
        let shape: Polygons
    }

    let title: String
    let subtitle: String
    let unit: String
    let regions: [Region]

    private let width = 720.0
    private let height = 640.0
    private let top = 66.0

    var svg: String {
        var drawing = Drawing(width: width, height: height)
        drawing.text(title, 16, 28, size: 17, isBold: true)
        drawing.text(subtitle, 16, 48, size: 12, fill: "#555555")
        let classes = ShadeClasses(regions.compactMap(\.value))
        let view = projection
        for region in regions {
            let fill = region.value.map { Palette.ramp[classes.place(of: $0)] } ?? Drawing.unknown
            drawing.path(
                region.shape.rings.map { $0.map(view) }, isClosed: true, fill: fill, stroke: "#555555", width: 0.8)
        }
        drawLabels(view, &drawing)
        legend(classes, &drawing)
        return drawing.svg(words: "\(title). \(subtitle)")
    }

    /// Degrees to points, east and north at one scale where the map's middle lies.
    private var projection: (Polygons.Point) -> (x: Double, y: Double) {
        let points = regions.flatMap { $0.shape.rings.flatMap(\.self) }
        let (west, east) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 1)
        let (south, north) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 1)
        let shrink = cos((south + north) / 2 * .pi / 180)
        let scale = min(
            (width - 200) / max((east - west) * shrink, 1e-9), (height - top - 24) / max(north - south, 1e-9))
        return { ((16 + ($0.x - west) * shrink * scale), self.top + 8 + (north - $0.y) * scale) }
    }

    /// Names and values well inside their regions; of two that would lie upon each other the smaller region's moves.
    private func drawLabels(_ view: (Polygons.Point) -> (x: Double, y: Double), _ drawing: inout Drawing) {
        var taken: [(x: Double, y: Double, half: Double, height: Double)] = []
        for region in regions.sorted(by: { $0.shape.extent > $1.shape.extent }) {
            guard let inside = region.shape.pointInside else { continue }
            var (x, y) = view(inside)
            let lines = Self.lines(region.name) + [region.value.map(Scale.words) ?? "?"]
            let half = 3.1 * Double(lines.map(\.count).max() ?? 0)
            let height = 12 * Double(lines.count)
            while let other = taken.first(where: {
                abs($0.x - x) < $0.half + half && $0.y < y + height && y < $0.y + $0.height
            }) {
                if other.x < x { x = other.x + other.half + half } else { y = other.y + other.height }
            }
            taken.append((x, y, half, height))
            for (i, line) in lines.enumerated() {
                drawing.text(
                    line, x, y + 12 * Double(i), size: 10.5, anchor: .middle, isBold: i < lines.count - 1, halo: true)
            }
        }
    }

    /// A long name in two lines.
    private static func lines(_ name: String) -> [String] {
        guard name.count > 13, let cut = name.lastIndex(of: " ") else { return [name] }
        return [String(name[..<cut]), String(name[name.index(after: cut)...])]
    }

    private func legend(_ classes: ShadeClasses, _ drawing: inout Drawing) {
        let x = width - 172
        drawing.text(unit, x, 92, size: 12, isBold: true)
        var y = 104.0
        for (i, words) in classes.words.enumerated().reversed() {
            drawing.rectangle(x, y, 22, 16, fill: Palette.ramp[i], stroke: "#555555")
            drawing.text(words, x + 30, y + 12, size: 12)
            y += 22
        }
        guard regions.contains(where: { $0.value == nil }) else { return }
        drawing.rectangle(x, y + 6, 22, 16, fill: Drawing.unknown, stroke: "#555555")
        drawing.text("tidak diketahui", x + 30, y + 18, size: 12)
    }
}

/// At most five classes of about as many regions each, with whole numbers between them where the values are whole.
struct ShadeClasses {
    /// The least value of each class.
    private let bounds: [Double]
    private let largest: Double

    init(_ values: [Double]) {
        let sorted = values.sorted()
        var bounds: [Double] = []
        for i in 0..<Palette.ramp.count where !sorted.isEmpty {
            let bound = sorted[i * sorted.count / Palette.ramp.count]
            if bound != bounds.last { bounds.append(bound) }
        }
        self.bounds = bounds
        largest = sorted.last ?? 0
    }

    /// The number of the shade, from the lightest. Few classes are spread over all shades.
    func place(of value: Double) -> Int { (bounds.lastIndex { $0 <= value } ?? 0) }

    /// From the least value of each class to the value before the next one's.
    var words: [String] {
        bounds.indices.map { i in
            let low = Scale.words(bounds[i])
            guard i + 1 < bounds.count else { return bounds[i] == largest ? low : "\(low) – \(Scale.words(largest))" }
            return "\(low) – < \(Scale.words(bounds[i + 1]))"
        }
    }
}
