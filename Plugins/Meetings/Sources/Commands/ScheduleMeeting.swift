import ModuleKit

struct ScheduleMeeting: WriteCommand {
    static let about = About(
        "meetings.schedule", "Schedule a meeting", access: .clerk,
        example: #"""
            {"kind": "rakor", "title": "Rapat peningkatan kapasitas KPMD", "starts_at": "2024-03-13T09:00:00+08:00",
             "place": {"name": "Gedung Serbaguna", "region": "64.01.07.2002"}, "targets": ["64.01.07.2002"],
             "organiser": "DPMPD Kaltim", "topics": ["Rencana pelatihan"]}
            """#)

    @Parameter("What the office calls it") var kind: MeetingKind
    @Parameter("Title", .length(3...300)) var title: String
    @Parameter("When it begins") var startsAt: Instant
    @Parameter("When it ends") var endsAt: Instant?
    @Parameter("In a room, over the network, or both") var mode = MeetingMode.onsite
    @Parameter("Of which level of government it is") var level: MeetingLevel?
    @Parameter("Where it is held") var place: GivenPlace
    @Parameter("More places at the same time", .items(0...100)) var places: [GivenPlace] = []
    @Parameter("Regions it is meant for", .items(1...500)) var targets: [RegionCode]
    @Parameter("Who holds it", .length(2...200)) var organiser: String
    @Parameter("The part of the organiser that does it, as a bidang", .length(2...200)) var organiserUnit: String?
    @Parameter("Who leads it", .length(2...200)) var chair: String?
    @Parameter("As what the chair leads it, as Kepala Bidang", .length(2...200)) var chairOffice: String?
    @Parameter("The official in whose place the chair leads it", .length(2...200)) var represents: String?
    @Parameter("What it is for", .length(2...4000)) var purpose: String?
    @Parameter("The law or letter on which it stands", .length(2...1000)) var basis: String?
    @Parameter("What it is about", .items(0...100), .each(.length(1...1000))) var topics: [String] = []
    @Parameter("Its items in their order", .items(0...100), .each(.length(1...1000))) var agenda: [String] = []
    @Parameter("What is hoped to come of it", .items(0...100), .each(.length(1...1000))) var expectedOutputs: [String] =
        []
    @Parameter("Whether officials are told there what cadres are for") var orientation = false
    @Parameter("Where it is told of: an article, a letter", .length(2...1000)) var source: String?
    @Parameter("The meeting that it continues") var parent: Int64?

    func validate(_ faults: inout Faults) {
        if let endsAt, endsAt < startsAt {
            faults.add(at: "ends_at", "order", "'\(endsAt)' is before starts_at '\(startsAt)'")
        }
    }

    func run(_ store: Transaction) throws -> Meeting {
        var regions = Regions(on: startsAt.date, store)
        let setting = try MeetingSetting(place: place, places: places, targets: targets, &regions)
        try regions.check(try MeetingSetting.fault(ofParent: parent, of: nil, in: store))
        try store.db.execute(
            sql: """
                INSERT INTO meetings_meeting(
                    created_at, updated_at, kind, title, starts_at, ends_at, on_date, mode, place_name, place_region,
                    organiser, chair, represents, purpose, basis, topics, agenda, parent,
                    level, organiser_unit, expected_outputs, orientation, source, chair_office)
                VALUES (:now, :now, :kind, :title, :starts, :ends, :day, :mode, :place, :region,
                    :organiser, :chair, :represents, :purpose, :basis, :topics, :agenda, :parent,
                    :level, :unit, :outputs, :orientation, :source, :chair_office)
                """,
            arguments: [
                "now": store.call.now, "kind": kind, "title": title, "starts": startsAt, "ends": endsAt,
                "day": startsAt.date, "mode": mode, "place": place.name, "region": setting.region,
                "organiser": organiser, "chair": chair, "represents": represents, "purpose": purpose,
                "basis": basis, "topics": topics.column, "agenda": agenda.column, "parent": parent,
                "level": level, "unit": organiserUnit, "outputs": expectedOutputs.column, "orientation": orientation,
                "source": source, "chair_office": chairOffice,
            ])
        let id = store.db.lastInsertedRowID
        try WordTable.titles.renew([title], of: id, store.db)
        try setting.write(to: id, in: store)
        return try Meeting.find(id, in: store.snapshot, warnings: try equal(to: id, in: store))
    }

    /// The same kind, title, time and place again is most likely the same meeting.
    private func equal(to id: Int64, in store: Transaction) throws -> [Warning] {
        let other = try Int64.fetchOne(
            store.db.cachedStatement(
                sql: """
                    SELECT id FROM meetings_meeting
                    WHERE on_date = :day AND starts_at = :starts AND kind = :kind AND lower(title) = lower(:title)
                        AND place_name = :place AND state <> 'cancelled' AND id <> :id ORDER BY id LIMIT 1
                    """),
            arguments: [
                "id": id, "day": startsAt.date, "starts": startsAt, "kind": kind, "title": title, "place": place.name,
            ])
        guard let other else { return [] }
        return [
            Warning(
                name: "same_meeting", path: nil, message: "The meeting '\(other)' is of the same title, time and place")
        ]
    }
}
