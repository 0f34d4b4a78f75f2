import ModuleKit

extension Meeting {
    /// The meeting of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot, warnings: [Warning] = []) throws -> Meeting {
        guard var meeting = try store.one(Meeting.self, select + " WHERE m.id = :id", ["id": id]) else {
            throw RPCError.notFound("meeting", id)
        }
        meeting.quorum = try meeting.quorum(by: store.settings(MeetingsSettings.self), store.db)
        meeting.warnings = warnings + meeting.contradictions
        return meeting
    }

    /// Who came without invitation counts in no quorum.
    private func quorum(by settings: MeetingsSettings, _ db: Database) throws -> Quorum {
        let came = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) FILTER (WHERE status = 'present') AS present,
                        count(*) FILTER (WHERE status = 'represented') AS represented
                    FROM meetings_attendance WHERE meeting = ? AND invitation IS NOT NULL
                    """), arguments: [id])
        return Quorum(
            share: settings.quorum(of: kind), invited: invited, present: attendance == nil ? nil : came?["present"],
            represented: came?["represented"] ?? 0, representedCounts: settings.representedCounts,
            isHeld: state.isHeld)
    }

    /// What cannot both be right of what is recorded.
    private var contradictions: [Warning] { untimely + miscounted }

    /// Held on another day than planned though nobody put it off, or after the end that was planned.
    private var untimely: [Warning] {
        guard state.isHeld, let heldAt else { return [] }
        if heldAt.date != startsAt.date {
            return [
                Warning(
                    name: "held_on_another_day", path: "/held_at",
                    message: "It is recorded as held on \(heldAt.date), and was planned for \(startsAt.date)")
            ]
        }
        guard let endsAt, heldAt >= endsAt else { return [] }
        return [
            Warning(
                name: "held_after_end", path: "/held_at",
                message: "It is recorded as held from '\(heldAt)', and was to end at '\(endsAt)'")
        ]
    }

    /// More people by name than by count: one of the two is wrong.
    private var miscounted: [Warning] {
        guard let headcount, let attendance else { return [] }
        let pairs = [
            ("total", headcount.total, attendance.present), ("female", headcount.female, attendance.female),
        ]
        return pairs.compactMap { name, counted, named in
            guard let counted, named > counted else { return nil }
            return Warning(
                name: "headcount_below_names", path: "/headcount/\(name)",
                message: "The head count is \(counted), and \(named) were recorded as present by name")
        }
    }

    /// The day of a meeting; nil where there is none.
    static func day(of id: Int64?, in store: Transaction) throws -> CalendarDate? {
        try CalendarDate.fetchOne(
            store.db, sql: "SELECT on_date FROM meetings_meeting WHERE id = ?", arguments: [id])
    }

    /// The state after a step; throws `not_found`, and `invalid_state` where the step is not allowed.
    static func check(_ step: MeetingState.Step, of id: Int64, in store: Transaction) throws -> MeetingState {
        let state = try MeetingState.fetchOne(
            store.db, sql: "SELECT state FROM meetings_meeting WHERE id = ?", arguments: [id])
        guard let state else { throw RPCError.notFound("meeting", id) }
        return try state.checked(step)
    }

    /// Takes a step, and counts the change.
    @discardableResult
    static func take(_ step: MeetingState.Step, of id: Int64, in store: Transaction) throws -> MeetingState {
        let next = try check(step, of: id, in: store)
        try store.db.execute(
            sql: "UPDATE meetings_meeting SET state = ?, version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [next, store.call.now, id])
        return next
    }
}
