import ModuleKit

extension ReportingModule {
    public static let invariants: [Invariant] = {
        func net(_ condition: String) -> String { "sum(iif(\(condition), net, 0))" }
        return [
            Invariant(
                "What the figures that are kept come to at the end is the same by days, months and years",
                broken: """
                    SELECT code FROM reporting_sum WHERE (SELECT summary FROM reporting_state) = 'kept' AND length < 13
                    GROUP BY length, code
                    HAVING \(net("period = 0")) <> \(net("period BETWEEN 1 AND 9999"))
                        OR (length < 8 AND \(net("period = 0")) <> \(net("period > 9999")))
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
