import ModuleKit

extension MeetingsModule {
    public static let migrations = [
        Migration(
            "0001 meetings",
            personal: [
                "meetings_meeting.chair", "meetings_meeting.note_taker", "meetings_invitation.name",
                "meetings_attendance.name", "meetings_attendance.represented_by", "meetings_occurrence.raised_by",
                "meetings_idea.raised_by", "meetings_followup.owner", "meetings_commitment.party",
            ],
            sql: meetings + "\n" + results),
        Migration(
            "0002 ratified records, similar issues, reminders",
            personal: [
                "meetings_meeting.source", "meetings_ratification.signers", "meetings_ratification.text",
                "meetings_addendum.text",
            ],
            sql: records + "\n" + Similarity.migration),
        Migration("0003 the chair's office", sql: "ALTER TABLE meetings_meeting ADD COLUMN chair_office TEXT;"),
        Migration("0004 by which meetings a region was told", sql: orientation),
        Migration("0005 whom a meeting told", sql: told),
        Migration("0006 orientations lead to their officials", sql: toldInOrder),
        Migration("0007 words of titles and problems, owners of steps", sql: wordTables),
        Migration("0008 as what a chair led is told", sql: chairOffice),
    ]

    private static let meetings = """
        CREATE TABLE meetings_meeting(
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            kind TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'planned',
            starts_at INTEGER NOT NULL, ends_at INTEGER, held_at INTEGER, on_date TEXT NOT NULL,
            mode TEXT NOT NULL, place_name TEXT NOT NULL, place_region INTEGER REFERENCES registry_region(id),
            organiser TEXT NOT NULL, chair TEXT, represents TEXT, purpose TEXT, basis TEXT,
            topics TEXT NOT NULL, agenda TEXT NOT NULL, parent INTEGER REFERENCES meetings_meeting(id),
            headcount INTEGER, headcount_female INTEGER, headcount_source TEXT,
            note_taker TEXT, cancel_reason TEXT
        ) STRICT;
        CREATE INDEX meetings_meeting_on_date ON meetings_meeting(on_date);
        CREATE INDEX meetings_meeting_parent ON meetings_meeting(parent) WHERE parent IS NOT NULL;
        CREATE TABLE meetings_place(
            meeting INTEGER NOT NULL REFERENCES meetings_meeting(id), position INTEGER NOT NULL,
            name TEXT NOT NULL, region INTEGER REFERENCES registry_region(id),
            PRIMARY KEY(meeting, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE meetings_target(
            meeting INTEGER NOT NULL REFERENCES meetings_meeting(id),
            region INTEGER NOT NULL REFERENCES registry_region(id),
            PRIMARY KEY(meeting, region)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX meetings_target_region ON meetings_target(region);
        CREATE TABLE meetings_postponement(
            id INTEGER PRIMARY KEY, created_at INTEGER NOT NULL,
            meeting INTEGER NOT NULL REFERENCES meetings_meeting(id),
            starts_at INTEGER NOT NULL, on_date TEXT NOT NULL, reason TEXT NOT NULL
        ) STRICT;
        CREATE INDEX meetings_postponement_meeting ON meetings_postponement(meeting);
        CREATE TABLE meetings_invitation(
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            meeting INTEGER NOT NULL REFERENCES meetings_meeting(id),
            person INTEGER REFERENCES registry_person(id), cadre INTEGER REFERENCES registry_cadre(id),
            name TEXT, office TEXT, unit TEXT, constituency TEXT, sex TEXT, answer TEXT, answered_at INTEGER,
            UNIQUE(meeting, person)
        ) STRICT;
        CREATE INDEX meetings_invitation_person ON meetings_invitation(person);
        CREATE INDEX meetings_invitation_cadre ON meetings_invitation(cadre);
        CREATE TABLE meetings_attendance(
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            meeting INTEGER NOT NULL REFERENCES meetings_meeting(id),
            invitation INTEGER UNIQUE REFERENCES meetings_invitation(id),
            person INTEGER REFERENCES registry_person(id), cadre INTEGER REFERENCES registry_cadre(id),
            name TEXT, status TEXT NOT NULL, represented_by TEXT,
            sex TEXT, constituency TEXT, office TEXT, unit TEXT,
            UNIQUE(meeting, person), CHECK(person IS NOT NULL OR invitation IS NOT NULL)
        ) STRICT;
        CREATE INDEX meetings_attendance_person ON meetings_attendance(person);
        CREATE INDEX meetings_attendance_cadre ON meetings_attendance(cadre);
        CREATE TABLE meetings_minute(
            meeting INTEGER NOT NULL REFERENCES meetings_meeting(id), position INTEGER NOT NULL,
            agenda TEXT, discussion TEXT, decision TEXT,
            PRIMARY KEY(meeting, position)
        ) STRICT, WITHOUT ROWID;
        CREATE VIEW meetings_pub_meeting AS
            SELECT id, kind, title, state, starts_at, on_date, place_region, headcount, headcount_female
            FROM meetings_meeting;
        CREATE VIEW meetings_pub_target AS SELECT meeting, region FROM meetings_target;
        CREATE VIEW meetings_pub_attendance AS
            SELECT meeting, person, cadre, status, sex, constituency, unit FROM meetings_attendance;
        """

