import ModuleKit

struct ListTrainings: ReadCommand {
    static let about = About("trainings.list", "List trainings", access: .viewer, example: #"{"within": "64.01"}"#)

    @Parameter("Region in which one of the targets lies") var within: RegionCode?
    @Parameter("The day whose boundaries 'within' means; today where it is missing") var asOf: CalendarDate?
    @Parameter("Only those that have not ended before this day") var from: CalendarDate?
    @Parameter("Only those that have begun by this day") var to: CalendarDate?
    @Parameter("What it is called in the office") var kind: TrainingKind?
    @Parameter("Where it stands") var state: TrainingState?
    @Parameter("The plan that it carries out, by number or title") var plan: NameOrNumber?
    @Parameter("The meeting that it follows from") var follows: Int64?
    @Parameter("Part of the title", .length(2...80)) var text: String?
    @Group var page: PageRequest

    func validate(_ faults: inout Faults) {
        if within == nil, asOf != nil { faults.add(at: "as_of", "alone", "Goes with 'within'") }
    }

    func run(_ store: Snapshot) throws -> Page<Training> {
        var filter = Filter()
        filter.add(
            "t.id", isIn: "training", of: "trainings_target",
            try within.map { try Inside($0, asOf: asOf, store.db) })
        filter.add("t.ends_on >= :from", "from", from)
        filter.add("t.starts_on <= :to", "to", to)
        filter.add("t.kind = :kind", "kind", kind)
        filter.add("t.state = :state", "state", state)
        filter.add("t.plan = :plan", "plan", try plan?.planID(in: store.db))
        filter.add("t.follows_meeting = :follows", "follows", follows)
        filter.add(TextSearch.sql("t.title", text), "text", text)
        return try store.page(
            Training.self, page,
            Training.select + " WHERE t.id > :after\(filter.sql) ORDER BY t.id LIMIT :limit", filter.arguments)
    }
}
