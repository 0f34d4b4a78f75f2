import ModuleKit

struct ListTrainings: ReadCommand {
    static let about = About("trainings.list", "List trainings", access: .viewer, example: #"{"within": "64.01"}"#)

    @Parameter("Region in which one of the targets lies") var within: RegionCode?
    @Parameter("Only those that have not ended before this day") var from: CalendarDate?
    @Parameter("Only those that have begun by this day") var to: CalendarDate?
    @Parameter("What it is called in the office") var kind: TrainingKind?
    @Parameter("Where it stands") var state: TrainingState?
    @Parameter("Part of the title", .length(2...80)) var text: String?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Training> {
        try store.page(
            Training.self, page,
            Training.select + """
                 WHERE t.id > :after
                    AND (:within IS NULL OR EXISTS (
                        SELECT 1 FROM trainings_target g JOIN registry_pub_region r ON r.id = g.region
                        WHERE g.training = t.id
                            AND (r.code = :within OR (r.code >= :within || '.' AND r.code < :within || '/'))))
                    AND (:from IS NULL OR t.ends_on >= :from) AND (:to IS NULL OR t.starts_on <= :to)
                    AND (:kind IS NULL OR t.kind = :kind) AND (:state IS NULL OR t.state = :state)
                    AND (:text IS NULL OR instr(lower(t.title), lower(:text)) > 0)
                ORDER BY t.id LIMIT :limit
                """,
            ["within": within, "from": from, "to": to, "kind": kind, "state": state, "text": text])
    }
}
