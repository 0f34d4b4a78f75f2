import ModuleKit

/// What a recap looks at: a region, the length of its rows' codes, and a period, both days inclusive.
///
/// The total is the same recap with the region itself as its only row, and never a sum: a meeting for two districts
/// stands in both, and once in the total.
struct RecapScope {
    let within: RegionCode
    let codeLength: Int
    let from: CalendarDate?
    let to: CalendarDate
    /// Whether `to` is today or later, so that the present states hold.
    let isPresent: Bool

    /// The region as a whole.
    var whole: RecapScope {
        RecapScope(within: within, codeLength: within.text.utf8.count, from: from, to: to, isPresent: isPresent)
    }

    /// One row per region's code. The query names it `code`.
    func figures(_ sql: String, in store: Snapshot) throws -> FigureTable {
        let arguments: StatementArguments = [
            "within": within, "length": codeLength, "from": from?.description ?? "", "to": to,
            "is_present": isPresent,
        ]
        let used = try store.db.cachedStatement(sql: sql)
        return FigureTable(try Row.fetchAll(used, arguments: arguments))
    }

    /// SQL that is true of a code that is the region or lies inside it.
    static func isInside(_ code: String) -> String {
        "(\(code) = :within OR (\(code) >= :within || '.' AND \(code) < :within || '/'))"
    }

    /// SQL for common tables over `aim(thing, code)`, which the query defines before: `inside(code, thing)`, the rows
    /// to which a thing belongs because it is aimed at them or at something inside; and `wider(code, thing)`, those
    /// under a region at which it is aimed, where it is aimed at nothing inside the row.
    static let rowsOfAims = """
        inside(code, thing) AS (
            SELECT DISTINCT substr(code, 1, :length), thing FROM aim
            WHERE length(code) >= :length AND \(isInside("code"))),
        line(code) AS (
            SELECT code FROM registry_pub_region WHERE length(code) = :length AND \(isInside("code"))),
        wider(code, thing) AS (
            SELECT l.code, a.thing FROM line l JOIN aim a ON a.code = substr(l.code, 1, 2) WHERE :length > 2
            UNION SELECT l.code, a.thing FROM line l JOIN aim a ON a.code = substr(l.code, 1, 5) WHERE :length > 5
            UNION SELECT l.code, a.thing FROM line l JOIN aim a ON a.code = substr(l.code, 1, 8) WHERE :length > 8
            EXCEPT SELECT code, thing FROM inside)
        """
}

/// What one query found, by the code of a row.
struct FigureTable {
    private let rows: [String: Row]

    init(_ rows: [Row]) {
        self.rows = Dictionary(rows.map { ($0["code"], $0) }) { first, _ in first }
    }

    /// The number in a row; 0 where the query found nothing to count.
    func count(_ code: String, _ column: String) -> Int { rows[code]?[column] ?? 0 }

    /// The number in a row; nil where something is there whose number nobody knows.
    func known(_ code: String, _ column: String) -> Int? {
        guard let row = rows[code] else { return 0 }
        return row[column]
    }
}
