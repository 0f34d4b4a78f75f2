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

    /// In points, as all measures here. Beside another picture a narrow one has letters of the same size.
    let width: Double
    /// More of it than a map needs is not taken.
    let mostHeight: Double

    var svg: String {
        let classes = ShadeClasses(regions.compactMap(\.value))
        let heading = PictureHeading(title, subtitle, width: width)
        let top = heading.bottom + 10
        let view = View(regions, left: 12, top: top, width: width - 24, height: mostHeight - top - 60)
        let labels = labels(view, classes)
        let foot = max(view.bottom, labels.map { $0.y + $0.height }.max() ?? 0) + 18
        let entries =
            classes.legend + (regions.contains { $0.value == nil } ? [(Drawing.unknown, "tidak diketahui")] : [])
        let places = PictureText.flow(entries.map { 28 + PictureText.width($0.words) }, in: width)
        var drawing = Drawing(width: width, height: foot + 42 + 22 * Double(places.last?.line ?? 0))
        heading.draw(on: &drawing)
        for region in regions {
            drawing.path(
                region.shape.rings.map { $0.map(view.place) }, isClosed: true,
                fill: region.value.map(classes.shade(of:)) ?? Drawing.unknown, stroke: "#555555", width: 0.8)
        }
        for label in labels {
            for (i, line) in label.lines.enumerated() {
                drawing.text(
                    line, label.x, label.y + Label.lineHeight * Double(i), anchor: .middle,
                    isBold: i < label.lines.count - 1, halo: true)
            }
        }
        drawing.text(unit, 16, foot, isBold: true)
        for (entry, place) in zip(entries, places) {
            let y = foot + 10 + 22 * Double(place.line)
            drawing.rectangle(place.x, y, 22, 16, fill: entry.shade, stroke: "#555555")
            drawing.text(entry.words, place.x + 28, y + 12)
        }
        return drawing.svg(words: "\(title). \(subtitle)")
    }

    private struct Label {
        static let lineHeight = 13.5

        let lines: [String]
        var x = 0.0
        var y = 0.0

        /// Half as wide as it is.
        var half: Double { (lines.map { PictureText.width($0, isBold: true) }.max() ?? 0) / 2 }
        var height: Double { Self.lineHeight * Double(lines.count) }

        func isUpon(_ other: Label) -> Bool {
            abs(other.x - x) < other.half + half && other.y < y + height && y < other.y + other.height
        }
    }

    /// Names and values well inside their regions; of two that would lie upon each other the smaller region's moves.
    private func labels(_ view: View, _ classes: ShadeClasses) -> [Label] {
        var taken: [Label] = []
        for region in regions.sorted(by: { $0.shape.extent > $1.shape.extent }) {
            guard let inside = region.shape.pointInside else { continue }
            var label = Label(lines: Self.lines(region.name) + [region.value.map(classes.words(of:)) ?? "?"])
            (label.x, label.y) = view.place(inside)
            label.x = min(max(label.x, label.half + 4), width - label.half - 4)
            // It moves right or down only, by a point more than it must, so that this ends.
            while let other = taken.first(where: label.isUpon) {
                if other.x < label.x, other.x + other.half + 2 * label.half < width - 4 {
                    label.x = other.x + other.half + label.half + 1
                } else {
                    label.y = other.y + other.height + 1
                }
            }
            taken.append(label)
        }
        return taken
    }

    /// A long name in two lines.
    private static func lines(_ name: String) -> [String] {
        guard name.count > 13, let cut = name.lastIndex(of: " ") else { return [name] }
        return [String(name[..<cut]), String(name[name.index(after: cut)...])]
    }
}

/// From degrees to points, east and north at one scale where the map's middle lies.
private struct View {
    private let west, north, shrink, scale, left, top: Double
    /// Where the map ends.
    let bottom: Double

    init(_ regions: [MapPicture.Region], left: Double, top: Double, width: Double, height: Double) {
        let points = regions.flatMap { $0.shape.rings.flatMap(\.self) }
        let (west, east) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 1)
        let (south, north) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 1)
        (self.west, self.north, self.left, self.top) = (west, north, left, top)
        shrink = cos((south + north) / 2 * .pi / 180)
        scale = min(width / max((east - west) * shrink, 1e-9), height / max(north - south, 1e-9))
        bottom = top + (north - south) * scale
    }

    func place(_ point: Polygons.Point) -> (x: Double, y: Double) {
        (left + (point.x - west) * shrink * scale, top + (north - point.y) * scale)
    }
}
