import ModuleKit

/// Meetings as far as a recap looks at them: the published views over plain tables, and commands that fill them.
struct StandInMeetings: Module {
    static let name = "meetings"
    static let version = "1.0"
    static let requires = ["registry"]
    static let migrations = [
        Migration(
            "0001 stand-in",
            sql: """
                CREATE TABLE meetings_meeting(
                    id INTEGER PRIMARY KEY, state TEXT NOT NULL, on_date TEXT NOT NULL, place INTEGER,
                    headcount INTEGER) STRICT;
                CREATE TABLE meetings_target(
                    meeting INTEGER NOT NULL, region INTEGER NOT NULL, PRIMARY KEY(meeting, region)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE meetings_attendance(
                    id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL, cadre INTEGER, status TEXT NOT NULL) STRICT;
                CREATE TABLE meetings_issue(
                    id INTEGER PRIMARY KEY, state TEXT NOT NULL, raised_on TEXT NOT NULL, resolved_on TEXT) STRICT;
                CREATE TABLE meetings_issue_region(
                    issue INTEGER NOT NULL, region INTEGER NOT NULL, PRIMARY KEY(issue, region)) STRICT, WITHOUT ROWID;
                CREATE TABLE meetings_followup(
                    id INTEGER PRIMARY KEY, state TEXT NOT NULL, due TEXT, done_on TEXT) STRICT;
                CREATE TABLE meetings_followup_region(
                    followup INTEGER NOT NULL, region INTEGER NOT NULL, PRIMARY KEY(followup, region)
                ) STRICT, WITHOUT ROWID;
                CREATE VIEW meetings_pub_meeting AS
                    SELECT id, 'rakor' AS kind, '' AS title, state, NULL AS starts_at, on_date, place AS place_region,
                        headcount, NULL AS headcount_female FROM meetings_meeting;
                CREATE VIEW meetings_pub_target AS SELECT meeting, region FROM meetings_target;
                CREATE VIEW meetings_pub_attendance AS
                    SELECT meeting, NULL AS person, cadre, status, NULL AS sex, NULL AS constituency, NULL AS unit
                    FROM meetings_attendance;
                CREATE VIEW meetings_pub_issue AS
                    SELECT id, '' AS statement, state, raised_on AS first_raised_on, raised_on AS last_raised_on,
                        1 AS occurrences, resolved_on FROM meetings_issue;
                CREATE VIEW meetings_pub_issue_region AS SELECT issue, region FROM meetings_issue_region;
                CREATE VIEW meetings_pub_followup AS
                    SELECT id, '' AS action, '' AS owner, due, state, done_on FROM meetings_followup;
                CREATE VIEW meetings_pub_followup_region AS SELECT followup, region FROM meetings_followup_region;
                """)
    ]
    static let commands: [any Command.Type] = [
        RecordMeeting.self, RecordAttendance.self, RecordIssue.self, RecordFollowUp.self,
    ]
}

struct RecordMeeting: WriteCommand {
    static let about = About(
        "meetings.record", "Record a meeting", access: .clerk, example: #"{"on": "2024-03-13", "targets": ["64"]}"#)

    @Parameter("Day") var on: String
    @Parameter("Targets") var targets: [String]
    @Parameter("Place") var place: String?
    @Parameter("Headcount") var headcount: Int?
    @Parameter("State") var state = "held"

    func run(_ store: Transaction) throws -> Made {
        try store.db.execute(
            sql: """
                INSERT INTO meetings_meeting(state, on_date, place, headcount)
                VALUES (?, ?, (SELECT id FROM registry_pub_region WHERE code = ?), ?)
                """, arguments: [state, on, place, headcount])
        return try Made.aimed(at: targets, in: "meetings_target(meeting, region)", store)
    }
}

struct RecordAttendance: WriteCommand {
    static let about = About(
        "meetings.attend", "Record who came", access: .clerk, example: #"{"meeting": 1, "status": "present"}"#)

    @Parameter("Meeting") var meeting: Int64
    @Parameter("Cadre") var cadre: Int64?
    @Parameter("Status") var status: String

    func run(_ store: Transaction) throws -> Made {
        try store.db.execute(
            sql: "INSERT INTO meetings_attendance(meeting, cadre, status) VALUES (?, ?, ?)",
            arguments: [meeting, cadre, status])
        let made = Made(id: store.db.lastInsertedRowID)
        if let cadre {
            let day = try String.fetchOne(
                store.db, sql: "SELECT on_date FROM meetings_meeting WHERE id = ?", arguments: [meeting])
            let trace = Trace(cadre: cadre, on: day ?? "", kind: "meeting", reference: String(meeting))
            _ = try store.call("registry.cadre.trace", trace, answering: Traced.self)
        }
        return made
    }
}

struct RecordIssue: WriteCommand {
    static let about = About(
        "meetings.issue.record", "Record an issue", access: .clerk,
        example: #"{"on": "2024-03-13", "targets": ["64"]}"#)

    @Parameter("Day") var on: String
    @Parameter("Regions") var targets: [String]
    @Parameter("State") var state = "open"
    @Parameter("Day of its resolution") var resolvedOn: String?

    func run(_ store: Transaction) throws -> Made {
        try store.db.execute(
            sql: "INSERT INTO meetings_issue(state, raised_on, resolved_on) VALUES (?, ?, ?)",
            arguments: [state, on, resolvedOn])
        return try Made.aimed(at: targets, in: "meetings_issue_region(issue, region)", store)
    }
}

struct RecordFollowUp: WriteCommand {
    static let about = About(
        "meetings.followup.record", "Record a follow-up", access: .clerk,
        example: #"{"due": "2024-03-13", "targets": ["64"]}"#)

    @Parameter("Due") var due: String?
    @Parameter("Regions") var targets: [String]
    @Parameter("State") var state = "open"
    @Parameter("Day on which it was done") var doneOn: String?

    func run(_ store: Transaction) throws -> Made {
        try store.db.execute(
            sql: "INSERT INTO meetings_followup(state, due, done_on) VALUES (?, ?, ?)",
            arguments: [state, due, doneOn])
        return try Made.aimed(at: targets, in: "meetings_followup_region(followup, region)", store)
    }
}

struct Made: Described {
    let id: Int64

    static let fields = Fields<Self> { Field(\.id, "Number") }

    /// The record inserted last, with a row for each region in the table named.
    static func aimed(at codes: [String], in table: String, _ store: Transaction) throws -> Made {
        let id = store.db.lastInsertedRowID
        for code in codes {
            try store.db.execute(
                sql: "INSERT INTO \(table) SELECT ?, id FROM registry_pub_region WHERE code = ?", arguments: [id, code])
        }
        return Made(id: id)
    }
}

struct Trace: Described {
    let cadre: Int64
    let on: String
    let kind: String
    let reference: String

    static let fields = Fields<Self> {
        Field(\.cadre, "Cadre")
        Field(\.on, "Day")
        Field(\.kind, "Kind")
        Field(\.reference, "Reference")
    }
}

struct Traced: Described {
    let cadre: Int64

    static let fields = Fields<Self> { Field(\.cadre, "Cadre") }
}
