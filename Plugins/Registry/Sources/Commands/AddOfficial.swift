import ModuleKit

struct AddOfficial: WriteCommand {
    static let about = About(
        "registry.official.add", "Record who holds an office, or stands in for its holder", access: .clerk,
        example: """
            {"office": "village_head", "region": "64.01.07.2002", "name": "Contoh Hasan", "since": "2022-01-03"}
            """)

    @Parameter("Which office") var office: OfficeKind
    @Parameter("Code of the region") var region: RegionCode
    @Parameter("What the office is called there, as Petinggi", .length(1...100)) var title: String?
    @Parameter("plt or pj of one who stands in") var acting: ActingKind?
    @Group var posted: PostedPerson

    func validate(_ faults: inout Faults) {
        if let level = office.level, level != region.level {
            faults.add(
                at: "region", "level",
                "'\(region)' is a \(region.level.said): the office '\(office.rawValue)' is one of a \(level.said)"
            )
        }
    }

    func run(_ store: Transaction) throws -> Official {
        let place = try Regions.id(region, store.db, at: "region")
        try Officials.refuseSecond(office, place, acting, since: posted.since, until: posted.until, store)
        let person = try posted.record(store)
        let now = store.call.now
        try store.db.execute(
            sql: """
                INSERT INTO registry_official
                    (person, office, title, region, acting, since, until, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [person, office, title, place, acting, posted.since, posted.until, now, now])
        return try Officials.get(store.db.lastInsertedRowID, store.snapshot)
    }
}
