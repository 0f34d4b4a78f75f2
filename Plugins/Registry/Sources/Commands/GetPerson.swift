import ModuleKit

struct GetPerson: ReadCommand {
    static let about = About("registry.person.get", "Show a person", access: .viewer, example: #"{"id": 1}"#)

    @Parameter("The person", alias: "id") var person: Int64

    func run(_ store: Snapshot) throws -> Person { try People.get(person, store) }
}
