import ModuleKit

struct RevealPerson: WriteCommand {
    static let about = About(
        "registry.person.reveal", "Show a person's NIK in the clear; who asks, and why, is recorded", access: .admin,
        example: #"{"id": 1, "purpose": "Pencocokan dengan Dukcapil"}"#)

    @Parameter("The person", alias: "id") var person: Int64
    @Parameter("Why the number is needed", .length(3...300)) var purpose: String

    func run(_ store: Transaction) throws -> RevealedNumber {
        try RevealedNumber(of: person, purpose, store)
    }
}

/// A number in the clear.
struct RevealedNumber: Described {
    let person: Int64
    let nik: NIK?
    let nikState: NIKState

    static let fields = Fields<Self> {
        Field(\.person, "Whose it is")
        Field(\.nik, "The number in the clear; null when none is recorded")
        Field(\.nikState, "How far the number is known: none, provisional, well_formed or verified")
    }

    /// Reads it, and records who did. The recording stands before the number is answered.
    init(of id: Int64, _ purpose: String, _ store: Transaction) throws {
        let found = try People.resolve(id, store.snapshot)
        try AccessLog.record(.reveal, of: found.id, purpose, store)
        person = found.id
        nik = try IdentityNumbers.reveal(found.id, store.snapshot)
        nikState = found.nikState
    }
}
