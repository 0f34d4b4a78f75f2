import ModuleKit

struct UpdateOfficial: WriteCommand {
    static let about = About(
        "registry.official.update", "Correct what is recorded of an official", access: .clerk,
        example: #"{"id": 1, "title": "Petinggi", "until": null}"#)

    @Parameter("The official", alias: "id") var official: Int64
    @Parameter("What the office is called there", .length(1...100)) var title: Change<String>
    @Parameter("plt or pj of one who stands in") var acting: Change<ActingKind>
    @Group var days: ChangedDays
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Official {
        let old = try Officials.get(official, store.snapshot)
        try expected.check("official", version: old.version)
        let (first, last) = try days.applied(since: old.since, until: old.until)
        let kind = acting.applied(to: old.acting)
        let region = try Regions.id(RegionCode(unchecked: old.region), store.db, at: "official")
        try Officials.refuseSecond(old.office, region, kind, since: first, until: last, except: old.id, store)
        try store.db.execute(
            sql: """
                UPDATE registry_official SET title = ?, acting = ?, since = ?, until = ?, version = version + 1,
                    updated_at = ? WHERE id = ?
                """, arguments: [title.applied(to: old.title), kind, first, last, store.call.now, old.id])
        return try Officials.get(old.id, store.snapshot)
    }
}
