extension MeetingsModule {
    /// What was added once meetings were ratified, printed and reminded of.
    static let records = """
        ALTER TABLE meetings_meeting ADD COLUMN level TEXT;
        ALTER TABLE meetings_meeting ADD COLUMN organiser_unit TEXT;
        ALTER TABLE meetings_meeting ADD COLUMN expected_outputs TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE meetings_meeting ADD COLUMN source TEXT;
        ALTER TABLE meetings_meeting ADD COLUMN orientation INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE meetings_invitation ADD COLUMN region INTEGER REFERENCES registry_region(id);
        ALTER TABLE meetings_attendance ADD COLUMN region INTEGER REFERENCES registry_region(id);
        CREATE INDEX meetings_attendance_counts ON meetings_attendance(meeting, status, sex, invitation);
        CREATE INDEX meetings_meeting_state ON meetings_meeting(state);
        CREATE TABLE meetings_ratification(
            meeting INTEGER PRIMARY KEY REFERENCES meetings_meeting(id), created_at INTEGER NOT NULL,
            number TEXT, signers TEXT NOT NULL, text TEXT NOT NULL, hash TEXT NOT NULL
        ) STRICT;
        CREATE TABLE meetings_addendum(
            id INTEGER PRIMARY KEY, created_at INTEGER NOT NULL,
            meeting INTEGER NOT NULL REFERENCES meetings_meeting(id), text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX meetings_addendum_meeting ON meetings_addendum(meeting);
        CREATE TABLE meetings_revival(
            meeting INTEGER NOT NULL REFERENCES meetings_meeting(id),
            cadre INTEGER NOT NULL REFERENCES registry_cadre(id), on_date TEXT NOT NULL,
            PRIMARY KEY(meeting, cadre)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX meetings_revival_cadre ON meetings_revival(cadre);
        CREATE TABLE meetings_reminder(
            noun TEXT NOT NULL, record INTEGER NOT NULL, kind TEXT NOT NULL, due TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            PRIMARY KEY(noun, record, kind, due)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX meetings_commitment_waiting ON meetings_commitment(due) WHERE state = 'open';
        ALTER TABLE meetings_issue ADD COLUMN times INTEGER NOT NULL DEFAULT 0;
        UPDATE meetings_issue SET times = (SELECT count(*) FROM meetings_occurrence o WHERE o.issue = meetings_issue.id);
        CREATE INDEX meetings_issue_recurring ON meetings_issue(times) WHERE times > 1;
        DROP VIEW meetings_pub_meeting;
        CREATE VIEW meetings_pub_meeting AS
            SELECT id, kind, title, state, starts_at, on_date, mode, level, place_name, place_region, organiser,
                organiser_unit, chair, represents, purpose, basis, topics, agenda, expected_outputs, source, orientation,
                parent, headcount, headcount_female
            FROM meetings_meeting;
        DROP VIEW meetings_pub_attendance;
        CREATE VIEW meetings_pub_attendance AS
            SELECT meeting, person, cadre, status, sex, constituency, office, unit, region, invitation
            FROM meetings_attendance;
        CREATE VIEW meetings_pub_minute AS SELECT meeting, position, agenda, discussion, decision FROM meetings_minute;
        CREATE VIEW meetings_pub_commitment AS
            SELECT id, meeting, party, statement, due, state, settled_on FROM meetings_commitment;
        CREATE VIEW meetings_pub_idea AS SELECT id, meeting, issue, statement, stage, state FROM meetings_idea;
        """

    /// Whom a meeting told what KPMD are for: officials who came to one marked as orientation. Whoever was represented was
    /// told through the one who came.
    static let orientation = """
        CREATE INDEX meetings_meeting_orientation ON meetings_meeting(id) WHERE orientation;
        CREATE INDEX meetings_attendance_official ON meetings_attendance(region)
            WHERE office IS NOT NULL AND region IS NOT NULL;
        CREATE VIEW meetings_pub_orientation AS
            SELECT a.region, m.on_date, m.id AS meeting, a.person
            FROM meetings_meeting m JOIN meetings_attendance a ON a.meeting = m.id
            WHERE m.orientation AND m.state IN ('held', 'minuted', 'ratified')
                AND a.status IN ('present', 'represented') AND a.office IS NOT NULL AND a.region IS NOT NULL;
        """

    /// Of an orientation only the officials are read, not all who came.
    static let told = """
        CREATE INDEX meetings_attendance_told ON meetings_attendance(meeting, status, region)
            WHERE office IS NOT NULL AND region IS NOT NULL;
        """

    static let chairOffice = """
        DROP VIEW meetings_pub_meeting;
        CREATE VIEW meetings_pub_meeting AS
            SELECT id, kind, title, state, starts_at, on_date, mode, level, place_name, place_region, organiser,
                organiser_unit, chair, chair_office, represents, purpose, basis, topics, agenda, expected_outputs, source,
                orientation, parent, headcount, headcount_female
            FROM meetings_meeting;
        """

    /// CROSS JOIN goes from the few meetings that were orientations to who came, whatever SQLite knows of the tables.
    static let toldInOrder = """
        DROP INDEX meetings_attendance_official;
        DROP VIEW meetings_pub_orientation;
        CREATE VIEW meetings_pub_orientation AS
            SELECT a.region, m.on_date, m.id AS meeting, a.person
            FROM meetings_meeting m CROSS JOIN meetings_attendance a ON a.meeting = m.id
            WHERE m.orientation AND +m.state IN ('held', 'minuted', 'ratified')
                AND a.status IN ('present', 'represented') AND a.office IS NOT NULL AND a.region IS NOT NULL;
        """
}
