import ModuleKit

struct ListCommitments: ReadCommand {
    static let about = About(
        "meetings.commitment.list", "List what was promised", access: .viewer, example: #"{"state": "open"}"#)

    @Parameter("Only those made in this meeting") var meeting: Int64?
    @Parameter("Whether they were kept") var state: CommitmentState?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Commitment> {
        var conditions = Conditions(pagedBy: "c", in: "meetings_commitment")
        conditions.add("c.meeting = :meeting", "meeting", meeting)
        conditions.add("c.state = :state", "state", state)
        return try store.page(Commitment.self, page, Commitment.select + conditions.paged, conditions.arguments)
    }
}

struct GetCommitment: ReadCommand {
    static let about = About(
        "meetings.commitment.get", "Show what was promised", access: .viewer, example: #"{"commitment": 1}"#)

    @Parameter("Number of the commitment", alias: "id") var commitment: Int64

    func run(_ store: Snapshot) throws -> Commitment { try Commitment.find(commitment, in: store) }
}
