import ModuleKit

struct ErasePerson: WriteCommand {
    static let about = About(
        "registry.person.erase", "Erase a person on request (UU 27/2022): who it was is gone, what is counted stays",
        access: .admin, example: #"{"id": 1, "request": "Permintaan 1/2026"}"#)

    @Parameter("The person", alias: "id") var person: Int64
    @Parameter("Which request, as the office files it", .length(3...300)) var request: String

    func run(_ store: Transaction) throws -> Person {
        let warnings = try Erasing.erase(person, request, store)
        var erased = try People.resolve(person, store.snapshot)
        erased.warnings.add(warnings)
        return erased
    }
}
