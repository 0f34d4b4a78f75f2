import ModuleKit

/// Where a meeting is held and for whom, with the regions found. Nil: keeps what is there.
struct MeetingSetting {
    /// The region in which the first place lies.
    let region: Int64?
    private let places: [(name: String, region: Int64?)]?
    private let targets: [Int64]?

    init(
        place: GivenPlace?, places: [GivenPlace]?, targets: [RegionCode]?, _ regions: inout Regions
    ) throws {
        region = try place?.region.flatMap { try regions.id(of: $0, at: "place/region") }
        var list: [(name: String, region: Int64?)] = []
        for (i, more) in (places ?? []).enumerated() {
            list.append((more.name, try more.region.flatMap { try regions.id(of: $0, at: "places/\(i)/region") }))
        }
        self.places = places == nil ? nil : list
        self.targets = try targets.map { try regions.ids(of: $0, at: "targets") }
    }

    /// Writes more places and targets in the place of those that were there.
    func write(to meeting: Int64, in store: Transaction) throws {
        if let places {
            try store.db.execute(sql: "DELETE FROM meetings_place WHERE meeting = ?", arguments: [meeting])
            for (i, place) in places.enumerated() {
                try store.db.execute(
                    sql: "INSERT INTO meetings_place(meeting, position, name, region) VALUES (?, ?, ?, ?)",
                    arguments: [meeting, i, place.name, place.region])
            }
        }
        if let targets {
            try store.db.execute(sql: "DELETE FROM meetings_target WHERE meeting = ?", arguments: [meeting])
            try Regions.link(targets, to: meeting, in: "meetings_target", "meeting", store.db)
        }
    }

    /// What is wrong with the meeting that another continues: it is not there, or continues that one itself.
    static func fault(ofParent parent: Int64?, of meeting: Int64?, in store: Transaction) throws -> Fault? {
        guard let parent else { return nil }
        let line = try Int64.fetchAll(
            store.db,
            sql: """
                WITH RECURSIVE line(id, parent) AS (
                    SELECT id, parent FROM meetings_meeting WHERE id = ?
                    UNION SELECT m.id, m.parent FROM line JOIN meetings_meeting m ON m.id = line.parent)
                SELECT id FROM line
                """, arguments: [parent])
        if line.isEmpty { return Fault(path: "/parent", rule: "meeting", message: "There is no meeting '\(parent)'") }
        guard let meeting, line.contains(meeting) else { return nil }
        return Fault(
            path: "/parent", rule: "circle", message: "The meeting '\(parent)' continues this one itself")
    }
}
