import ModuleKit

/// The regions of a GeoJSON file with their measures.
struct MapDrawing {
    let measure: Measure
    let level: RecapLevel
    private let regions: [MapPicture.Region]

    /// - Throws: `invalid_params` at `file` where it is no GeoJSON with codes, or none of them lies in the region.
    init(
        _ measure: Measure, within: String, _ days: (from: CalendarDate?, to: CalendarDate), _ file: File,
        _ store: Snapshot
    ) throws {
        let outlines = try Self.outlines(file).filter {
            within.isEmpty || $0.code == within || $0.code.hasPrefix(within + ".")
        }
        guard let length = outlines.first?.code.utf8.count,
            let level = RecapLevel.allCases.first(where: { $0.codeLength == length }),
            outlines.allSatisfy({ $0.code.utf8.count == length })
        else {
            throw RPCError.invalid("file", "codes", "Expected outlines of one level with codes inside '\(within)'")
        }
        let scope = RecapScope(
            within: within, length: length, from: days.from, to: days.to, minimum: try Minimum.cadres(store))
        let rows = try RecapCounting(scope, regionsAsOf: nil, store).rows
        let known = Dictionary(rows.map { ($0.code, $0) }) { first, _ in first }
        self.measure = measure
        self.level = level
        regions = outlines.map { outline in
            let row = known[outline.code]
            return MapPicture.Region(
                name: Self.short(row?.name ?? outline.code), value: row.flatMap(measure.value), shape: outline.shape)
        }
    }

    func picture(title: String, subtitle: String, width: Double = 720, mostHeight: Double = 720) -> MapPicture {
        MapPicture(
            title: title, subtitle: subtitle, unit: measure.unit, regions: regions, width: width, mostHeight: mostHeight
        )
    }

    private static func outlines(_ file: File) throws -> [(code: String, shape: Polygons)] {
        let json: JSONValue
        do { json = try JSONValue.parse(file.content) } catch {
            throw RPCError.invalid("file", "geojson", "Is no JSON: expected a FeatureCollection of RFC 7946")
        }
        var outlines: [(code: String, shape: Polygons)] = []
        for (i, feature) in (json["features"]?.array ?? []).enumerated() {
            guard let code = feature["properties"]?["code"]?.string, RegionCode(code) != nil,
                let shape = Polygons(feature["geometry"] ?? .null)
            else {
                throw RPCError.invalid(
                    "file", "geojson",
                    "Feature \(i): expected a Polygon or MultiPolygon in degrees, with a property 'code' like 64.01")
            }
            outlines.append((code, shape))
        }
        return outlines
    }

    /// A map has little room: Kab. and Kota are told by the legend's level.
    private static func short(_ name: String) -> String {
        for prefix in ["Kabupaten ", "Kota "] where name.hasPrefix(prefix) {
            return String(name.dropFirst(prefix.count))
        }
        return name
    }
}
