import ModuleKit

/// How many active cadres a village should have: the registry's setting, which an office changes there.
enum Minimum {
    /// As the registry declares it, where the office has set nothing.
    private static let usual = 5

    static func cadres(_ store: Snapshot) throws -> Int {
        let set = try Int.fetchOne(
            store.db,
            sql: "SELECT value ->> 'minimum_cadres' FROM core_pub_setting WHERE module = 'registry'")
        return set ?? usual
    }
}
