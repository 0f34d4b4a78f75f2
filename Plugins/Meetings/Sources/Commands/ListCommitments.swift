import ModuleKit

struct ListCommitments: ReadCommand {
    static let about = About(
        "meetings.commitment.list", "List what was promised", access: .viewer,
        example: #"{"within": "64.01", "overdue": true}"#)

    @Parameter("Only those made in this meeting") var meeting: Int64?
    @Parameter("Whether they were kept") var state: CommitmentState?
    @Parameter("Whether they wait, and their day is past") var overdue: Bool?
    @Parameter("Part of the name of who made them", .length(2...80)) var party: String?
    @Group var scope: RegionScope
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Commitment> {
        try Known.check(meeting, "meeting", in: "meetings_meeting", store)
        var conditions = Conditions(pagedBy: "c", in: "meetings_commitment")
        conditions.add("c.meeting = :meeting", "meeting", meeting)
        conditions.add("c.state = :state", "state", state)
        if let overdue { conditions.add(overdue ? Commitment.isOverdue : "NOT coalesce(\(Commitment.isOverdue), 0)") }
        conditions.add(TextSearch.sql("c.party", party, parameter: "party"), "party", party)
        try conditions.add(
            scope,
            .init(tables: "meetings_target g JOIN meetings_commitment k ON k.meeting = g.meeting", record: "k.id"),
            in: store)
        return try store.page(
            Commitment.self, page, Commitment.select + conditions.paged,
            conditions.arguments &+ ["today": store.call.today])
    }
}

struct GetCommitment: ReadCommand {
    static let about = About(
        "meetings.commitment.get", "Show what was promised", access: .viewer, example: #"{"commitment": 1}"#)

    @Parameter("Number of the commitment", alias: "id") var commitment: Int64

    func run(_ store: Snapshot) throws -> Commitment { try Commitment.find(commitment, in: store) }
}
