import ModuleKit

/// What becomes of regions by decree. A region keeps its number when it is moved or re-coded, so that everything that
/// points at it goes along; what is split or merged makes new ones.
enum Succession {
    /// Gives a region another code, and those inside it the codes that follow.
    static func recode(
        _ region: Int64, _ old: RegionCode, to new: RegionCode, from date: CalendarDate, decree: String?,
        _ store: Transaction
    ) throws {
        guard new.level == old.level else {
            throw RPCError.invalid(
                "to/0/code", "level", "'\(new)' is a \(new.level.said), '\(old)' a \(old.level.said)")
        }
        let kind = try kind(new, at: "to/0")
        let parent = try new.parent.map { try Regions.id($0, store.db, at: "to/0/parent") }
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                SELECT id, code FROM registry_region
                WHERE valid_to IS NULL AND (code = :old OR (code >= :old || '.' AND code < :old || '/')) ORDER BY code
                """, arguments: ["old": old.text])
        let until = date.dayBefore
        for row in rows {
            let (id, code): (Int64, String) = (row["id"], row["code"])
            let first = try firstDay(of: id, store)
            if let first, date < first { throw tooEarly(date, first, code) }
            let next = new.text + code.dropFirst(old.text.count)
            if try Bool.fetchOne(
                store.db, sql: "SELECT EXISTS (SELECT 1 FROM registry_region WHERE code = ? AND valid_to IS NULL)",
                arguments: [next]) == true
            {
                throw RPCError(.conflict, "The code '\(next)' is another region's")
            }
            // A code that is replaced on the day on which it began never held.
            if date != first {
                try store.db.execute(
                    sql: "INSERT INTO registry_former_code (region, code, valid_until, decree) VALUES (?, ?, ?, ?)",
                    arguments: [id, code, until, decree])
            }
            try store.db.execute(
                sql: """
                    UPDATE registry_region SET code = ?1, parent = iif(id = ?2, ?3, parent),
                        kind = iif(id = ?2, ?8, kind), valid_from = ?4,
                        decree = ?5, version = version + 1, updated_at = ?6
                    WHERE id = ?7
                    """, arguments: [next, region, parent, date, decree, store.call.now, id, kind])
        }
    }

    /// What a new code says that the region is.
    private static func kind(_ code: RegionCode, at path: String) throws -> RegionKind {
        guard let kind = RegionKind(code: code) else {
            throw RPCError.invalid(
                path + "/code", "kind",
                "'\(code)' is invalid: a village's digits begin with 1 (kelurahan), 2 (desa) or 3 (desa adat)")
        }
        return kind
    }

    /// The first day of a region's present code; nil where it is not known.
    private static func firstDay(of region: Int64, _ store: Transaction) throws -> CalendarDate? {
        try CalendarDate.fetchOne(
            store.db,
            sql: "SELECT first_day FROM registry_pub_region_on WHERE region = ? AND last_day IS NULL",
            arguments: [region])
    }

    /// Of one region what happened is recorded in the order in which it happened: an earlier change would end a code
    /// before it began.
    private static func tooEarly(_ date: CalendarDate, _ first: CalendarDate, _ code: String) -> RPCError {
        RPCError.invalid(
            "valid_from", "order",
            "'\(date)' is too early: '\(code)' is there since \(first), and changes are recorded in their order")
    }

    /// Gives a region the name that a decree has for it, where it is another.
    static func name(
        _ region: Int64, _ name: String, from date: CalendarDate, decree: String?, _ store: Transaction
    ) throws {
        let name = name.trimmedSpaces
        guard try Regions.get(region, store.snapshot).name != name else { return }
        try RegionNames.set(name, of: region, from: date, decree: decree, store)
    }

    /// The region of a code after a split or merge: the one that is there, or a new one.
    static func region(
        _ code: RegionCode, _ name: String, at path: String, from date: CalendarDate, decree: String?,
        _ store: Transaction
    ) throws -> Int64 {
        let present = try Int64.fetchOne(
            store.db, sql: "SELECT id FROM registry_region WHERE code = ? AND valid_to IS NULL", arguments: [code.text])
        if let present {
            try Self.name(present, name, from: date, decree: decree, store)
            return present
        }
        let kind = try kind(code, at: path)
        let parent = try code.parent.map { try Regions.id($0, store.db, at: path + "/parent") }
        try store.db.execute(
            sql: """
                INSERT INTO registry_region
                    (code, name, level, kind, parent, decree, name_decree, valid_from, opened_on, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                code.text, name.trimmedSpaces, code.level, kind, parent, decree, decree, date, date, store.call.now,
                store.call.now,
            ])
        return store.db.lastInsertedRowID
    }

    /// Closes what was there before and is no more, and records what became of it.
    static func close(
        _ before: [Int64], except after: [Int64], _ kind: String, from date: CalendarDate, decree: String?,
        _ store: Transaction
    ) throws {
        let until = date.dayBefore
        for old in before {
            for new in after {
                try store.db.execute(
                    sql: """
                        INSERT INTO registry_succession (kind, before, after, valid_from, decree)
                        VALUES (?, ?, ?, ?, ?)
                        """, arguments: [kind, old, new, date, decree])
            }
            guard !after.contains(old) else { continue }
            if let first = try firstDay(of: old, store), date <= first {
                throw tooEarly(date, first, try Regions.get(old, store.snapshot).code)
            }
            let inside = try String.fetchAll(
                store.db, sql: "SELECT code FROM registry_region WHERE parent = ? AND valid_to IS NULL LIMIT 3",
                arguments: [old])
            guard inside.isEmpty else {
                throw RPCError(
                    .conflict, "Regions still lie inside one that ends: \(inside.joined(separator: ", "))",
                    hint: "Move them first, with kind move")
            }
            try store.db.execute(
                sql: "UPDATE registry_region SET valid_to = ?, version = version + 1, updated_at = ? WHERE id = ?",
                arguments: [until, store.call.now, old])
        }
    }
}
