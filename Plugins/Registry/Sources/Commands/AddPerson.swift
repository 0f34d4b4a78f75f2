import ModuleKit

struct AddPerson: WriteCommand {
    static let about = About(
        "registry.person.add", "Add a person, who is always a new one", access: .clerk,
        example: #"{"name": "Contoh Aminah", "sex": "P"}"#)

    @Parameter("Name", .length(1...150)) var name: String
    @Group var details: PersonDetails

    func run(_ store: Transaction) throws -> Person {
        var person = try People.get(try People.add(name, details, store), store.snapshot)
        person.warnings.add(try IdentityNumbers.warnings(details.nik, of: person, store.db))
        person.warnings.add(BirthDate.warnings(details.birthDate))
        return person
    }
}
