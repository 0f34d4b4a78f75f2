import ModuleKit

struct OpenTraining: WriteCommand {
    static let about = About(
        "trainings.open", "Open a training", access: .clerk,
        example: #"""
            {"kind": "training", "title": "Peningkatan kapasitas (contoh)", "starts_on": "2024-04-22",
             "ends_on": "2024-04-24", "place": {"name": "Gedung Serbaguna", "region": "64.01.07.2002"},
             "targets": ["64.01.07"], "organiser": "DPMPD Kaltim", "classes": [{"name": "A", "capacity": 32}]}
            """#)

    @Parameter("What it is called in the office") var kind: TrainingKind
    @Parameter("Title", .length(3...300)) var title: String
    @Parameter("First day") var startsOn: CalendarDate
    @Parameter("Last day") var endsOn: CalendarDate
    @Parameter("Where it is held") var place: GivenPlace
    @Parameter("Regions it is meant for", .items(1...500)) var targets: [RegionCode]
    @Parameter("Who holds it", .length(2...200)) var organiser: String
    @Parameter("What it is about", .each(.length(1...300))) var topics: [String] = []
    @Parameter("Classes into which participants are divided", .items(0...100)) var classes: [GivenClass] = []
    @Parameter("What it follows from") var follows: GivenFollowed?
    @Parameter("The curriculum, by the number of an edition, or by the code of the newest") var curriculum:
        NameOrNumber?
    @Parameter("The plan that it carries out, by number or title") var plan: NameOrNumber?
    @Parameter("Whether officials who come are told what KPMD are for") var orientation = false

    func validate(_ faults: inout Faults) {
        if endsOn < startsOn {
            faults.add(at: "ends_on", "order", "'\(endsOn)' is before starts_on '\(startsOn)'")
        }
        if Set(classes.map(\.name)).count < classes.count {
            faults.add(at: "classes", "unique", "Two classes have the same name")
        }
    }

    /// That the meeting was called off which it follows from.
    private func unprepared(_ store: Transaction) throws -> [Warning] {
        guard let meeting = follows?.meeting, try Meetings.isCancelled(meeting, in: store) else { return [] }
        return [
            Warning(
                name: "follows_cancelled", path: "/follows/meeting",
                message: "The meeting '\(meeting)' did not take place: it was cancelled")
        ]
    }

    func run(_ store: Transaction) throws -> Training {
        try Meetings.check(follows?.meeting, at: "follows", .meeting, in: store)
        try store.db.execute(
            sql: """
                INSERT INTO trainings_training(
                    created_at, updated_at, kind, title, starts_on, ends_on, place_name, organiser, topics,
                    follows_meeting, curriculum, plan, orientation)
                VALUES (:now, :now, :kind, :title, :starts, :ends, :place, :organiser, :topics, :meeting, :curriculum,
                    :plan, :orientation)
                """,
            arguments: [
                "now": store.call.now, "kind": kind, "title": title, "starts": startsOn, "ends": endsOn,
                "place": place.name, "organiser": organiser, "topics": Training.json(topics),
                "meeting": follows?.meeting, "curriculum": try curriculum?.curriculumID(in: store.db),
                "plan": try plan?.planID(in: store.db),
                "orientation": orientation,
            ])
        let id = store.db.lastInsertedRowID
        try Training.set(place, of: id, on: startsOn, in: store.db)
        try Training.set(targets, of: id, on: startsOn, in: store.db)
        for one in classes {
            try store.db.execute(
                sql: "INSERT INTO trainings_class(training, name, batch, capacity) VALUES (?, ?, ?, ?)",
                arguments: [id, one.name, one.batch, one.capacity])
        }
        try store.publish(TrainingChanged(training: id))
        return try Training.find(id, in: store.snapshot, warnings: try unprepared(store))
    }
}
