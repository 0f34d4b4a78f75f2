import ModuleKit

struct UpdateSession: WriteCommand {
    static let about = About(
        "trainings.session.update", "Change a session's time, class, module or title", access: .clerk,
        example: #"{"session": 1, "ends_at": "2024-04-22T12:30:00+08:00", "expected_version": 1}"#)

    @Parameter("Number of the session", alias: "id") var session: Int64
    @Parameter("The class it is for, by number or name; null for all") var `class`: Change<NameOrNumber>
    @Parameter("The module of the training's curriculum, by number or title") var module: Change<NameOrNumber>
    @Parameter("What it is about", .length(1...300)) var title: Change<String>
    @Parameter("When it begins") var startsAt: Change<Instant>
    @Parameter("When it ends") var endsAt: Change<Instant>
    @Group var expected: Expected

    func validate(_ faults: inout Faults) {
        faults.refuseNull(of: ("starts_at", startsAt.isClear), ("ends_at", endsAt.isClear))
    }

    func run(_ store: Transaction) throws -> Session {
        let present = try Session.find(session, in: store.snapshot)
        try expected.check("session", version: present.version)
        try Training.check(.changeSession, of: present.training, in: store.db)
        let starts = startsAt.applied(to: present.startsAt) ?? present.startsAt
        let ends = endsAt.applied(to: present.endsAt) ?? present.endsAt
        guard ends > starts else {
            throw RPCError.invalid("ends_at", "order", "'\(ends)' is not after starts_at '\(starts)'")
        }
        let classID = try resolved(`class`, present.class) { try $0.classID(in: present.training, store.db) }
        try checkAttendance(movingTo: classID, present, store.db)
        try store.db.execute(
            sql: """
                UPDATE trainings_session SET class = :class, module = :module, starts_at = :starts, ends_at = :ends,
                    on_date = :date, version = version + 1, updated_at = :now WHERE id = :id
                """,
            arguments: [
                "id": session, "now": store.call.now, "class": classID,
                "module": try resolved(module, present.module) { try $0.moduleID(in: present.training, store.db) },
                "starts": starts, "ends": ends, "date": starts.date,
            ])
        if case .keep = title {
        } else {
            try store.db.execute(
                sql: "UPDATE trainings_session SET title = ? WHERE id = ?",
                arguments: [title.applied(to: nil), session])
        }
        try Session.find(session, in: store.snapshot).check(in: store)
        if starts.date != present.startsAt.date { try sendTraces(store) }
        try Training.touch(present.training, in: store)
        return try Session.find(session, in: store.snapshot)
    }

    private func resolved(
        _ change: Change<NameOrNumber>, _ present: Int64?, _ find: (NameOrNumber) throws -> Int64
    ) throws -> Int64? {
        switch change {
        case .keep: present
        case .clear: nil
        case .set(let name): try find(name)
        }
    }

    /// Nobody was at a session of a class that is not the own.
    private func checkAttendance(movingTo id: Int64?, _ present: Session, _ db: Database) throws {
        guard let id, id != present.class else { return }
        let other = try Int64.fetchOne(
            db,
            sql: """
                SELECT p.id FROM trainings_attendance a JOIN trainings_participant p ON p.id = a.participant
                WHERE a.session = ? AND p.class IS NOT ? ORDER BY p.id LIMIT 1
                """, arguments: [session, id])
        guard let other else { return }
        throw RPCError(
            .conflict, "class: The attendance of participant \(other), who is not in that class, is recorded",
            details: ["participant": .integer(other)])
    }

    private func sendTraces(_ store: Transaction) throws {
        let present = try Int64.fetchAll(
            store.db,
            sql: "SELECT participant FROM trainings_attendance WHERE session = ? AND status = 'present'",
            arguments: [session])
        for participant in present { try CadreTrace.sendLastSession(of: participant, in: store) }
    }
}
