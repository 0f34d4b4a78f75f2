import ModuleKit

struct UpdateRegion: WriteCommand {
    static let about = About(
        "registry.region.update", "Record what a region is called here, and its code at the statistics office",
        access: .clerk, example: #"{"code": "64.03", "local_term": "Kampung", "head_title": "Kepala Kampung"}"#)

    @Parameter("Code of the region") var code: RegionCode
    @Parameter("What a village is called here and inside, as kampung", .length(2...50)) var localTerm: Change<String>
    @Parameter("What the head of a village is called here and inside, as petinggi", .length(2...50))
    var headTitle: Change<String>
    @Parameter("Code of the statistics office (BPS), digits alone", .pattern("^[0-9]{2,10}$", "2 to 10 digits"))
    var bpsCode: Change<String>
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Region {
        let old = try Regions.get(try Regions.id(code, store.db, at: "code"), store.snapshot)
        try expected.check("region", version: old.version)
        let own = try Row.fetchOne(
            store.db, sql: "SELECT local_term, head_title, bps_code FROM registry_region WHERE id = ?",
            arguments: [old.id])
        if case .set(let code) = bpsCode { try Self.refuseTaken(code, by: old.id, store) }
        try store.db.execute(
            sql: """
                UPDATE registry_region SET local_term = ?, head_title = ?, bps_code = ?, version = version + 1,
                    updated_at = ?
                WHERE id = ?
                """,
            arguments: [
                localTerm.applied(to: own?["local_term"]), headTitle.applied(to: own?["head_title"]),
                bpsCode.applied(to: own?["bps_code"]), store.call.now, old.id,
            ])
        return try Regions.get(old.id, store.snapshot)
    }

    /// A code of the statistics office is one region's.
    private static func refuseTaken(_ code: String, by region: Int64, _ store: Transaction) throws {
        let other = try String.fetchOne(
            store.db, sql: "SELECT code FROM registry_region WHERE bps_code = ? AND valid_to IS NULL AND id <> ?",
            arguments: [code, region])
        guard let other else { return }
        throw RPCError(
            .conflict, "The BPS code '\(code)' is that of '\(other)'",
            hint: "Clear the wrong one with registry.region.update first")
    }
}
