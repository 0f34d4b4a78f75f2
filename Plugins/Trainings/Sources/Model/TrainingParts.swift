import ModuleKit

struct GivenPlace: ParameterObject {
    @Parameter("Name of the place", .length(2...200)) var name: String
    @Parameter("Region in which it lies") var region: RegionCode?
}

struct GivenClass: ParameterObject {
    @Parameter("Name of the class", .length(1...80)) var name: String
    @Parameter("The batch (angkatan) to which it belongs", .length(1...80)) var batch: String?
    @Parameter("Most participants", .range(1...10_000)) var capacity: Int?
}

struct GivenFollowed: ParameterObject {
    @Parameter("The meeting that prepared it") var meeting: Int64
}

/// What opening a training and changing it write the same way.
extension Training {
    static func set(_ place: GivenPlace, of id: Int64, on day: CalendarDate, in db: Database) throws {
        try db.execute(
            sql: "UPDATE trainings_training SET place_name = ?, place_region = ? WHERE id = ?",
            arguments: [
                place.name, try place.region.map { try Regions.id(of: $0, on: day, at: "place/region", in: db) }, id,
            ])
    }

    static func set(_ targets: [RegionCode], of id: Int64, on day: CalendarDate, in db: Database) throws {
        try db.execute(sql: "DELETE FROM trainings_target WHERE training = ?", arguments: [id])
        for (i, code) in targets.enumerated() {
            try db.execute(
                sql: "INSERT OR IGNORE INTO trainings_target(training, region) VALUES (?, ?)",
                arguments: [id, try Regions.id(of: code, on: day, at: "targets/\(i)", in: db)])
        }
    }

    /// Texts as a column holds them.
    static func json(_ texts: [String]) -> String {
        var writer = JSONWriter()
        [String].shape.encode(texts, &writer)
        return writer.string
    }
}
