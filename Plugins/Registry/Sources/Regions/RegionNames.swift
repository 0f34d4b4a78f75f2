import ModuleKit

/// Recording the official names of regions. The present one stands with the region, those before each with its last day;
/// where that is not known, a former name is only there to be found.
enum RegionNames {
    /// Gives a region a name from a day on; nil where the day is not known.
    static func set(
        _ name: String, of region: Int64, from day: CalendarDate?, decree: String?, _ store: Transaction
    ) throws {
        try change(region, store) { names in
            if let day {
                names.set(name, from: day, decree: decree)
            } else if names.present.name != name {
                try addUndated(names.present.name, of: region, store)
                names.replacePresent(name, decree: decree)
            }
        }
    }

    /// Records a name that a region had until a day; nil where the day is not known.
    static func addFormer(_ name: String, of region: Int64, until day: CalendarDate?, _ store: Transaction) throws {
        guard let day else { return try addUndated(name, of: region, store) }
        try change(region, store) { names in
            if let opened = names.opened, day < opened {
                try addUndated(name, of: region, store)
            } else {
                names.set(name, until: day)
            }
        }
    }

    private static func addUndated(_ name: String, of region: Int64, _ store: Transaction) throws {
        try store.db.cachedStatement(
            sql: "INSERT OR IGNORE INTO registry_former_name (region, name, created_at) VALUES (?, ?, ?)"
        ).execute(arguments: [region, name, store.call.now])
    }

    private static func change(
        _ region: Int64, _ store: Transaction, _ body: (inout NameTimeline) throws -> Void
    ) throws {
        let old = try read(region, store)
        var names = old
        try body(&names)
        // The day that a list had for the first name is known only until another is recorded.
        if names != old { try write(names, of: region, keepsDay: old.names.count == 1, store) }
    }

    private static func read(_ region: Int64, _ store: Transaction) throws -> NameTimeline {
        let former = try Row.fetchAll(
            store.db.cachedStatement(
                sql: """
                    SELECT name, valid_until, decree FROM registry_former_name
                    WHERE region = ? AND valid_until IS NOT NULL ORDER BY valid_until
                    """), arguments: [region])
        let row = try Row.fetchOne(
            store.db.cachedStatement(sql: "SELECT name, name_decree, opened_on FROM registry_region WHERE id = ?"),
            arguments: [region])
        guard let row else { throw RPCError.notFound("region", region) }
        return NameTimeline(
            former: former.map { ($0["name"], $0["valid_until"], $0["decree"]) }, present: row["name"],
            decree: row["name_decree"], opened: row["opened_on"])
    }

    private static func write(_ timeline: NameTimeline, of region: Int64, keepsDay: Bool, _ store: Transaction) throws {
        try store.db.cachedStatement(
            sql: "DELETE FROM registry_former_name WHERE region = ? AND valid_until IS NOT NULL"
        ).execute(arguments: [region])
        for (name, next) in zip(timeline.names, timeline.names.dropFirst()) {
            try store.db.cachedStatement(
                sql: """
                    INSERT INTO registry_former_name (region, name, valid_until, decree, created_at)
                    VALUES (?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [region, name.name, next.first?.dayBefore, name.decree, store.call.now])
        }
        let present = timeline.present
        // Since when a region has been as it is, its name or its code tells, whichever is later.
        try store.db.cachedStatement(
            sql: """
                UPDATE registry_region SET name = :name, name_decree = :decree,
                    valid_from = coalesce(since.day, iif(:keeps, valid_from, NULL)), decree = iif(since.day IS :first, :decree, decree),
                    version = version + 1, updated_at = :now
                FROM (SELECT max(coalesce(first_day, :first), coalesce(:first, first_day)) AS day
                    FROM registry_pub_region_on WHERE region = :region AND last_day IS NULL) AS since
                WHERE id = :region
                """
        ).execute(arguments: [
            "name": present.name, "decree": present.decree, "first": present.first, "now": store.call.now,
            "region": region, "keeps": keepsDay,
        ])
    }
}
