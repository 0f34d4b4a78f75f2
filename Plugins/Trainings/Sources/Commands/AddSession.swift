import ModuleKit

struct AddSession: WriteCommand {
    static let about = About(
        "trainings.session.add", "Add a session to a training", access: .clerk,
        example: #"""
            {"training": 1, "class": "A", "starts_at": "2024-04-22T09:00:00+08:00",
             "ends_at": "2024-04-22T12:00:00+08:00"}
            """#)

    @Parameter("Number of the training", alias: "id") var training: Int64
    @Parameter("The class it is for, by number or name; all where it is missing") var `class`: NameOrNumber?
    @Parameter("The module of the training's curriculum, by number or title") var module: NameOrNumber?
    @Parameter("What it is about; the module's title where it is missing", .length(1...300)) var title: String?
    @Parameter("When it begins") var startsAt: Instant
    @Parameter("When it ends") var endsAt: Instant
    @Parameter("Who leads it: a person's number, the name of a new person, or an object") var trainer: GivenTrainer?
    @Parameter("Who else leads it or speaks", .items(0...20)) var trainers: [GivenTrainer] = []

    func validate(_ faults: inout Faults) {
        if endsAt <= startsAt {
            faults.add(at: "ends_at", "order", "'\(endsAt)' is not after starts_at '\(startsAt)'")
        }
    }

    func run(_ store: Transaction) throws -> Session {
        try Training.check(.addSession, of: training, in: store.db)
        try store.db.execute(
            sql: """
                INSERT INTO trainings_session(
                    created_at, updated_at, training, class, module, title, starts_at, ends_at, on_date)
                VALUES (:now, :now, :training, :class, :module, :title, :starts, :ends, :date)
                """,
            arguments: [
                "now": store.call.now, "training": training,
                "class": try self.class?.classID(in: training, store.db),
                "module": try module?.moduleID(in: training, store.db), "title": title, "starts": startsAt,
                "ends": endsAt, "date": startsAt.date,
            ])
        let id = store.db.lastInsertedRowID
        let session = try Session.find(id, in: store.snapshot)
        try session.check(in: store)
        if let trainer { try Trainer.add(trainer.entry, to: session, at: "trainer", in: store) }
        for (i, trainer) in trainers.enumerated() {
            try Trainer.add(trainer.entry, to: session, at: "trainers/\(i)", in: store)
        }
        try Training.touch(training, in: store)
        return try Session.find(id, in: store.snapshot)
    }
}
