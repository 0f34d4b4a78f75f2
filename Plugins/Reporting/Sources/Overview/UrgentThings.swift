import DocumentKit
import ModuleKit

/// What somebody should look at first.
///
/// Each kind has a measure of its own, made comparable by a weight: a step that is a month late weighs as much as three
/// villages without a cadre or ten decrees that have run out. Of each kind at most three stand in the list, so that one
/// does not hide the others.
struct UrgentThing {
    let weight: Double
    let words: String

    static func list(in scope: RecapScope, _ store: Snapshot) throws -> [UrgentThing] {
        let kinds = [
            try overdue(scope, store), try regions(scope, store), try issues(scope, store), try reports(scope, store),
        ]
        let things = kinds.flatMap { $0.sorted { $0.weight > $1.weight }.prefix(3) }
        return Array(things.sorted { ($0.weight, $1.words) > ($1.weight, $0.words) }.prefix(10))
    }

    /// Steps that are late, by days.
    private static func overdue(_ scope: RecapScope, _ store: Snapshot) throws -> [UrgentThing] {
        guard store.isLoaded("meetings") else { return [] }
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                SELECT f.action, f.owner, f.due, julianday(:to) - julianday(f.due),
                    (SELECT min(r.name) FROM meetings_pub_followup_region g JOIN registry_pub_region r ON r.id = g.region
                        WHERE g.followup = f.id)
                FROM meetings_pub_followup f
                WHERE f.state IN ('open', 'in_progress') AND f.due < :to AND EXISTS (
                    SELECT 1 FROM meetings_pub_followup_region g JOIN registry_pub_region r ON r.id = g.region
                    WHERE g.followup = f.id AND \(RecapScope.isInside("r.code")))
                ORDER BY f.due LIMIT 3
                """, arguments: scope.arguments(of: ":to :low :high"))
        return rows.map { row in
            let days = Int(row[3] as Double)
            return UrgentThing(
                weight: Double(days),
                words: """
                    Tindak lanjut terlambat \(days) hari: \(row[0] as String), \(row[4] as String? ?? "……") \
                    (\(row[1] as String), batas \((row[2] as CalendarDate).long))
                    """)
        }
    }

    /// Villages without a cadre, and decrees that have run out, by the regions just inside.
    private static func regions(_ scope: RecapScope, _ store: Snapshot) throws -> [UrgentThing] {
        let inner = RecapScope(
            within: scope.within, length: RecapLevel.inside(scope.within + ".").first?.codeLength ?? scope.length,
            from: nil, to: scope.to, minimum: scope.minimum)
        let rows = try RecapCounting(inner, regionsAsOf: nil, store).rows
        return rows.flatMap { row -> [UrgentThing] in
            let empty = row.villagesWithoutCadre ?? 0
            let expired = row.cadresDecreeExpired ?? 0
            return [
                UrgentThing(
                    weight: Double(empty) * 10,
                    words: "\(IndonesianNumber.grouped(empty)) desa/kelurahan tanpa kader di \(row.name)"),
                UrgentThing(
                    weight: Double(expired) * 3,
                    words:
                        "\(IndonesianNumber.grouped(expired)) kader aktif dengan SK yang sudah berakhir di \(row.name)"),
            ].filter { $0.weight > 0 }
        }
    }

    /// Problems that came back and are not solved, by age and number.
    private static func issues(_ scope: RecapScope, _ store: Snapshot) throws -> [UrgentThing] {
        guard store.isLoaded("meetings") else { return [] }
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                SELECT i.statement, i.first_raised_on, i.occurrences, julianday(:to) - julianday(i.first_raised_on),
                    (SELECT min(r.name) FROM meetings_pub_issue_region g JOIN registry_pub_region r ON r.id = g.region
                        WHERE g.issue = i.id)
                FROM meetings_pub_issue i WHERE i.state IN ('open', 'accepted') AND EXISTS (
                    SELECT 1 FROM meetings_pub_issue_region g JOIN registry_pub_region r ON r.id = g.region
                    WHERE g.issue = i.id AND \(RecapScope.isInside("r.code")))
                ORDER BY (julianday(:to) - julianday(i.first_raised_on)) * i.occurrences DESC LIMIT 3
                """, arguments: scope.arguments(of: ":to :low :high"))
        return rows.map { row in
            let days = row[3] as Double? ?? 0
            return UrgentThing(
                weight: days / 4 * (row[2] as Double),
                words: """
                    Masalah terbuka sejak \((row[1] as CalendarDate?)?.long ?? "……"), muncul \(row[2] as Int) kali: \
                    \(row[0] as String), \(row[4] as String? ?? "……")
                    """)
        }
    }

    /// Reports that are late.
    private static func reports(_ scope: RecapScope, _ store: Snapshot) throws -> [UrgentThing] {
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                SELECT p.title, p.due, count(*) FROM reporting_period p JOIN reporting_reporter r ON r.period = p.id
                WHERE p.closed_on IS NULL AND p.due < :to AND \(RecapScope.isInside("r.code")) AND NOT EXISTS (
                    SELECT 1 FROM reporting_submission s
                    WHERE s.period = p.id AND s.region = r.region AND s.revision IS NOT NULL)
                GROUP BY p.id
                """, arguments: scope.arguments(of: ":to :low :high"))
        return rows.map { row in
            UrgentThing(
                weight: 15 * (row[2] as Double),
                words:
                    "\(row[0] as String): \(row[2] as Int) wilayah belum melapor, batas \((row[1] as CalendarDate).long)"
            )
        }
    }
}