    private static let results = """
        CREATE TABLE meetings_issue(
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            statement TEXT NOT NULL, category TEXT, state TEXT NOT NULL DEFAULT 'open',
            how TEXT, reason TEXT, resolved_on TEXT, merged_into INTEGER REFERENCES meetings_issue(id)
        ) STRICT;
        CREATE INDEX meetings_issue_state ON meetings_issue(state);
        CREATE INDEX meetings_issue_merged_into ON meetings_issue(merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE meetings_occurrence(
            id INTEGER PRIMARY KEY, created_at INTEGER NOT NULL,
            issue INTEGER NOT NULL REFERENCES meetings_issue(id),
            meeting INTEGER REFERENCES meetings_meeting(id), on_date TEXT,
            statement TEXT NOT NULL, raised_by TEXT,
            CHECK((meeting IS NULL) <> (on_date IS NULL))
        ) STRICT;
        CREATE INDEX meetings_occurrence_issue ON meetings_occurrence(issue);
        CREATE INDEX meetings_occurrence_meeting ON meetings_occurrence(meeting);
        CREATE TABLE meetings_occurrence_region(
            occurrence INTEGER NOT NULL REFERENCES meetings_occurrence(id),
            region INTEGER NOT NULL REFERENCES registry_region(id),
            PRIMARY KEY(occurrence, region)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX meetings_occurrence_region_region ON meetings_occurrence_region(region);
        CREATE TABLE meetings_idea(
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            meeting INTEGER REFERENCES meetings_meeting(id), issue INTEGER REFERENCES meetings_issue(id),
            on_date TEXT, statement TEXT NOT NULL, stage TEXT NOT NULL, raised_by TEXT,
            state TEXT NOT NULL DEFAULT 'open', programme TEXT, reason TEXT,
            CHECK((meeting IS NULL) <> (on_date IS NULL))
        ) STRICT;
        CREATE INDEX meetings_idea_meeting ON meetings_idea(meeting);
        CREATE INDEX meetings_idea_issue ON meetings_idea(issue);
        CREATE TABLE meetings_idea_region(
            idea INTEGER NOT NULL REFERENCES meetings_idea(id),
            region INTEGER NOT NULL REFERENCES registry_region(id),
            PRIMARY KEY(idea, region)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX meetings_idea_region_region ON meetings_idea_region(region);
        CREATE TABLE meetings_followup(
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            action TEXT NOT NULL, owner TEXT NOT NULL, due TEXT, state TEXT NOT NULL DEFAULT 'open',
            meeting INTEGER REFERENCES meetings_meeting(id), issue INTEGER REFERENCES meetings_issue(id),
            idea INTEGER REFERENCES meetings_idea(id), training INTEGER,
            started_on TEXT, done_on TEXT, evidence TEXT, reason TEXT
        ) STRICT;
        CREATE INDEX meetings_followup_waiting ON meetings_followup(due) WHERE state IN ('open', 'in_progress');
        CREATE INDEX meetings_followup_meeting ON meetings_followup(meeting);
        CREATE INDEX meetings_followup_issue ON meetings_followup(issue);
        CREATE INDEX meetings_followup_idea ON meetings_followup(idea);
        CREATE TABLE meetings_followup_region(
            followup INTEGER NOT NULL REFERENCES meetings_followup(id),
            region INTEGER NOT NULL REFERENCES registry_region(id),
            PRIMARY KEY(followup, region)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX meetings_followup_region_region ON meetings_followup_region(region);
        CREATE TABLE meetings_followup_dependency(
            followup INTEGER NOT NULL REFERENCES meetings_followup(id),
            depends_on INTEGER NOT NULL REFERENCES meetings_followup(id),
            PRIMARY KEY(followup, depends_on)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX meetings_followup_dependency_on ON meetings_followup_dependency(depends_on);
        CREATE TABLE meetings_commitment(
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            meeting INTEGER NOT NULL REFERENCES meetings_meeting(id),
            party TEXT NOT NULL, statement TEXT NOT NULL, due TEXT, state TEXT NOT NULL DEFAULT 'open',
            settled_on TEXT, evidence TEXT
        ) STRICT;
        CREATE INDEX meetings_commitment_meeting ON meetings_commitment(meeting);
        CREATE VIEW meetings_pub_issue AS
            SELECT i.id, i.statement, i.state,
                (SELECT min(coalesce(o.on_date, m.on_date)) FROM meetings_occurrence o
                    LEFT JOIN meetings_meeting m ON m.id = o.meeting WHERE o.issue = i.id) AS first_raised_on,
                (SELECT max(coalesce(o.on_date, m.on_date)) FROM meetings_occurrence o
                    LEFT JOIN meetings_meeting m ON m.id = o.meeting WHERE o.issue = i.id) AS last_raised_on,
                (SELECT count(*) FROM meetings_occurrence o WHERE o.issue = i.id) AS occurrences,
                i.resolved_on
            FROM meetings_issue i;
        CREATE VIEW meetings_pub_issue_region AS
            SELECT DISTINCT o.issue, g.region
            FROM meetings_occurrence o JOIN meetings_occurrence_region g ON g.occurrence = o.id;
        CREATE VIEW meetings_pub_followup AS
            SELECT id, action, owner, due, state, done_on FROM meetings_followup;
        CREATE VIEW meetings_pub_followup_region AS SELECT followup, region FROM meetings_followup_region;
        """
}
