import ModuleKit

struct UpdatePerson: WriteCommand {
    static let about = About(
        "registry.person.update", "Correct what is recorded of a person", access: .clerk,
        example: #"{"id": 1, "phone": "0812 0000 0000", "address": null}"#)

    @Parameter("The person", alias: "id") var person: Int64
    @Parameter("Name", .length(1...150)) var name: String?
    @Parameter("L or P") var sex: Change<Sex>
    @Parameter("Where the person was born", .length(1...100)) var birthPlace: Change<String>
    @Parameter("When the person was born") var birthDate: Change<CalendarDate>
    @Parameter("Last school", .length(1...100)) var education: Change<String>
    @Parameter("Courses taken; all of them", .items(0...50), .each(.length(1...100))) var courses: [String]?
    @Parameter("Fields of work; all of them", .items(0...50), .each(.length(1...100))) var fields: [String]?
    @Parameter("Telephone", .pattern("^[0-9+() -]{5,20}$", "a telephone number of 5 to 20 digits"))
    var phone: Change<String>
    @Parameter("Address", .length(1...300)) var address: Change<String>
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Person {
        let old = try People.resolve(person, store.snapshot)
        try expected.check("person", version: old.version)
        try store.db.cachedStatement(
            sql: """
                UPDATE registry_person SET name = ?, sex = ?, birth_place = ?, birth_date = ?, education = ?,
                    courses = ?, fields = ?, phone = ?, address = ?, version = version + 1, updated_at = ?
                WHERE id = ?
                """
        ).execute(arguments: [
            name?.trimmedSpaces ?? old.name, sex.applied(to: old.sex), birthPlace.applied(to: old.birthPlace),
            birthDate.applied(to: old.birthDate), education.applied(to: old.education),
            JSONValue.array((courses ?? old.courses).map { .string($0) }).text,
            JSONValue.array((fields ?? old.specialities).map { .string($0) }).text, phone.applied(to: old.phone),
            address.applied(to: old.address), store.call.now, old.id,
        ])
        if sex.applied(to: old.sex) != old.sex { try CadreChanged.publish(ofPerson: old.id, store) }
        return try People.get(old.id, store.snapshot)
    }
}
