import ModuleKit

/// All that the papers of a meeting say, with every name as it was written: what is ratified is this text, and papers
/// are printed from it then, so that nothing that changes elsewhere changes them.
///
/// Members may be added, as optional ones only: texts that were ratified before must be read for ever.
struct MeetingRecord: Described {
    let meeting: Int64
    let number: String?
    let head: RecordHead
    let kind: MeetingKind
    let level: MeetingLevel?
    let title: String
    let onDate: CalendarDate
    let startsAt: Instant
    let plannedAt: Instant?
    let endsAt: Instant?
    let mode: MeetingMode
    let places: [RecordedPlace]
    let targets: [RecordedPlace]
    let organiser: String
    let organiserUnit: String?
    let chair: String?
    let chairOffice: String?
    let represents: String?
    let purpose: String?
    let basis: String?
    let topics: [String]
    let agenda: [String]
    let expectedOutputs: [String]
    let source: String?
    let noteTaker: String?
    let invited: Int
    let headcount: Headcount?
    let attendance: AttendanceCounts?
    let people: [RecordedPerson]
    let minutes: [Minute]
    let issues: [RecordedIssue]
    let ideas: [RecordedIdea]
    let followups: [RecordedStep]
    let commitments: [RecordedPromise]
    let signers: [Signer]
    let villageHead: String?
    let namesErased: Int?

    static let fields = Fields<Self> {
        Field(\.meeting, "Number of the meeting")
        Field(\.number, "Number of the official record")
        Field(\.head, "What stands above the office's papers")
        Field(\.kind, "What the office calls it")
        Field(\.level, "Of which level of government it is")
        Field(\.title, "Title")
        Field(\.onDate, "The day")
        Field(\.startsAt, "When it began")
        Field(\.plannedAt, "When it was to begin")
        Field(\.endsAt, "When it ended")
        Field(\.mode, "In a room, over the network, or both")
        Field(\.places, "Where it was held")
        Field(\.targets, "Regions it was meant for")
        Field(\.organiser, "Who held it")
        Field(\.organiserUnit, "The part of the organiser that did it")
        Field(\.chair, "Who led it")
        Field(\.chairOffice, "As what the chair did so")
        Field(\.represents, "The official in whose place the chair led it")
        Field(\.purpose, "What it was for")
        Field(\.basis, "The law or letter on which it stood")
        Field(\.topics, "What it was about")
        Field(\.agenda, "Its items")
        Field(\.expectedOutputs, "What was hoped to come of it")
        Field(\.source, "Where it is told of")
        Field(\.noteTaker, "Who wrote the minutes")
        Field(\.invited, "How many were invited")
        Field(\.headcount, "How many came by count")
        Field(\.attendance, "How many came by name")
        Field(\.people, "Who was invited or came")
        Field(\.minutes, "What was said and decided")
        Field(\.issues, "Problems that were raised")
        Field(\.ideas, "Ideas that were raised")
        Field(\.followups, "Steps that were agreed on")
        Field(\.commitments, "What was promised")
        Field(\.signers, "Who signed")
        Field(\.villageHead, "What the head of the village is called at which it was aimed")
        Field(\.namesErased, "How many persons were taken out of the text since, because they asked to be erased")
    }

    /// The record as JSON, its members in the order above.
    var text: String {
        var writer = JSONWriter()
        Self.shape.encode(self, &writer)
        return writer.string
    }
}

/// The office's letterhead as it was then.
struct RecordHead: Described {
    let parent: [String]
    let office: String?
    let address: [String]
    let place: String?

    static let fields = Fields<Self> {
        Field(\.parent, "Lines above the office's name")
        Field(\.office, "The office")
        Field(\.address, "Its address")
        Field(\.place, "Place in which papers are signed")
    }
}

/// A place or a region, by the names it had.
struct RecordedPlace: Described {
    let name: String
    let within: [String]

    static let fields = Fields<Self> {
        Field(\.name, "Name")
        Field(\.within, "Regions in which it lies, from the smallest, as Desa Batu Botuk")
    }

    /// `Gedung Serbaguna, Desa Batu Botuk, Kecamatan Muara Komam, Kabupaten Paser`
    var line: String { ([name] + within).filter { !$0.isEmpty }.joined(separator: ", ") }
}

/// Somebody who was invited or came.
struct RecordedPerson: Described {
    let name: String?
    let office: String?
    let unit: String?
    let constituency: String?
    let sex: Sex?
    let invited: Bool
    let status: AttendanceStatus?
    let representedBy: String?

    static let fields = Fields<Self> {
        Field(\.name, "Name; null where only an office was invited")
        Field(\.office, "Office")
        Field(\.unit, "Where the person comes from")
        Field(\.constituency, "The part of the community for which the person stands")
        Field(\.sex, "L or P")
        Field(\.invited, "Whether the person was invited")
        Field(\.status, "Whether the person came; null where it is unknown")
        Field(\.representedBy, "Who came in the person's place")
    }
}

struct RecordedIssue: Described {
    let statement: String
    let raisedBy: String?
    let regions: [String]

    static let fields = Fields<Self> {
        Field(\.statement, "The problem, as it was said")
        Field(\.raisedBy, "Who raised it")
        Field(\.regions, "Regions that have it")
    }
}

struct RecordedIdea: Described {
    let statement: String
    let stage: IdeaStage
    let raisedBy: String?

    static let fields = Fields<Self> {
        Field(\.statement, "The idea")
        Field(\.stage, "Planning, implementation or utilisation")
        Field(\.raisedBy, "Who raised it")
    }
}

struct RecordedStep: Described {
    let action: String
    let owner: String
    let due: CalendarDate?

    static let fields = Fields<Self> {
        Field(\.action, "What is to be done")
        Field(\.owner, "Who does it")
        Field(\.due, "Until when")
    }
}

struct RecordedPromise: Described {
    let party: String
    let statement: String
    let due: CalendarDate?

    static let fields = Fields<Self> {
        Field(\.party, "Who promised")
        Field(\.statement, "What was promised")
        Field(\.due, "Until when")
    }
}
