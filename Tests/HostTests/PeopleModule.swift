import ModuleKit

/// A module whose persons are named, renamed and erased.
struct PeopleModule: Module {
    static let name = "people"
    static let version = "1.0"
    static let migrations = [
        Migration(
            "0001 people", personal: ["people_person.name"],
            sql: """
                CREATE TABLE people_person (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
                CREATE INDEX people_person_name ON people_person (name);
                """)
    ]
    static let events: [any Event.Type] = [PersonNamed.self]
    static let commands: [any Command.Type] = [AddPerson.self, RenamePerson.self, ErasePerson.self]
}

struct PersonNamed: Event {
    static let topic = "people.named"
    let name: String
    static let fields = Fields<Self> { Field(\.name, "The name") }
}

struct AddPerson: WriteCommand {
    static let about = About("people.add", "Add a person", access: .clerk, example: #"{"name": "x"}"#)
    @Parameter("The name") var name: String

    func run(_ store: Transaction) throws -> String {
        try store.db.execute(sql: "INSERT INTO people_person (name) VALUES (?)", arguments: [name])
        try store.publish(PersonNamed(name: name))
        return name
    }
}

struct RenamePerson: WriteCommand {
    static let about = About("people.rename", "Rename", access: .clerk, example: #"{"id": 1, "name": "x"}"#)
    @Parameter("The person") var id: Int64
    @Parameter("The name") var name: String

    func run(_ store: Transaction) throws -> String {
        try store.db.execute(sql: "UPDATE people_person SET name = ? WHERE id = ?", arguments: [name, id])
        return name
    }
}

struct ErasePerson: WriteCommand {
    static let about = About("people.erase", "Erase", access: .admin, example: #"{"id": 1}"#)
    @Parameter("The person") var id: Int64

    func run(_ store: Transaction) throws -> ErasedPerson {
        try store.db.execute(sql: "UPDATE people_person SET name = '(dihapus)' WHERE id = ?", arguments: [id])
        let held = try store.erase("people_person", rows: [id])
        return ErasedPerson(id: id, warnings: [held].compactMap(\.self))
    }
}

struct ErasedPerson: Described {
    let id: Int64
    let warnings: [Warning]

    static let fields = Fields<Self> {
        Field(\.id, "The person")
        Field(\.warnings, "What somebody should look at")
    }
}
