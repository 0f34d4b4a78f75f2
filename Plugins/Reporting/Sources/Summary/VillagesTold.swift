import ModuleKit

/// Villages whose officials were told what KPMD are for: by which meetings and trainings, and on which day.
///
/// Several of them can tell one village, and it counts once. So what each one told is kept by itself, and a village's
/// share is made from that.
enum VillagesTold {
    enum Source: String { case meeting, training }

    /// Notes which villages a meeting or training told, and counts those anew that it told before or tells now.
    ///
    /// - Parameter additions: what is to be added up then.
    static func follow(
        _ source: Source, _ thing: String, _ store: Transaction, _ additions: inout Additions
    ) throws {
        let key: StatementArguments = [source.rawValue, thing]
        let old = try told(
            "SELECT code, on_date FROM reporting_told WHERE source = ? AND thing = ?", key, store)
        let new = try told(
            """
            SELECT DISTINCT p.code, o.on_date FROM \(source)s_pub_orientation o
            JOIN reporting_place p ON p.region = o.region
            WHERE o.\(source) = CAST(? AS INTEGER) AND length(p.code) = 13
            """, [thing], store)
        if old == new { return }
        try store.db.cachedStatement(sql: "DELETE FROM reporting_told WHERE source = ? AND thing = ?")
            .execute(arguments: key)
        for (code, day) in new {
            try store.db.cachedStatement(
                sql: "INSERT INTO reporting_told (source, thing, code, on_date) VALUES (?, ?, ?, ?)"
            ).execute(arguments: key + [code, day])
        }
        for code in Set(old.keys).union(new.keys).sorted() { try Summary.refresh(.oriented, code, store, &additions) }
    }

    private static func told(
        _ sql: String, _ arguments: StatementArguments, _ store: Transaction
    ) throws -> [String: String] {
        let rows = try Row.fetchAll(store.db.cachedStatement(sql: sql), arguments: arguments)
        return Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
    }

    static func share(of code: String, by places: Places, _ store: Snapshot) throws -> Share {
        guard code.utf8.count == 13 else { return Share() }
        let days =
            places.moved.isEmpty
            ? try String.fetchAll(
                store.db.cachedStatement(
                    sql: "SELECT DISTINCT on_date FROM reporting_told WHERE code = ? ORDER BY on_date"),
                arguments: [code])
            : try days(of: code, by: places, store)
        var changes = Changes()
        changes.add(.oriented, on: days, from: days.first ?? Changes.never, until: nil)
        var share = Share()
        share.add(changes, to: Set(Placement.line(code)))
        return share
    }

    /// By other boundaries than the present ones: what was told is known by present codes, and looked at again.
    private static func days(of code: String, by places: Places, _ store: Snapshot) throws -> [String] {
        let regions = Set(try places.regions(of: code, store))
        let now = try regions.compactMap { try Places.present.code(of: $0, store) }
        var things: Set<[String]> = []
        for code in Set(now + [code]) {
            let rows = try Row.fetchAll(
                store.db.cachedStatement(sql: "SELECT source, thing FROM reporting_told WHERE code = ?"),
                arguments: [code])
            for row in rows { things.insert([row[0], row[1]]) }
        }
        // A region that is there no more and became several told for no village.
        if now.contains(where: { $0.utf8.count < 13 }) {
            for source in [Source.meeting, .training] where store.isLoaded("\(source)s") {
                for region in regions {
                    let sql = "SELECT DISTINCT \(source) FROM \(source)s_pub_orientation WHERE region = ?"
                    for thing in try String.fetchAll(store.db.cachedStatement(sql: sql), arguments: [region]) {
                        things.insert([source.rawValue, thing])
                    }
                }
            }
        }
        var days: Set<String> = []
        for thing in things {
            let rows = try Row.fetchAll(
                store.db.cachedStatement(
                    sql: """
                        SELECT region, on_date FROM \(thing[0])s_pub_orientation WHERE \(thing[0]) = CAST(? AS INTEGER)
                        """), arguments: [thing[1]])
            for row in rows where regions.contains(row[0]) { days.insert(row[1]) }
        }
        return days.sorted()
    }
}
