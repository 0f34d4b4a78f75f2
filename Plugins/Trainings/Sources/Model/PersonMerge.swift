import ModuleKit

/// Two persons of the registry have become one: enrolments follow.
struct PersonMerge: Described {
    let keep: Int64
    let drop: Int64

    static let fields = Fields<Self> {
        Field(\.keep, "The person who stays")
        Field(\.drop, "The person who was the same")
    }

    /// Moves enrolments to the person who stays. Where both are in one training, the enrolment of the one who stays
    /// takes over attendance, scores and the better result, and the other is withdrawn.
    static func follow(_ merge: PersonMerge, _ store: Transaction) throws {
        let doubled = try Row.fetchAll(
            store.db,
            sql: """
                SELECT k.id AS kept, k.training, d.id AS dropped, d.state AS dropped_state
                FROM trainings_participant k JOIN trainings_participant d ON d.training = k.training
                WHERE k.person = :keep AND d.person = :drop AND k.state NOT IN ('withdrawn', 'replaced')
                    AND d.state NOT IN ('withdrawn', 'replaced')
                """, arguments: ["keep": merge.keep, "drop": merge.drop])
        for pair in doubled { try unite(pair, store) }
        try moveTrainers(merge, store)
        try store.db.execute(
            sql: """
                UPDATE trainings_participant SET person = :keep, version = version + 1, updated_at = :now
                WHERE person = :drop
                """, arguments: ["keep": merge.keep, "drop": merge.drop, "now": store.call.now])
        try Trained.note(merge.drop, store.db)
        try Trained.note(merge.keep, store.db)
    }

    /// Whoever led a session as both leads it once.
    private static func moveTrainers(_ merge: PersonMerge, _ store: Transaction) throws {
        try store.db.execute(
            sql: """
                DELETE FROM trainings_trainer WHERE person = :drop
                    AND session IN (SELECT session FROM trainings_trainer WHERE person = :keep)
                """, arguments: ["keep": merge.keep, "drop": merge.drop])
        try store.db.execute(
            sql: "UPDATE trainings_trainer SET person = :keep WHERE person = :drop",
            arguments: ["keep": merge.keep, "drop": merge.drop])
    }

    /// Certificates go to the enrolment that stays; of two that hold, the one of the other enrolment is revoked.
    private static func moveCertificates(from dropped: Int64, to kept: Int64, _ store: Transaction) throws {
        let both = try Int64.fetchOne(
            store.db,
            sql: """
                SELECT d.id FROM trainings_certificate d
                JOIN trainings_certificate k ON k.participant = ? AND k.state = 'issued'
                WHERE d.participant = ? AND d.state = 'issued'
                """, arguments: [kept, dropped])
        if let both {
            try Certificate.end(
                both, as: .revoked, reason: samePerson(kept).text(in: store.call.words), in: store)
        }
        try store.db.execute(
            sql: "UPDATE trainings_certificate SET participant = ? WHERE participant = ?",
            arguments: [kept, dropped])
    }

    private static func unite(_ pair: Row, _ store: Transaction) throws {
        let kept: Int64 = pair["kept"]
        let dropped: Int64 = pair["dropped"]
        try store.db.execute(
            sql: """
                INSERT INTO trainings_attendance(session, participant, status)
                    SELECT session, :kept, status FROM trainings_attendance WHERE participant = :dropped
                    ON CONFLICT(session, participant) DO UPDATE SET status = excluded.status
                    WHERE excluded.status = 'present'
                """, arguments: ["kept": kept, "dropped": dropped])
        try Participant.noteAttendance(of: kept, in: store)
        try store.db.execute(
            sql: """
                INSERT OR IGNORE INTO trainings_score(assessment, participant, score)
                    SELECT assessment, :kept, score FROM trainings_score WHERE participant = :dropped
                """, arguments: ["kept": kept, "dropped": dropped])
        try moveCertificates(from: dropped, to: kept, store)
        if pair["dropped_state"] as ParticipantState == .completed {
            try Participant.set(kept, to: .completed, reason: nil, in: store)
        }
        try Participant.set(dropped, to: .withdrawn, reason: samePerson(kept).text(in: store.call.words), in: store)
        try store.db.execute(
            sql: """
                UPDATE trainings_participant SET office = coalesce(office, (SELECT office FROM trainings_participant
                        WHERE id = :dropped)),
                    cadre = coalesce(cadre, (SELECT cadre FROM trainings_participant WHERE id = :dropped)),
                    region = coalesce(region, (SELECT region FROM trainings_participant WHERE id = :dropped))
                WHERE id = :kept
                """, arguments: ["kept": kept, "dropped": dropped])
        try Training.touch(pair["training"], in: store)
    }

    private static func samePerson(_ kept: Int64) -> Sentence { "The same person as participant \(kept)" }
}
