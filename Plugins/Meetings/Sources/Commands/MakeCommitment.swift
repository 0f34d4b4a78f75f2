import ModuleKit

struct MakeCommitment: WriteCommand {
    static let about = About(
        "meetings.commitment.make", "Record what somebody promised in a meeting", access: .clerk,
        example: #"{"meeting": 1, "party": "Masyarakat Desa Batu Botuk", "statement": "Ikut dalam musyawarah desa"}"#)

    @Parameter("Number of the meeting") var meeting: Int64
    @Parameter("Who made it", .length(2...200)) var party: String
    @Parameter("What was promised", .length(3...4000)) var statement: String
    @Parameter("Until when") var due: CalendarDate?

    func run(_ store: Transaction) throws -> Commitment {
        _ = try Meeting.check(.makeCommitment, of: meeting, in: store)
        try store.db.execute(
            sql: """
                INSERT INTO meetings_commitment(created_at, updated_at, meeting, party, statement, due)
                VALUES (:now, :now, :meeting, :party, :statement, :due)
                """,
            arguments: [
                "now": store.call.now, "meeting": meeting, "party": party, "statement": statement, "due": due,
            ])
        return try Commitment.find(
            store.db.lastInsertedRowID, in: store.snapshot,
            warnings: try DueDay.warnings(due, agreedIn: meeting, in: store))
    }
}

struct SettleCommitment: WriteCommand {
    static let about = About(
        "meetings.commitment.settle", "Record whether a promise was kept, and what proves it", access: .clerk,
        example: #"{"commitment": 1, "kept": true, "evidence": "Daftar hadir musdes (contoh)"}"#)

    @Parameter("Number of the commitment", alias: "id") var commitment: Int64
    @Parameter("Whether it was kept") var kept: Bool
    @Parameter("What proves it", .length(2...4000)) var evidence: String
    @Parameter("When that was known; today where this is missing") var on: CalendarDate?

    func run(_ store: Transaction) throws -> Commitment {
        let old = try Commitment.find(commitment, in: store.snapshot)
        let state = try old.state.settled(kept: kept)
        let day = on ?? store.call.today
        try Happened.check(day, at: "on", in: store)
        let made = try CalendarDate.fetchOne(
            store.db, sql: "SELECT on_date FROM meetings_meeting WHERE id = ?", arguments: [old.meeting])
        if let made, day < made {
            throw RPCError.invalid("on", "order", "'\(day)' is before \(made), on which it was made")
        }
        try store.db.execute(
            sql: """
                UPDATE meetings_commitment SET version = version + 1, updated_at = :now, state = :state,
                    settled_on = :on, evidence = :evidence
                WHERE id = :id
                """,
            arguments: [
                "now": store.call.now, "state": state, "on": day, "evidence": evidence, "id": commitment,
            ])
        return try Commitment.find(commitment, in: store.snapshot)
    }
}
