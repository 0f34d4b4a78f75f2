import ModuleKit

extension ReportingModule {
    /// Only ever appended to.
    public static let migrations = [
        Migration("0001 summary", sql: summary),
        Migration(
            "0002 submissions", personal: ["reporting_submission.sender", "reporting_submission.notes"],
            sql: submissions),
        Migration("0003 running totals", sql: runningTotals),
        Migration("0004 packed changes", sql: packedChanges),
        Migration("0005 steps of one day", sql: stepsOfOneDay),
    ]

    private static let counted =
        """
        active inactive proposed ended expired women sex_unknown served revived meetings attendance attendance_unknown \
        issues_open issues_resolved followups_done followups_overdue trainings \
        with1 with2 with3 with4 with5 with6 with7 with8 with9 with10
        """

    private static func columns(_ names: String) -> String {
        names.split(separator: " ").map { "\($0) INTEGER NOT NULL" }.joined(separator: ", ")
    }

    private static var summary: String {
        """
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
            code TEXT NOT NULL, grain TEXT NOT NULL, period TEXT NOT NULL, \(columns(counted)),
            PRIMARY KEY (code, grain, period)
        ) STRICT, WITHOUT ROWID;

        -- Cadres who were active from a day to the day before another, and whose last training was on a third.
        CREATE TABLE reporting_trained (
            code TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, last TEXT NOT NULL,
            cadres INTEGER NOT NULL, PRIMARY KEY (code, until, since, last)
        ) STRICT, WITHOUT ROWID;
        """
    }

    /// What was kept before is no longer right: reporting.rebuild makes it anew, until when recaps are counted afresh.
    private static var runningTotals: String {
        """
        DROP TABLE reporting_sum;
        DROP TABLE reporting_trained;
        DELETE FROM reporting_share;
        UPDATE reporting_state SET summary =
            CASE WHEN EXISTS (SELECT 1 FROM registry_pub_region) THEN 'off' ELSE 'kept' END;

        -- Another one after every change of what follows.
        ALTER TABLE reporting_state ADD COLUMN mark TEXT NOT NULL DEFAULT '';

        -- By region: of every year with a change ('2024') what its end leaves, and how figures change by month
        -- ('2024-03') and day; districts and villages have no months.
        CREATE TABLE reporting_sum (
            code TEXT NOT NULL, grain TEXT NOT NULL, period TEXT NOT NULL,
            \(columns(counted + " meetings_top trainings_top meetings_both trainings_both trained oriented")),
            PRIMARY KEY (code, grain, period)
        ) STRICT, WITHOUT ROWID;

        -- Cadres who were active from a day to the day before another, whose last training was on a third; and villages
        -- whose officials' last orientation was on that day.
        CREATE TABLE reporting_last (
            code TEXT NOT NULL, what TEXT NOT NULL CHECK (what IN ('trained', 'oriented')), last TEXT NOT NULL,
            since TEXT NOT NULL, until TEXT NOT NULL, amount INTEGER NOT NULL,
            PRIMARY KEY (code, what, last, since, until)
        ) STRICT, WITHOUT ROWID;

        -- Which villages' officials a meeting or training told what KPMD are for.
        CREATE TABLE reporting_told (
            source TEXT NOT NULL CHECK (source IN ('meeting', 'training')), thing TEXT NOT NULL, code TEXT NOT NULL,
            on_date TEXT NOT NULL, PRIMARY KEY (source, thing, code)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reporting_told_code ON reporting_told (code);
        """
    }
    /// What was kept before is no longer right: reporting.rebuild makes it anew, until when recaps are counted afresh.
    private static var packedChanges: String {
        """
        DROP TABLE reporting_sum;
        DROP TABLE reporting_last;
        DELETE FROM reporting_share;
        UPDATE reporting_state SET summary =
            CASE WHEN EXISTS (SELECT 1 FROM registry_pub_region) THEN 'off' ELSE 'kept' END;
        ALTER TABLE reporting_state DROP COLUMN mark;

        -- How figures change in a region, '' the whole: of provinces and regencies by the years of all time (period 0),
        -- the months of a year (2024) and the days of a month (202403), of districts by years and the days of a year,
        -- of villages by all days. Those of a level and period lie together. `changes` is packed; `net` is what they
        -- come to, whatever the figure.
        CREATE TABLE reporting_sum (
            length INTEGER NOT NULL, period INTEGER NOT NULL, code TEXT NOT NULL, changes BLOB NOT NULL,
            net INTEGER NOT NULL, PRIMARY KEY (length, period, code)
        ) STRICT, WITHOUT ROWID;

        -- Cadres who were active from a day to the day before another, whose last training was on a third, in a year;
        -- and villages whose officials' last orientation was on that day.
        CREATE TABLE reporting_last (
            length INTEGER NOT NULL, year INTEGER NOT NULL, code TEXT NOT NULL,
            what TEXT NOT NULL CHECK (what IN ('trained', 'oriented')), last TEXT NOT NULL, since TEXT NOT NULL,
            until TEXT NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (length, year, code, what, last, since, until)
        ) STRICT, WITHOUT ROWID;
        """
    }

    /// Who came back on the day of the last leave was kept as away: where there is somebody, reporting.rebuild makes the
    /// figures anew, until when recaps are counted afresh.
    private static var stepsOfOneDay: String {
        """
        UPDATE reporting_state SET summary = 'off' WHERE EXISTS (
            SELECT 1 FROM registry_pub_cadre_event AS leave JOIN registry_pub_cadre_event AS back
                ON back.cadre = leave.cadre AND back.on_date = leave.on_date AND back.id > leave.id
            WHERE leave.kind IN ('deactivated', 'ended') AND back.kind IN ('appointed', 'revived'));
        """
    }
}
