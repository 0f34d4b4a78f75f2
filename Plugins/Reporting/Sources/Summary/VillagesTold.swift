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

    static func share(of code: String, _ store: Snapshot) throws -> Share {
        let days = try String.fetchAll(
            store.db.cachedStatement(
                sql: "SELECT DISTINCT on_date FROM reporting_told WHERE code = ? ORDER BY on_date"),
            arguments: [code])
        var changes = Changes()
        changes.add(.oriented, on: days, from: days.first ?? Changes.never, until: nil)
        var share = Share()
        share.add(changes, to: Set(Placement.line(code)))
        return share
    }
}
