import ModuleKit

struct ListPersons: ReadCommand {
    static let about = About(
        "registry.person.list", "List persons", access: .viewer, example: #"{"text": "aminah"}"#)

    @Parameter("Part of a name", .length(2...80)) var text: String?
    @Group var page: PageRequest

    @Parameter("Who has this NIK") var nik: NIK?

    func run(_ store: Snapshot) throws -> Page<Person> {
        var condition = ""
        var arguments: StatementArguments = [:]
        if let text {
            condition += TextSearch.sql("name", text) + " AND "
            arguments = arguments &+ ["text": text]
        }
        if let nik {
            guard let lookup = try store.lookup(nik) else { return Page([]) }
            condition += "nik_hash = :lookup AND "
            arguments = arguments &+ ["lookup": lookup]
        }
        return try store.page(
            Person.self, page, People.list + condition + "id > :after ORDER BY id LIMIT :limit", arguments)
    }
}
