import ModuleKit

struct ListPersons: ReadCommand {
    static let about = About(
        "registry.person.list", "List persons", access: .viewer, example: #"{"text": "aminah"}"#)

    @Parameter("Part of a name", .length(2...80)) var text: String?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Person> {
        try store.page(Person.self, page, People.list + "id > :after ORDER BY id LIMIT :limit", ["text": text])
    }
}
