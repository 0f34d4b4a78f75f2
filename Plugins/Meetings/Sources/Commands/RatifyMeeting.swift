import ModuleKit

struct RatifyMeeting: WriteCommand {
    static let about = About(
        "meetings.ratify", "Record who signed the minutes: from then on nothing changes but by addendum",
        access: .clerk,
        example: #"""
            {"meeting": 1, "signers": [{"name": "Contoh Ketua BPD", "office": "Ketua BPD"}, "Contoh Kepala Desa"],
             "number": "005/12/CONTOH/2024"}
            """#, isFinal: true)

    @Parameter("Number of the meeting", alias: "id") var meeting: Int64
    @Parameter("Who signed: a name, or a name with the office", .items(1...20)) var signers: [GivenSigner]
    @Parameter("Number of the official record", .length(1...100)) var number: String?
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Meeting {
        let old = try Meeting.find(meeting, in: store.snapshot)
        try expected.check("meeting", version: old.version)
        try Meeting.take(.ratify, of: meeting, in: store)
        let signers = signers.map(\.signer)
        for (i, signer) in signers.enumerated() where signers.prefix(i).contains(signer) {
            throw RPCError.invalid("signers/\(i)", "duplicate", "Signs already")
        }
        let text = try MeetingRecord(of: meeting, signers: signers, number: number, in: store.snapshot).text
        var names = JSONWriter()
        [Signer].shape.encode(signers, &names)
        let hash = store.digest(text)
        try store.db.execute(
            sql: """
                INSERT INTO meetings_ratification(meeting, created_at, number, signers, text, hash)
                VALUES (:meeting, :now, :number, :signers, :text, :hash)
                """,
            arguments: [
                "meeting": meeting, "now": store.call.now, "number": number, "signers": names.string, "text": text,
                "hash": hash,
            ])
        // What was recorded until now is fixed with it, so that none of it can be undone either.
        for table in ["meetings_invitation", "meetings_attendance"] {
            try store.db.execute(
                sql: "UPDATE \(table) SET version = version + 1 WHERE meeting = ?", arguments: [meeting])
        }
        try store.publish(MeetingRatified(meeting: meeting, on: old.onDate, hash: hash))
        return try Meeting.find(meeting, in: store.snapshot)
    }
}

/// The minutes of a meeting were signed.
struct MeetingRatified: Event {
    static let topic = "meetings.meeting.ratified"
    let meeting: Int64
    let on: CalendarDate
    let hash: String

    static let fields = Fields<Self> {
        Field(\.meeting, "The meeting")
        Field(\.on, "The day on which it was held")
        Field(\.hash, "SHA-256 of the ratified text")
    }
}

struct ShowRecord: ReadCommand {
    static let about = About(
        "meetings.record", "Show the ratified text of a meeting, to which its hash belongs", access: .viewer,
        example: #"{"meeting": 1}"#)

    @Parameter("Number of the meeting", alias: "id") var meeting: Int64

    func run(_ store: Snapshot) throws -> RatifiedRecord {
        let state = try Meeting.find(meeting, in: store).state
        let row = try Row.fetchOne(
            store.db, sql: "SELECT text, hash FROM meetings_ratification WHERE meeting = ?", arguments: [meeting])
        guard let row else {
            throw RPCError.invalidState("meeting", is: state.rawValue, allowed: state.allowed)
        }
        let text: String = row["text"]
        return RatifiedRecord(
            meeting: meeting, hash: row["hash"], namesErased: try JSONValue.parse(text)["names_erased"]?.int ?? 0,
            file: File(
                name: "rapat-\(meeting).json", mediaType: "application/json", content: Array(text.utf8)),
            addenda: try Addendum.of(meeting, in: store))
    }
}

struct RatifiedRecord: Described {
    let meeting: Int64
    let hash: String
    let namesErased: Int64
    let file: File
    let addenda: [Addendum]

    static let fields = Fields<Self> {
        Field(\.meeting, "The meeting")
        Field(
            \.hash,
            "SHA-256 of the text as it was ratified, in hexadecimal digits: of the file, unless names were erased")
        Field(\.namesErased, "How many persons were taken out of the text since, because they asked to be erased")
        Field(\.file, "The text as it was ratified, but for names that were erased")
        Field(\.addenda, "What was corrected or added after that, oldest first")
    }
}
