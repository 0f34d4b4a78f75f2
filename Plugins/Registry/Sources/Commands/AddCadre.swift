import ModuleKit

struct AddCadre: WriteCommand {
    static let about = About(
        "registry.cadre.add", "Add a cadre to a village; with a decree it is active, without one proposed",
        access: .clerk, example: #"{"name": "Contoh Aminah", "sex": "P", "village": "64.01.07.2002"}"#)

    @OneOf var who: Who
    @Parameter("Code of the village") var village: RegionCode
    @Parameter("What the decree names the cadre for", .length(1...100)) var role: String?
    @Parameter("The decree of appointment") var decree: DecreeDetails?
    @Group var details: PersonDetails

    func run(_ store: Transaction) throws -> Cadre {
        let region = try Regions.village(village, store.db, at: "village")
        let person: Int64
        switch who {
        case .person(let id):
            guard details.isEmpty else {
                throw RPCError.invalid(
                    "person", "one_of",
                    "What is known of a person who is there is changed with registry.person.update, not here")
            }
            person = try People.resolveServing(id, store)
        case .name(let name): person = try People.add(name, details, store)
        }
        try CadreVillage.refuseSecond(person, region, village, store)
        let id = try Cadres.add(person, village: region, role: role, decree: decree, store)
        var cadre = try Cadres.get(id, store.snapshot)
        cadre.warnings.add(
            try IdentityNumbers.warnings(
                details.nik, of: try People.get(person, store.snapshot), in: village.text, store.db))
        cadre.warnings.add(BirthDate.warnings(details.birthDate))
        cadre.warnings.add(try Staffing.warnings(cadre, store.snapshot))
        return cadre
    }
}

/// Somebody who is there, or somebody new.
enum Who: Alternatives {
    case person(Int64)
    case name(String)

    static let cases: [Case<Who>] = [
        Case("person", "A person who is there", { .person($0) }) { if case .person(let id) = $0 { id } else { nil } },
        Case("name", "Name of a new person", { .name($0) }, .length(1...150)) {
            if case .name(let name) = $0 { name } else { nil }
        },
    ]
}
