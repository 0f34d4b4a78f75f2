import ModuleKit

struct ListCurricula: ReadCommand {
    static let about = About(
        "trainings.curriculum.list", "List curricula", access: .viewer, example: #"{"editions": true}"#)

    @Parameter("Also editions that a newer one has taken the place of") var editions = false
    @Parameter("Part of the code or the title", .length(2...80)) var text: String?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Curriculum> {
        try store.page(
            Curriculum.self, page,
            Curriculum.select + """
                 WHERE c.id > :after
                    AND (:editions OR c.edition = (SELECT max(edition) FROM trainings_curriculum WHERE code = c.code))
                    AND (:text IS NULL OR \(TextSearch.sql("c.code || ' ' || c.title", text)))
                ORDER BY c.id LIMIT :limit
                """, ["editions": editions, "text": text])
    }
}
