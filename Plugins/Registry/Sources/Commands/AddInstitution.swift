import ModuleKit

struct AddInstitution: WriteCommand {
    static let about = About(
        "registry.institution.add", "Record an institution of a village or region", access: .clerk,
        example: #"{"kind": "lpm", "name": "LPM Batu Botuk", "region": "64.01.07.2002", "since": "2022-01-03"}"#)

    @Parameter("What it is") var kind: InstitutionKind
    @Parameter("Its name", .length(1...150)) var name: String
    @Parameter("Code of the region") var region: RegionCode
    @Parameter("Regulation or decree on which it rests", .length(1...150)) var basis: String?
    @Parameter("First day, where it is known") var since: CalendarDate?

    func run(_ store: Transaction) throws -> Institution {
        let place = try Regions.id(region, store.db, at: "region")
        let now = store.call.now
        try store.db.execute(
            sql: """
                INSERT INTO registry_institution (kind, name, region, basis, since, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, arguments: [kind, name.trimmedSpaces, place, basis, since, now, now])
        return try Institutions.get(store.db.lastInsertedRowID, store.snapshot)
    }
}
