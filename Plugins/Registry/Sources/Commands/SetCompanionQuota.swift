import ModuleKit

struct SetCompanionQuota: WriteCommand {
    static let about = About(
        "registry.companion.quota", "Set how many companions of a position a regency should have", access: .clerk,
        example: #"{"region": "64.01", "position": "pld", "quota": 46}"#)

    @Parameter("Code of the regency") var region: RegionCode
    @Parameter("ta, pd, pdti or pld") var position: CompanionPosition
    @Parameter("How many; null where nobody says", .range(0...10_000)) var quota: Change<Int>

    func validate(_ faults: inout Faults) {
        if region.level != .regency {
            faults.add(at: "region", "level", "'\(region)' is a \(region.level.said): expected a regency")
        }
        if case .keep = quota { faults.add(at: "quota", "required", "Is missing") }
    }

    func run(_ store: Transaction) throws -> Formation {
        let place = try Regions.id(region, store.db, at: "region")
        if let quota = quota.applied(to: nil) {
            try store.db.execute(
                sql: """
                    INSERT INTO registry_companion_quota (region, position, quota, updated_at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (region, position) DO UPDATE SET quota = excluded.quota, updated_at = excluded.updated_at
                    """, arguments: [place, position, quota, store.call.now])
        } else {
            try store.db.execute(
                sql: "DELETE FROM registry_companion_quota WHERE region = ? AND position = ?",
                arguments: [place, position])
        }
        let rows = try Formation.all(within: region, on: store.call.today, store.snapshot)
        guard let row = rows.first(where: { $0.position == position }) else {
            throw RPCError.notFound("regency", region)
        }
        return row
    }
}
