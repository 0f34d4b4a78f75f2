import ModuleKit

struct UpdateCommitment: WriteCommand {
    static let about = About(
        "meetings.commitment.update", "Correct a promise that is open: what is missing keeps, null clears",
        access: .clerk, example: #"{"commitment": 1, "due": "2024-12-31", "expected_version": 1}"#)

    @Parameter("Number of the commitment", alias: "id") var commitment: Int64
    @Parameter("Who made it", .length(2...200)) var party: Change<String>
    @Parameter("What was promised", .length(3...4000)) var statement: Change<String>
    @Parameter("Until when") var due: Change<CalendarDate>
    @Group var expected: Expected

    func validate(_ faults: inout Faults) {
        faults.refuseNull(of: ("party", party.isClear), ("statement", statement.isClear))
    }

    func run(_ store: Transaction) throws -> Commitment {
        let old = try Commitment.find(commitment, in: store.snapshot)
        guard old.state == .open else {
            throw RPCError.invalidState("commitment", is: old.state.rawValue, allowed: [])
        }
        try expected.check("commitment", version: old.version)
        try store.db.execute(
            sql: """
                UPDATE meetings_commitment SET version = version + 1, updated_at = :now, party = :party,
                    statement = :statement, due = :due
                WHERE id = :id
                """,
            arguments: [
                "id": commitment, "now": store.call.now, "party": party.applied(to: old.party),
                "statement": statement.applied(to: old.statement), "due": due.applied(to: old.due),
            ])
        return try Commitment.find(
            commitment, in: store.snapshot,
            warnings: try DueDay.warnings(due.applied(to: old.due), agreedIn: old.meeting, in: store))
    }
}
