import ModuleKit

extension ReportingModule {
    public static let invariants: [Invariant] = {
        let figures = Counted.allCases.map(\.column).joined(separator: " + ")
        func sum(_ grain: String) -> String { "sum(iif(grain = '\(grain)', \(figures), 0))" }
        return [
            Invariant(
                "What the figures that are kept come to at the end is the same by days, months and years",
                broken: """
                    SELECT code FROM reporting_sum WHERE (SELECT summary FROM reporting_state) = 'kept' GROUP BY code
                    HAVING (length(code) < 8 AND \(sum("day")) <> \(sum("month"))) OR \(sum("day")) IS NOT (
                        SELECT \(figures) FROM reporting_sum AS last
                        WHERE last.code = reporting_sum.code AND last.grain = 'year' ORDER BY last.period DESC LIMIT 1)
                    """),
            Invariant(
                "A report that was sent keeps its figures, their checksum and its time",
                broken: """
                    SELECT id FROM reporting_submission WHERE revision IS NOT NULL
                        AND (figures IS NULL OR checksum IS NULL OR submitted_at IS NULL)
                    """),
            Invariant(
                "The revisions of a report are numbered from 1 without gaps",
                broken: """
                    SELECT max(id) FROM reporting_submission WHERE revision IS NOT NULL GROUP BY period, region
                    HAVING min(revision) <> 1 OR max(revision) <> count(*)
                    """),
        ]
    }()
}
