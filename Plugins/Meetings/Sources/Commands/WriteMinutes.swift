import ModuleKit

struct WriteMinutes: WriteCommand {
    static let about = About(
        "meetings.minutes", "Write the minutes of a meeting, in the place of those that were there", access: .clerk,
        example: #"""
            {"meeting": 1, "items": [{"agenda": "Rencana pelatihan", "decision": "Pelatihan pada bulan April"}],
             "note_taker": "Contoh Notulis"}
            """#)

    @Parameter("Number of the meeting", alias: "id") var meeting: Int64
    @Parameter("The items in their order", .items(1...200)) var items: [GivenMinute]
    @Parameter("Who wrote them", .length(2...200)) var noteTaker: Change<String>

    func run(_ store: Transaction) throws -> Meeting {
        try Meeting.take(.minutes, of: meeting, in: store)
        let before = try String.fetchOne(
            store.db, sql: "SELECT note_taker FROM meetings_meeting WHERE id = ?", arguments: [meeting])
        try store.db.execute(
            sql: "UPDATE meetings_meeting SET note_taker = ? WHERE id = ?",
            arguments: [noteTaker.applied(to: before), meeting])
        try store.db.execute(sql: "DELETE FROM meetings_minute WHERE meeting = ?", arguments: [meeting])
        for (i, item) in items.enumerated() {
            try store.db.execute(
                sql: """
                    INSERT INTO meetings_minute(meeting, position, agenda, discussion, decision)
                    VALUES (?, ?, ?, ?, ?)
                    """, arguments: [meeting, i, item.agenda, item.discussion, item.decision])
        }
        return try Meeting.find(meeting, in: store.snapshot)
    }
}

/// One item of the minutes, as a caller gives it.
struct GivenMinute: ParameterObject {
    @Parameter("The item of the agenda", .length(1...1000)) var agenda: String?
    @Parameter("What was said", .length(1...20_000)) var discussion: String?
    @Parameter("What was decided", .length(1...20_000)) var decision: String?

    func validate(_ faults: inout Faults) {
        if agenda == nil, discussion == nil, decision == nil {
            faults.add("required", "Give one of 'agenda', 'discussion', 'decision'")
        }
    }
}
