import ModuleKit

struct UpdateCompanion: WriteCommand {
    static let about = About(
        "registry.companion.update", "Correct what is recorded of a companion's posting", access: .clerk,
        example: #"{"id": 1, "region": "64.01.07.2003"}"#)

    @Parameter("The companion", alias: "id") var companion: Int64
    @Parameter("Code of the region; who moves later ends this posting and begins another") var region: RegionCode?
    @Parameter("Decree or contract of the posting", .length(1...150)) var basis: Change<String>
    @Group var days: ChangedDays
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Companion {
        let old = try Companions.get(companion, store.snapshot)
        try expected.check("companion", version: old.version)
        let place = try Regions.id(region ?? RegionCode(unchecked: old.region), store.db, at: "region")
        let (first, last) = try days.applied(since: old.since, until: old.until)
        try store.db.execute(
            sql: """
                UPDATE registry_companion SET region = ?, basis = ?, since = ?, until = ?, version = version + 1,
                    updated_at = ? WHERE id = ?
                """, arguments: [place, basis.applied(to: old.basis), first, last, store.call.now, old.id])
        return try Companions.get(old.id, store.snapshot)
    }
}
