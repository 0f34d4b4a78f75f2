import ModuleKit

struct RecordDecree: WriteCommand {
    static let about = About(
        "registry.decree.record", "Record a decree with its attachment, and appoint the cadres whom it names",
        access: .clerk,
        example: """
            {"number": "140/1/2024", "date": "2024-01-02", "village": "64.01.07.2002", "valid_from": "2024-01-02",
             "signer": "Kepala Desa (contoh)", "members": [{"name": "Contoh Aminah", "role": "Perencanaan"}]}
            """)

    @Parameter("Code of the village") var village: RegionCode
    @Group var decree: DecreeDetails
    @Parameter("The rows of the attachment", .items(1...200)) var members: [Member]

    /// One row: a cadre or a person who is there, or somebody new.
    struct Member: ParameterObject {
        @OneOf var who: Named
        @Parameter("What the decree names the cadre for", .length(1...100)) var role: String?
        @Parameter("Address as the decree has it", .length(1...300)) var address: String?
        @Parameter("L or P, of a new person") var sex: Sex?
    }

    enum Named: Alternatives {
        case cadre(Int64)
        case person(Int64)
        case name(String)

        static let cases: [Case<Named>] = [
            Case("cadre", "A cadre of the village", { .cadre($0) }) { if case .cadre(let id) = $0 { id } else { nil } },
            Case("person", "A person who is there", { .person($0) }) {
                if case .person(let id) = $0 { id } else { nil }
            },
            Case(
                "name",
                "Name of a new person, or of one whom the attachment has already; two of one name are two people",
                { .name($0) },
                .length(1...150)
            ) { if case .name(let name) = $0 { name } else { nil } },
        ]
    }

    func run(_ store: Transaction) throws -> DecreeRecord {
        let region = try Regions.village(village, store.db, at: "village")
        try Attachment.refuseTwice(members)
        let id = try Decrees.record(decree, village: region, store)
        var attachment = try Attachment(of: id, members, store.db)
        var cadres: Set<Int64> = []
        for (place, member) in members.enumerated() {
            let cadre = try cadre(member, at: "members/\(place)", decree: id, &attachment, region, store)
            try attach(member, cadre, decree: id, store)
            cadres.insert(cadre)
        }
        try CadresChanged.publish(cadres, store)
        return try Decrees.get(id, store.snapshot)
    }

    /// The cadre of a row, appointed by this decree.
    private func cadre(
        _ member: Member, at path: String, decree id: Int64, _ attachment: inout Attachment, _ region: Int64,
        _ store: Transaction
    ) throws -> Int64 {
        switch member.who {
        case .cadre(let cadre):
            let present = try Cadres.get(cadre, store.snapshot)
            guard present.village == village.text else {
                throw RPCError.invalid(
                    path + "/cadre", "village", "The cadre \(cadre) is of '\(present.village)', not of '\(village)'")
            }
            return try appoint(cadre, id, store)
        case .person(let given):
            return try cadre(ofPerson: try People.resolveServing(given, store), member, id, region, store)
        case .name(let name):
            if let known = attachment.take(name, member) { return known }
            var details = PersonDetails()
            details.sex = member.sex
            details.address = member.address
            let person = try People.add(name, details, store)
            return try Cadres.insert(person, village: region, role: member.role, decree: decree, store)
        }
    }

    private func cadre(
        ofPerson person: Int64, _ member: Member, _ id: Int64, _ region: Int64, _ store: Transaction
    ) throws -> Int64 {
        if let present = try CadreVillage.cadre(person, in: region, store) { return try appoint(present, id, store) }
        return try Cadres.insert(person, village: region, role: member.role, decree: decree, store)
    }

    /// Takes the step, where this decree is not the cadre's already.
    private func appoint(_ cadre: Int64, _ id: Int64, _ store: Transaction) throws -> Int64 {
        let present = try Int64.fetchOne(
            store.db, sql: "SELECT decree FROM registry_cadre WHERE id = ?", arguments: [cadre])
        guard present != id else { return cadre }
        try Cadres.advance(
            .appoint, of: cadre, expected: Expected(), on: decree.validFrom, basis: "decree",
            reference: decree.number, decree: id, store)
        return cadre
    }

    /// Adds the row to the attachment, where it is not there: recording the same again changes nothing.
    private func attach(_ member: Member, _ cadre: Int64, decree id: Int64, _ store: Transaction) throws {
        try store.db.cachedStatement(
            sql: """
                INSERT INTO registry_decree_member (decree, place, cadre, name, role, address)
                SELECT :decree, (SELECT coalesce(max(place), 0) + 1 FROM registry_decree_member WHERE decree = :decree),
                    cadre.id, person.name, coalesce(:role, cadre.role), coalesce(:address, person.address)
                FROM registry_cadre AS cadre JOIN registry_person AS person ON person.id = cadre.person
                WHERE cadre.id = :cadre AND NOT EXISTS (
                    SELECT 1 FROM registry_decree_member WHERE decree = :decree AND cadre = :cadre)
                """
        ).execute(arguments: ["decree": id, "cadre": cadre, "role": member.role, "address": member.address])
    }
}
