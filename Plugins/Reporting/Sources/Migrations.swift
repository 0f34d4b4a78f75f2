import ModuleKit

extension ReportingModule {
    /// Only ever appended to.
    public static let migrations = [
        Migration("0001 summary", sql: summary),
        Migration(
            "0002 submissions", personal: ["reporting_submission.sender", "reporting_submission.notes"],
            sql: submissions),
    ]

    private static var summary: String {
        let counted = Counted.allCases.map { "\($0.column) INTEGER NOT NULL" }.joined(separator: ", ")
        return """
            -- How far the summary is: off (an office that was there before it), building, kept.
            CREATE TABLE reporting_state (
                id INTEGER PRIMARY KEY CHECK (id = 1), summary TEXT NOT NULL CHECK (summary IN ('off', 'building', 'kept'))
            ) STRICT;
            INSERT INTO reporting_state (id, summary)
                SELECT 1, CASE WHEN EXISTS (SELECT 1 FROM registry_pub_region) THEN 'off' ELSE 'kept' END;

            -- The code for which each region counts by the present boundaries; of a closed one, its successor's.
            CREATE TABLE reporting_place (region INTEGER PRIMARY KEY, code TEXT NOT NULL) STRICT;
            CREATE INDEX reporting_place_code ON reporting_place (code);

            -- The present regions by the length of their codes, with the villages inside; '' is the whole.
            CREATE TABLE reporting_area (
                length INTEGER NOT NULL, code TEXT NOT NULL, villages INTEGER NOT NULL, PRIMARY KEY (length, code)
            ) STRICT, WITHOUT ROWID;

            -- What one thing adds to the figures of its regions, as it was added.
            CREATE TABLE reporting_share (
                kind TEXT NOT NULL, thing TEXT NOT NULL, share TEXT NOT NULL, PRIMARY KEY (kind, thing)
            ) STRICT, WITHOUT ROWID;

            -- How figures change, by region and by year ('2024'), month ('2024-03') and day; of districts and villages
            -- by day alone.
            CREATE TABLE reporting_sum (
                code TEXT NOT NULL, grain TEXT NOT NULL, period TEXT NOT NULL, \(counted),
                PRIMARY KEY (code, grain, period)
            ) STRICT, WITHOUT ROWID;

            -- Cadres who were active from a day to the day before another, and whose last training was on a third.
            CREATE TABLE reporting_trained (
                code TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, last TEXT NOT NULL,
                cadres INTEGER NOT NULL, PRIMARY KEY (code, until, since, last)
            ) STRICT, WITHOUT ROWID;
            """
    }
}
