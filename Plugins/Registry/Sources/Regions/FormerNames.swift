import ModuleKit

/// Names that regions had before, each until its last day.
enum FormerNames {
    /// Puts a name among the former ones where a later one is recorded already: it held from its first day until that
    /// began, and the one before it until then.
    ///
    /// - Returns: false where the name is the latest.
    /// - Throws: `conflict` where the region has or had that name.
    static func insert(
        _ name: String, of region: Int64, from date: CalendarDate, decree: String?, _ store: Transaction
    ) throws -> Bool {
        let replaced = try Row.fetchOne(
            store.db,
            sql: """
                SELECT id, valid_until FROM registry_region_name
                WHERE region = ? AND kind = 'former' AND valid_until >= ? ORDER BY valid_until, id LIMIT 1
                """, arguments: [region, date])
        guard let replaced else { return false }
        let isKnown = try Bool.fetchOne(
            store.db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM registry_region WHERE id = :region AND name = :name) OR EXISTS (
                    SELECT 1 FROM registry_region_name WHERE region = :region AND kind = 'former' AND name = :name)
                """, arguments: ["region": region, "name": name])
        guard isKnown != true else {
            throw RPCError(
                .conflict, "The name '\(name)' is recorded of this region with other days",
                hint: "registry.region.history shows the names that the region had, and until when")
        }
        let before = CalendarDate(daysSince1970: date.daysSince1970 - 1)
        try store.db.execute(
            sql: "UPDATE registry_region_name SET valid_until = ? WHERE id = ?",
            arguments: [before, replaced["id"] as Int64])
        try store.db.execute(
            sql: """
                INSERT INTO registry_region_name (region, name, kind, valid_from, valid_until, decree, created_at)
                VALUES (?, ?, 'former', ?, ?, ?, ?)
                """,
            arguments: [region, name, date, replaced["valid_until"] as CalendarDate, decree, store.call.now])
        return true
    }
}
