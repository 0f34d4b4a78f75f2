import ModuleKit

/// How many cadres a village has beside how many it should.
enum Staffing {
    /// A warning where a village has fewer active cadres than the office wants.
    static func warnings(_ village: Int64, _ store: Snapshot) throws -> [Warning] {
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
