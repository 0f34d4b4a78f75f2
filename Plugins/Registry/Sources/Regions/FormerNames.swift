import ModuleKit

/// Names that regions had before, each until its last day.
enum FormerNames {
    /// Keeps a name; the same with the same last day is there once.
    static func add(
        _ name: String, of region: Int64, until day: CalendarDate?, decree: String?, _ store: Transaction
    ) throws {
        try store.db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO registry_former_name (region, name, valid_until, decree, created_at)
                VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [region, name, day, decree, store.call.now])
    }

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
                SELECT id, valid_until FROM registry_former_name
                WHERE region = ? AND valid_until >= ? ORDER BY valid_until, id LIMIT 1
                """, arguments: [region, date])
        guard let replaced else { return false }
        let isKnown = try Bool.fetchOne(
            store.db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM registry_region WHERE id = :region AND name = :name) OR EXISTS (
                    SELECT 1 FROM registry_former_name WHERE region = :region AND name = :name)
                """, arguments: ["region": region, "name": name])
        guard isKnown != true else {
            throw RPCError(
                .conflict, "The name '\(name)' is recorded of this region with other days",
                hint: "registry.region.history shows the names that the region had, and until when")
        }
        let before = CalendarDate(daysSince1970: date.daysSince1970 - 1)
        try store.db.execute(
            sql: "UPDATE registry_former_name SET valid_until = ? WHERE id = ?",
            arguments: [before, replaced["id"] as Int64])
        try add(name, of: region, until: replaced["valid_until"], decree: decree, store)
        return true
    }
}
