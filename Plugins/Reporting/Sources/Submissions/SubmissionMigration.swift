extension ReportingModule {
    static let submissions = """
        -- For what, from whom and until when reports are asked.
        CREATE TABLE reporting_period (
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            title TEXT NOT NULL, within TEXT NOT NULL, reporters TEXT NOT NULL,
            from_day TEXT NOT NULL, to_day TEXT NOT NULL, due TEXT NOT NULL, closed_on TEXT
        ) STRICT;
        -- Who is asked: the regions as they were when the period was opened.
        CREATE TABLE reporting_reporter (
            period INTEGER NOT NULL REFERENCES reporting_period, region INTEGER NOT NULL REFERENCES registry_region,
            code TEXT NOT NULL, name TEXT NOT NULL, reminded_on TEXT, PRIMARY KEY (period, region)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reporting_reporter_region ON reporting_reporter (region);
        -- A draft has no revision yet; what is submitted never changes.
        CREATE TABLE reporting_submission (
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            period INTEGER NOT NULL, region INTEGER NOT NULL, revision INTEGER,
            notes TEXT, sender TEXT, reason TEXT, submitted_at INTEGER, is_late INTEGER,
            figures TEXT, checksum TEXT, UNIQUE (period, region, revision),
            FOREIGN KEY (period, region) REFERENCES reporting_reporter (period, region)
        ) STRICT;
        CREATE UNIQUE INDEX reporting_submission_draft ON reporting_submission (period, region)
            WHERE revision IS NULL;
        """
}
