import ModuleKit

/// The outlines of a region, in degrees: of RFC 7946 a Polygon's or a MultiPolygon's rings, holes among them.
struct Polygons {
    struct Point {
        let x: Double
        let y: Double
    }

    let rings: [[Point]]

    /// - Returns: nil where it is no such geometry.
    init?(_ geometry: JSONValue) {
        let polygons: [JSONValue]
        switch geometry["type"]?.string {
        case "Polygon": polygons = [geometry["coordinates"] ?? .null]
        case "MultiPolygon": polygons = geometry["coordinates"]?.array ?? []
        default: return nil
        }
        var rings: [[Point]] = []
        for ring in polygons.flatMap({ $0.array ?? [] }) {
            let points = (ring.array ?? []).compactMap { pair -> Point? in
                guard let x = pair[0]?.double, let y = pair[1]?.double, abs(x) <= 360, abs(y) <= 90 else { return nil }
                return Point(x: x, y: y)
            }
            guard points.count == ring.array?.count, points.count >= 3 else { return nil }
            rings.append(points)
        }
        guard !rings.isEmpty else { return nil }
        self.rings = rings
    }

    /// A point well inside the largest part, where a label stands: of a grid of points the one farthest from any edge.
    /// The centre of a bay or of a chain of islands may lie outside.
    var pointInside: Point? {
        guard let ring = rings.max(by: { Self.area($0) < Self.area($1) }) else { return nil }
        let (west, east) = (ring.map(\.x).min() ?? 0, ring.map(\.x).max() ?? 0)
        let (south, north) = (ring.map(\.y).min() ?? 0, ring.map(\.y).max() ?? 0)
        var best: (point: Point, room: Double)?
        for i in 1..<24 {
            for j in 1..<24 {
                let point = Point(
                    x: west + (east - west) * Double(i) / 24, y: south + (north - south) * Double(j) / 24)
                guard contains(point) else { continue }
                let room =
                    ring.map { ($0.x - point.x) * ($0.x - point.x) + ($0.y - point.y) * ($0.y - point.y) }.min() ?? 0
                if room > best?.room ?? -1 { best = (point, room) }
            }
        }
        return best?.point
    }

    /// Whether a point lies inside, by how many edges lie east of it.
    func contains(_ point: Point) -> Bool {
        var isInside = false
        for ring in rings {
            for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where (a.y > point.y) != (b.y > point.y) {
                if point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y) { isInside.toggle() }
            }
        }
        return isInside
    }

    /// The largest part's area, to tell large from small.
    var extent: Double { rings.map(Self.area).max() ?? 0 }

    private static func area(_ ring: [Point]) -> Double {
        let edges = zip(ring, ring.dropFirst() + ring.prefix(1))
        return abs(edges.reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }) / 2
    }
}
