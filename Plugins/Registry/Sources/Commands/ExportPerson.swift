import ModuleKit

struct ExportPerson: WriteCommand {
    static let about = About(
        "registry.person.export", "Tell all that is kept of a person, for the person who asks (UU 27/2022)",
        access: .admin, example: #"{"id": 1, "purpose": "Permintaan 1/2026"}"#)

    @Parameter("The person", alias: "id") var person: Int64
    @Parameter("Which request, as the office files it", .length(3...300)) var purpose: String = "Permintaan subjek data"

    func run(_ store: Transaction) throws -> PersonExport {
        let found = try People.resolve(person, store.snapshot)
        try AccessLog.record(.export, of: found.id, purpose, store)
        let others = try PersonExport.tellingOthers(found.id, store)
        let cadres = try store.snapshot.all(
            Cadre.self, Cadres.select("cadre.person = :person ORDER BY cadre.id"),
            Cadres.arguments(store.snapshot) &+ ["person": found.id])
        let history = try store.snapshot.all(
            CadreMoment.self,
            CadreHistory.select(
                "event.cadre IN (SELECT id FROM registry_cadre WHERE person = :person) ORDER BY event.on_date, event.id"
            ),
            ["person": found.id])
        let accesses = try store.snapshot.all(
            AccessEntry.self,
            "SELECT id, at, uid, person, action, purpose FROM registry_access WHERE person = ? ORDER BY id", [found.id])
        return PersonExport(
            person: found, nik: try IdentityNumbers.reveal(found.id, store.snapshot), cadres: cadres, history: history,
            decrees: try ExportedMember.all(found.id, store.snapshot),
            offices: try store.snapshot.all(
                Official.self, Officials.select("official.person = ? ORDER BY official.id"), [found.id]),
            boards: try ExportedSeat.all(found.id, store.snapshot),
            postings: try store.snapshot.all(
                Companion.self, Companions.select("companion.person = ? ORDER BY companion.id"), [found.id]),
            accesses: accesses, others: others)
    }
}

/// All that is kept of a person, in every module that runs.
struct PersonExport: Described {
    let person: Person
    let nik: NIK?
    let cadres: [Cadre]
    let history: [CadreMoment]
    let decrees: [ExportedMember]
    let offices: [Official]
    let boards: [ExportedSeat]
    let postings: [Companion]
    let accesses: [AccessEntry]
    let others: [ExportSection]

    static let fields = Fields<Self> {
        Field(\.person, "What is recorded of the person")
        Field(\.nik, "The NIK in the clear; null when none is recorded")
        Field(\.cadres, "Where the person serves or served")
        Field(\.history, "What happened to these appointments")
        Field(\.decrees, "Attachments of decrees that name the person, as they do")
        Field(\.offices, "Offices that the person holds or held")
        Field(\.boards, "Seats on boards of institutions")
        Field(\.postings, "Postings as a companion of villages")
        Field(\.accesses, "Who saw what others do not see, and why")
        Field(\.others, "What other parts of the program keep")
    }

    /// Asks the other modules, each of which answers with `registry.person.tell` in this transaction.
    static func tellingOthers(_ person: Int64, _ store: Transaction) throws -> [ExportSection] {
        try store.publish(PersonExported(person: person))
        return try ExportSection.take(store)
    }
}

/// A person asked what is kept: whoever keeps something tells it now, with `registry.person.tell`.
struct PersonExported: Event {
    static let topic = "registry.person.exported"
    let person: Int64

    static let fields = Fields<Self> { Field(\.person, "The person") }
}

/// What one module keeps of a person.
struct ExportSection: Described {
    let section: String
    let data: JSONValue

    static let fields = Fields<Self> {
        Field(\.section, "What it is")
        Field(\.data, "As the module keeps it")
    }

    /// What was told in this transaction; it is forgotten with that.
    static func take(_ store: Transaction) throws -> [ExportSection] {
        let told = try store.snapshot.all(
            ExportSection.self, "SELECT section, data FROM registry_export_part ORDER BY id")
        try store.db.execute(sql: "DELETE FROM registry_export_part")
        return told
    }
}
