import ModuleKit

/// A tidy table for other tools: one row per thing, one column per property, codes as text, unknown empty.
///
/// No names and nothing else of a person but sex: what is said of people leaves the daemon by commands that know who
/// asks.
enum Dataset: String, Choice {
    case regions, cadres, cadreEvents = "cadre_events", meetings, attendance, issues, followups, trainings, participants

    struct Column: Sendable {
        enum Kind: String, Choice { case text, integer, date }

        let name: String
        let kind: Kind
        let words: Sentence
        let sql: String

        init(_ name: String, _ kind: Kind, _ words: Sentence, _ sql: String? = nil) {
            self.name = name
            self.kind = kind
            self.words = words
            self.sql = sql ?? name
        }
    }

    var module: String? {
        switch self {
        case .regions, .cadres, .cadreEvents: nil
        case .meetings, .attendance, .issues, .followups: "meetings"
        case .trainings, .participants: "trainings"
        }
    }

    /// What follows FROM, with the code by which the region is asked as `code`; of what has several regions, the first.
    var source: String {
        switch self {
        case .regions: "registry_pub_region x LEFT JOIN registry_pub_region p ON p.id = x.parent"
        case .cadres: "registry_pub_cadre x"
        case .cadreEvents: "registry_pub_cadre_event x JOIN registry_pub_cadre c ON c.id = x.cadre"
        case .meetings: "meetings_pub_meeting x"
        case .attendance: "meetings_pub_attendance x LEFT JOIN registry_pub_cadre c ON c.id = x.cadre"
        case .issues: "meetings_pub_issue x"
        case .followups: "meetings_pub_followup x"
        case .trainings: "trainings_pub_training x"
        case .participants: "trainings_pub_participant x LEFT JOIN registry_pub_region r ON r.id = x.region"
        }
    }

    /// The code of one of the regions to which a row belongs.
    private static func target(_ view: String, _ thing: String) -> String {
        "(SELECT min(r.code) FROM \(view) t JOIN registry_pub_region r ON r.id = t.region WHERE t.\(thing) = x.id)"
    }

    var columns: [Column] {
        switch self {
        case .regions:
            [
                Column("code", .text, "Code of the ministry of the interior, with dots", "x.code"),
                Column("name", .text, "Official name", "x.name"),
                Column("level", .text, "province, regency, district or village", "x.level"),
                Column("kind", .text, "As provinsi, kabupaten, kota, kecamatan, kelurahan, desa", "x.kind"),
                Column("parent_code", .text, "Code of the region around it", "p.code"),
            ]
        case .cadres:
            [
                Column("cadre", .integer, "Number of the cadre", "x.id"),
                Column("village_code", .text, "Code of the village", "x.region_code"),
                Column("sex", .text, "L or P; empty where it is unknown", "x.sex"),
                Column("state", .text, "proposed, active, inactive or ended, now", "x.state"),
                Column(
                    "decree_valid_until", .date, "Last day of the decree; empty where it names none", "x.valid_until"),
                Column("last_seen", .date, "Last day at a meeting or training; empty where never", "x.last_seen"),
            ]
        case .cadreEvents:
            [
                Column("event", .integer, "Number of the event", "x.id"),
                Column("cadre", .integer, "Number of the cadre", "x.cadre"),
                Column("village_code", .text, "Code of the village", "c.region_code"),
                Column("kind", .text, "added, appointed, deactivated, revived, ended or seen", "x.kind"),
                Column("on_date", .date, "The day", "x.on_date"),
            ]
        case .meetings:
            [
                Column("meeting", .integer, "Number of the meeting", "x.id"),
                Column("kind", .text, "What the office calls it", "x.kind"),
                Column("state", .text, "Where it stands", "x.state"), Column("on_date", .date, "The day", "x.on_date"),
                Column(
                    "region_code", .text, "Code of the first region it is meant for",
                    Self.target("meetings_pub_target", "meeting")),
                Column("headcount", .integer, "How many came by count; empty where it is unknown", "x.headcount"),
                Column(
                    "headcount_female", .integer, "Women among them; empty where it is unknown", "x.headcount_female"),
            ]
        case .attendance:
            [
                Column("meeting", .integer, "Number of the meeting", "x.meeting"),
                Column("cadre", .integer, "Number of the cadre; empty of who is none", "x.cadre"),
                Column("village_code", .text, "Code of the cadre's village", "c.region_code"),
                Column("status", .text, "present, absent, excused or represented", "x.status"),
                Column("sex", .text, "L or P; empty where it is unknown", "x.sex"),
                Column(
                    "constituency", .text, "The part of the community for which the person stands", "x.constituency"),
            ]
        case .issues:
            [
                Column("issue", .integer, "Number of the issue", "x.id"),
                Column("statement", .text, "The problem", "x.statement"),
                Column("state", .text, "Where it stands", "x.state"),
                Column(
                    "region_code", .text, "Code of the first region that has it",
                    Self.target("meetings_pub_issue_region", "issue")),
                Column("first_raised_on", .date, "When it was raised first", "x.first_raised_on"),
                Column("last_raised_on", .date, "When it was raised last", "x.last_raised_on"),
                Column("occurrences", .integer, "How often it was raised", "x.occurrences"),
                Column("resolved_on", .date, "When it was resolved; empty while it is not", "x.resolved_on"),
            ]
        case .followups:
            [
                Column("followup", .integer, "Number of the follow-up", "x.id"),
                Column("action", .text, "What is to be done", "x.action"),
                Column("state", .text, "Where it stands", "x.state"),
                Column(
                    "region_code", .text, "Code of the first region it is meant for",
                    Self.target("meetings_pub_followup_region", "followup")),
                Column("due", .date, "Until when; empty where nothing was set", "x.due"),
                Column("done_on", .date, "When it was done; empty while it is not", "x.done_on"),
            ]
        case .trainings:
            [
                Column("training", .integer, "Number of the training", "x.id"),
                Column("kind", .text, "What it is called in the office", "x.kind"),
                Column("title", .text, "Title", "x.title"), Column("state", .text, "Where it stands", "x.state"),
                Column(
                    "region_code", .text, "Code of the first region it is meant for",
                    Self.target("trainings_pub_target", "training")),
                Column("starts_on", .date, "First day", "x.starts_on"),
                Column("ends_on", .date, "Last day", "x.ends_on"),
            ]
        case .participants:
            [
                Column("participant", .integer, "Number of the enrolment", "x.id"),
                Column("training", .integer, "Number of the training", "x.training"),
                Column("cadre", .integer, "Number of the cadre; empty of who is none", "x.cadre"),
                Column("region_code", .text, "Code of the participant's region", "r.code"),
                Column("state", .text, "Where the enrolment stands", "x.state"),
            ]
        }
    }

    /// The column whose code says to which region a row belongs.
    var regionColumn: Column? { columns.first { $0.name.hasSuffix("code") && $0.name != "parent_code" } }
}
