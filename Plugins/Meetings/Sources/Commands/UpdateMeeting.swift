import ModuleKit

struct UpdateMeeting: WriteCommand {
    static let about = About(
        "meetings.update", "Correct a meeting: what is missing keeps, null clears", access: .clerk,
        example: #"{"meeting": 1, "chair": "Contoh Kabid", "expected_version": 1}"#)

    @Parameter("Number of the meeting", alias: "id") var meeting: Int64
    @Parameter("What the office calls it") var kind: Change<MeetingKind>
    @Parameter("Title", .length(3...300)) var title: Change<String>
    @Parameter("When it begins; what is put off for a reason goes through meetings.postpone") var startsAt:
        Change<Instant>
    @Parameter("When it ends") var endsAt: Change<Instant>
    @Parameter("When it was held, where that was not as planned") var heldAt: Change<Instant>
    @Parameter("In a room, over the network, or both") var mode: Change<MeetingMode>
    @Parameter("Of which level of government it is") var level: Change<MeetingLevel>
    @Parameter("Where it is held") var place: Change<GivenPlace>
    @Parameter("More places at the same time", .items(0...100)) var places: Change<[GivenPlace]>
    @Parameter("Regions it is meant for", .items(1...500)) var targets: Change<[RegionCode]>
    @Parameter("Who holds it", .length(2...200)) var organiser: Change<String>
    @Parameter("The part of the organiser that does it, as a bidang", .length(2...200)) var organiserUnit:
        Change<String>
    @Parameter("Who leads it", .length(2...200)) var chair: Change<String>
    @Parameter("As what the chair leads it, as Kepala Bidang", .length(2...200)) var chairOffice: Change<String>
    @Parameter("The official in whose place the chair leads it", .length(2...200)) var represents: Change<String>
    @Parameter("What it is for", .length(2...4000)) var purpose: Change<String>
    @Parameter("The law or letter on which it stands", .length(2...1000)) var basis: Change<String>
    @Parameter("What it is about", .items(0...100), .each(.length(1...1000))) var topics: Change<[String]>
    @Parameter("Its items in their order", .items(0...100), .each(.length(1...1000))) var agenda: Change<[String]>
    @Parameter("What is hoped to come of it", .items(0...100), .each(.length(1...1000))) var expectedOutputs:
        Change<[String]>
    @Parameter("Whether officials are told there what cadres are for") var orientation: Change<Bool>
    @Parameter("Where it is told of: an article, a letter", .length(2...1000)) var source: Change<String>
    @Parameter("The meeting that it continues") var parent: Change<Int64>
    @Parameter("How many came, where nobody wrote down who") var headcount: Change<GivenHeadcount>
    @Group var expected: Expected

    func validate(_ faults: inout Faults) {
        faults.refuseNull(
            of: ("kind", kind.isClear), ("title", title.isClear), ("starts_at", startsAt.isClear),
            ("mode", mode.isClear), ("place", place.isClear), ("targets", targets.isClear),
            ("organiser", organiser.isClear), ("orientation", orientation.isClear))
    }

    func run(_ store: Transaction) throws -> Meeting {
        let old = try Meeting.find(meeting, in: store.snapshot)
        let state = try old.state.checked(.update)
        try expected.check("meeting", version: old.version)
        let starts = startsAt.applied(to: old.startsAt) ?? old.startsAt
        let ends = endsAt.applied(to: old.endsAt)
        if let ends, ends < starts {
            throw RPCError.invalid("ends_at", "order", "'\(ends)' is before starts_at '\(starts)'")
        }
        if starts.date != old.startsAt.date, state == .invited || state == .postponed {
            throw RPCError.invalid(
                "starts_at", "postpone",
                "Whoever is invited knows of \(old.startsAt.date): meetings.postpone puts it off, with a reason")
        }
        if case .set = heldAt, !state.isHeld {
            throw RPCError.invalid("held_at", "state", "The meeting is '\(state.rawValue)': meetings.hold tells this")
        }
        let held = heldAt.applied(to: old.heldAt)
        var regions = Regions(on: (held ?? starts).date, store)
        let setting = try MeetingSetting(
            place: place.applied(to: nil), places: places.replacing, targets: targets.replacing, &regions)
        try regions.check(
            try MeetingSetting.fault(ofParent: parent.applied(to: nil), of: meeting, in: store))
        if state.isHeld {
            try Happened.check((held ?? starts).date, at: held == nil ? "starts_at" : "held_at", in: store)
        }
        if (held ?? starts).date != old.onDate {
            try Told.check((held ?? starts).date, of: meeting, at: held == nil ? "starts_at" : "held_at", in: store)
        }
        try store.db.execute(
            sql: """
                UPDATE meetings_meeting SET version = version + 1, updated_at = :now, kind = :kind, title = :title,
                    starts_at = :starts, ends_at = :ends, held_at = :held, on_date = :day, mode = :mode,
                    organiser = :organiser, chair = :chair, represents = :represents, purpose = :purpose,
                    basis = :basis, topics = :topics, agenda = :agenda, parent = :parent, level = :level,
                    organiser_unit = :unit, expected_outputs = :outputs, orientation = :orientation, source = :source, chair_office = :chair_office
                WHERE id = :id
                """,
            arguments: [
                "id": meeting, "now": store.call.now, "kind": kind.applied(to: old.kind),
                "title": title.applied(to: old.title),
                "starts": starts, "ends": ends, "held": held, "day": (held ?? starts).date,
                "mode": mode.applied(to: old.mode), "organiser": organiser.applied(to: old.organiser),
                "chair": chair.applied(to: old.chair), "represents": represents.applied(to: old.represents),
                "purpose": purpose.applied(to: old.purpose), "basis": basis.applied(to: old.basis),
                "topics": (topics.replacing ?? old.topics).column, "agenda": (agenda.replacing ?? old.agenda).column,
                "parent": parent.applied(to: old.parent), "level": level.applied(to: old.level),
                "unit": organiserUnit.applied(to: old.organiserUnit),
                "outputs": (expectedOutputs.replacing ?? old.expectedOutputs).column,
                "orientation": orientation.applied(to: old.orientation), "source": source.applied(to: old.source),
                "chair_office": chairOffice.applied(to: old.chairOffice),
            ])
        try writePlaceAndCount(setting, in: store)
        if case .set(let title) = title { try WordTable.titles.renew([title], of: meeting, store.db) }
        // A cadre was seen on the day that now holds.
        if (held ?? starts).date != old.onDate { try Sightings(of: meeting, in: store).sendAll() }
        try MeetingChanged.publish(meeting, in: store)
        return try Meeting.find(meeting, in: store.snapshot)
    }

    private func writePlaceAndCount(_ setting: MeetingSetting, in store: Transaction) throws {
        try setting.write(to: meeting, in: store)
        if case .set(let place) = place {
            try store.db.execute(
                sql: "UPDATE meetings_meeting SET place_name = ?, place_region = ? WHERE id = ?",
                arguments: [place.name, setting.region, meeting])
        }
        if case .keep = headcount { return }
        let count = headcount.applied(to: nil)
        try store.db.execute(
            sql: """
                UPDATE meetings_meeting SET headcount = ?, headcount_female = ?, headcount_source = ? WHERE id = ?
                """, arguments: [count?.total, count?.female, count?.source, meeting])
    }
}
