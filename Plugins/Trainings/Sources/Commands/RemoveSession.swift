import ModuleKit

struct RemoveSession: WriteCommand {
    static let about = About(
        "trainings.session.remove", "Remove a session at which nobody's attendance is recorded", access: .clerk,
        example: #"{"session": 1}"#)

    @Parameter("Number of the session", alias: "id") var session: Int64
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Session {
        let present = try Session.find(session, in: store.snapshot)
        try expected.check("session", version: present.version)
        try Training.check(.removeSession, of: present.training, in: store.db)
        let count = try Int.fetchOne(
            store.db, sql: "SELECT count(*) FROM trainings_attendance WHERE session = ?", arguments: [session])
        if let count, count > 0 {
            throw RPCError(
                .conflict, "The attendance of \(count) participants at session \(session) is recorded",
                hint: "A session that was held stays; trainings.session.update corrects it")
        }
        try store.db.execute(sql: "DELETE FROM trainings_trainer WHERE session = ?", arguments: [session])
        try store.db.execute(sql: "DELETE FROM trainings_session WHERE id = ?", arguments: [session])
        // Without a session the days of the training are booked.
        try Bookings.checkParticipants(of: present.training, store.db)
        try Training.touch(present.training, in: store)
        return present
    }
}
