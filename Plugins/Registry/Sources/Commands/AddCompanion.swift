import ModuleKit

struct AddCompanion: WriteCommand {
    static let about = About(
        "registry.companion.add", "Record a companion of villages, and where the posting is", access: .clerk,
        example: #"{"position": "pld", "region": "64.01.07.2002", "name": "Contoh Rina", "since": "2024-01-02"}"#)

    @Parameter("ta, pd, pdti or pld") var position: CompanionPosition
    @Parameter("Code of the region of the posting") var region: RegionCode
    @Parameter("Decree or contract of the posting", .length(1...150)) var basis: String?
    @Group var posted: PostedPerson

    func validate(_ faults: inout Faults) {
        if region.level == .province {
            faults.add(
                at: "region", "level", "'\(region)' is a province: a companion is posted in a regency or inside one")
        }
    }

    func run(_ store: Transaction) throws -> Companion {
        let place = try Regions.id(region, store.db, at: "region")
        let person = try posted.record(store)
        let now = store.call.now
        try store.db.execute(
            sql: """
                INSERT INTO registry_companion
                    (person, position, region, basis, since, until, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, arguments: [person, position, place, basis, posted.since, posted.until, now, now])
        return try Companions.get(store.db.lastInsertedRowID, store.snapshot)
    }
}
