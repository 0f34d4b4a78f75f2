import ModuleKit

struct AddSession: WriteCommand {
    static let about = About(
        "trainings.session.add", "Add a session to a training", access: .clerk,
        example: #"""
            {"training": 1, "class": "A", "starts_at": "2024-04-22T09:00:00+08:00",
             "ends_at": "2024-04-22T12:00:00+08:00"}
            """#)

    @Parameter("Number of the training", alias: "id") var training: Int64
    @Parameter("The class it is for, by number or name; all where it is missing") var `class`: ClassName?
    @Parameter("What it is about", .length(1...300)) var title: String?
    @Parameter("When it begins") var startsAt: Instant
    @Parameter("When it ends") var endsAt: Instant

    func validate(_ faults: inout Faults) {
        if endsAt <= startsAt {
            faults.add(at: "ends_at", "order", "'\(endsAt)' is not after starts_at '\(startsAt)'")
        }
    }

    func run(_ store: Transaction) throws -> Session {
        try Training.check(.addSession, of: training, in: store.db)
        let present = try Training.find(training, in: store.snapshot)
        guard (present.startsOn...present.endsOn).contains(startsAt.date) else {
            throw RPCError.invalid(
                "starts_at", "range",
                "'\(startsAt)' is outside the training: expected \(present.startsOn) to \(present.endsOn)")
        }
        try store.db.execute(
            sql: """
                INSERT INTO trainings_session(
                    created_at, updated_at, training, class, title, starts_at, ends_at, on_date)
                VALUES (:now, :now, :training, :class, :title, :starts, :ends, :date)
                """,
            arguments: [
                "now": store.call.now, "training": training, "class": try self.class?.find(in: training, store.db),
                "title": title, "starts": startsAt, "ends": endsAt, "date": startsAt.date,
            ])
        let id = store.db.lastInsertedRowID
        try Training.touch(training, in: store)
        return try Session.find(id, in: store.snapshot)
    }
}
