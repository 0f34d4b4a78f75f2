import DocumentKit
import ModuleKit

/// What somebody should look at first.
///
/// Each kind has a measure of its own, made comparable by a weight: a step that is a month late weighs as much as three
/// villages without a cadre or ten decrees that have run out. Two of each kind stand in the list before what weighs most
/// of the rest, so that one does not hide the others.
struct UrgentThing {
    let weight: Double
    let words: String

    static func list(in scope: RecapScope, _ store: Snapshot) throws -> [UrgentThing] {
        // By the regions just inside.
        let inner = RecapScope(
            within: scope.within, length: RecapLevel.inside(scope.within + ".").first?.codeLength ?? scope.length,
            from: nil, to: scope.to, minimum: scope.minimum)
        let regions = try RecapCounting(inner, regionsAsOf: nil, store).rows
        let kinds = [
            try overdue(scope, store), empty(regions), expired(regions), try issues(scope, store),
            try reports(scope, store),
        ].map { $0.sorted(by: heavier) }
        let first = kinds.flatMap { $0.prefix(2) }
        let rest = kinds.flatMap { $0.dropFirst(2) }.sorted(by: heavier)
        return (first + rest.prefix(10 - first.count)).sorted(by: heavier)
    }

    private static func heavier(_ one: UrgentThing, _ other: UrgentThing) -> Bool {
        (one.weight, other.words) > (other.weight, one.words)
    }

    /// Steps that are late, by days.
    private static func overdue(_ scope: RecapScope, _ store: Snapshot) throws -> [UrgentThing] {
        guard store.isLoaded("meetings") else { return [] }
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                SELECT f.action, f.owner, f.due, julianday(:to) - julianday(f.due), place.kind, place.name
                FROM meetings_pub_followup f LEFT JOIN registry_pub_region place ON place.id = (
                    SELECT min(g.region) FROM meetings_pub_followup_region g WHERE g.followup = f.id)
                WHERE f.state IN ('open', 'in_progress') AND f.due < :to AND EXISTS (
                    SELECT 1 FROM meetings_pub_followup_region g JOIN registry_pub_region r ON r.id = g.region
                    WHERE g.followup = f.id AND \(RecapScope.isInside("r.code")))
                ORDER BY f.due LIMIT 10
                """, arguments: scope.arguments(of: ":to :low :high"))
        return rows.map { row in
            let days = Int(row[3] as Double)
            return UrgentThing(
                weight: Double(days),
                words: """
                    Tindak lanjut terlambat \(IndonesianNumber.grouped(days)) hari: \(row[0] as String), \
                    \(place(row[4], row[5])) (\(row[1] as String), batas \((row[2] as CalendarDate).long))
                    """)
        }
    }

    private static func empty(_ regions: [RecapRow]) -> [UrgentThing] {
        regions.compactMap { row in
            guard let count = row[.villagesWithoutCadre], count > 0 else { return nil }
            return UrgentThing(
                weight: Double(count) * 10,
                words: "\(IndonesianNumber.grouped(count)) desa/kelurahan tanpa kader di \(row.name)")
        }
    }

    private static func expired(_ regions: [RecapRow]) -> [UrgentThing] {
        regions.compactMap { row in
            guard let count = row[.cadresDecreeExpired], count > 0 else { return nil }
            return UrgentThing(
                weight: Double(count) * 3,
                words: "\(IndonesianNumber.grouped(count)) kader aktif dengan SK yang sudah berakhir di \(row.name)")
        }
    }

    /// Problems that came back and are not solved, by age and number.
    private static func issues(_ scope: RecapScope, _ store: Snapshot) throws -> [UrgentThing] {
        guard store.isLoaded("meetings") else { return [] }
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                SELECT i.statement, i.first_raised_on, i.occurrences, julianday(:to) - julianday(i.first_raised_on),
                    place.kind, place.name
                FROM meetings_pub_issue i LEFT JOIN registry_pub_region place ON place.id = (
                    SELECT min(g.region) FROM meetings_pub_issue_region g WHERE g.issue = i.id)
                WHERE i.state IN ('open', 'accepted') AND EXISTS (
                    SELECT 1 FROM meetings_pub_issue_region g JOIN registry_pub_region r ON r.id = g.region
                    WHERE g.issue = i.id AND \(RecapScope.isInside("r.code")))
                ORDER BY (julianday(:to) - julianday(i.first_raised_on)) * i.occurrences DESC LIMIT 10
                """, arguments: scope.arguments(of: ":to :low :high"))
        return rows.map { row in
            let days = row[3] as Double? ?? 0
            let times: Int = row[2]
            return UrgentThing(
                weight: days / 4 * Double(times),
                words: """
                    Masalah terbuka sejak \((row[1] as CalendarDate?)?.long ?? "……")\
                    \(times > 1 ? ", muncul \(times) kali" : ""): \(row[0] as String), \(place(row[4], row[5]))
                    """)
        }
    }

    private static func place(_ kind: String?, _ name: String?) -> String {
        name.map { RegionName.full(kind: kind, name: $0) } ?? "……"
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
