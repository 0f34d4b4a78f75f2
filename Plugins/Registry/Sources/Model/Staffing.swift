import ModuleKit

/// How many cadres a village has beside how many it should.
enum Staffing {
    /// A warning where a cadre's village has fewer active cadres than the office wants; none where it is no more.
    static func warnings(_ cadre: Cadre, _ store: Snapshot) throws -> [Warning] {
        guard let village = try Regions.find(RegionCode(unchecked: cadre.village), store.db) else { return [] }
        let minimum = try store.settings(RegistrySettings.self).minimumCadres
        let active = try Int.fetchOne(
            store.db.cachedStatement(
                sql: "SELECT count(*) FROM registry_cadre WHERE village IN (\(Heirs.family)) AND state = 'active'"),
            arguments: ["village": village])
        guard let active, active < minimum else { return [] }
        return [
            Warning(
                name: "below_minimum", path: "/village",
                message: "The village has \(active) active cadres, and should have at least \(minimum)")
        ]
    }
}
