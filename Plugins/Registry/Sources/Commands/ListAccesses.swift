import ModuleKit

struct ListAccesses: ReadCommand {
    static let about = About(
        "registry.access.list", "List who saw what of a person that others do not see, and why", access: .admin,
        example: #"{"person": 1}"#)

    @Parameter("Only of this person") var person: Int64?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<AccessEntry> {
        let condition = person == nil ? "" : "person = :person AND "
        let arguments: StatementArguments = person.map { ["person": $0] } ?? [:]
        return try store.page(
            AccessEntry.self, page,
            """
            SELECT id, at, uid, person, action, purpose FROM registry_access
            WHERE \(condition)id > :after ORDER BY id LIMIT :limit
            """, arguments)
    }
}
