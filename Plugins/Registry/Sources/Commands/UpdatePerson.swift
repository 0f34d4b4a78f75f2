import ModuleKit

struct UpdatePerson: WriteCommand {
    static let about = About(
        "registry.person.update", "Correct what is recorded of a person", access: .clerk,
        example: #"{"id": 1, "phone": "0812 0000 0000", "address": null}"#)

    @Parameter("The person", alias: "id") var person: Int64
    @Group var changes: PersonChanges
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Person {
        let old = try People.resolve(person, store.snapshot)
        try expected.check("person", version: old.version)
        var updated = try changes.apply(to: old, store)
        updated.warnings.add(try changes.warnings(updated, store))
        return updated
    }
}
