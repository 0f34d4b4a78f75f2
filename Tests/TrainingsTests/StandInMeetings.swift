import ModuleKit

/// A meetings module that publishes one meeting, of number 7, which told an official of Muara Komam, and takes
/// follow-ups.
struct StandInMeetings: Module {
    static let name = "meetings"
    static let version = "1.0"
    static let requires = ["registry"]
    static let migrations = [
        Migration(
            "0001 stand-in",
            sql: """
                CREATE TABLE meetings_followup(
                    id INTEGER PRIMARY KEY, action TEXT NOT NULL, owner TEXT NOT NULL, due TEXT, regions TEXT NOT NULL,
                    training INTEGER, state TEXT NOT NULL DEFAULT 'open') STRICT;
                CREATE VIEW meetings_pub_meeting AS SELECT 7 AS id, 'held' AS state;
                CREATE VIEW meetings_pub_orientation AS
                    SELECT id AS region, '2024-03-13' AS on_date, 7 AS meeting, NULL AS person
                    FROM registry_pub_region WHERE code = '64.01.07.2001';
                CREATE VIEW meetings_pub_issue AS SELECT 3 AS id;
                CREATE VIEW meetings_pub_followup AS SELECT id, action, state FROM meetings_followup;
                """)
    ]
    static let commands: [any Command.Type] = [AddStandInFollowUp.self]
}

struct AddStandInFollowUp: WriteCommand {
    static let about = About(
        "meetings.followup.add", "Add a step", access: .clerk,
        example: #"{"action": "Contoh", "owner": "Contoh", "regions": [], "training": 1}"#)

    @Parameter("What") var action: String
    @Parameter("Who") var owner: String
    @Parameter("Until when") var due: CalendarDate?
    @Parameter("Where") var regions: [String]
    @Parameter("The training") var training: Int64

    func run(_ store: Transaction) throws -> Made {
        try store.db.execute(
            sql: "INSERT INTO meetings_followup(action, owner, due, regions, training) VALUES (?, ?, ?, ?, ?)",
            arguments: [action, owner, due, regions.joined(separator: " "), training])
        return Made(id: store.db.lastInsertedRowID)
    }
}
