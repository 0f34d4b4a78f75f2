import ModuleKit

/// How a participant met a session.
enum AttendanceStatus: String, Choice { case present, absent, excused }

struct AttendSession: WriteCommand {
    static let about = About(
        "trainings.attend", "Record who was present at a session", access: .clerk,
        example: #"{"session": 1, "entries": [{"participant": 1, "status": "present"}]}"#)

    @Parameter("Number of the session", alias: "id") var session: Int64
    @Parameter("Who was there; an entry given again corrects the one before", .items(1...1000)) var entries:
        [AttendanceEntry]

    func run(_ store: Transaction) throws -> Attended {
        let session = try Session.find(session, in: store.snapshot)
        try Training.check(.attend, of: session.training, in: store.db)
        var places: [Int64: Int] = [:]
        for (i, entry) in entries.enumerated() {
            if let first = places.updateValue(i, forKey: entry.participant) {
                throw RPCError.invalid(
                    "entries/\(i)", "duplicate", "Is the same participant as entries/\(first)")
            }
            try check(entry, in: session, at: "entries/\(i)/participant", store)
            try store.db.execute(
                sql: """
                    INSERT INTO trainings_attendance(session, participant, status) VALUES (?, ?, ?)
                    ON CONFLICT(session, participant) DO UPDATE SET status = excluded.status
                    """, arguments: [session.id, entry.participant, entry.status])
        }
        for participant in Set(entries.map(\.participant)).sorted() {
            try Participant.noteAttendance(of: participant, in: store)
            try CadreTrace.sendLastSession(of: participant, in: store)
        }
        try Training.touch(session.training, in: store)
        return Attended(
            session: session.id,
            entries: entries.map { Attendance(participant: $0.participant, status: $0.status) },
            warnings: warnings(session, store))
    }

    private func check(
        _ entry: AttendanceEntry, in session: Session, at path: String, _ store: Transaction
    ) throws {
        let participant = try Participant.find(entry.participant, in: store.snapshot)
        guard participant.training == session.training else {
            throw RPCError.invalid(
                path, "training", "The participant \(participant.id) is enrolled in training \(participant.training)")
        }
        guard session.class == nil || session.class == participant.class else {
            throw RPCError.invalid(
                path, "class", "The participant \(participant.id) is not in the session's class")
        }
        try participant.state.check(.attend, participant: participant.id)
    }

    private func warnings(_ session: Session, _ store: Transaction) -> [Warning] {
        guard session.startsAt > store.call.now else { return [] }
        return [Warning(name: "before_start", path: nil, message: "The session has not begun yet")]
    }
}

struct AttendanceEntry: ParameterObject {
    @Parameter("Number of the enrolment") var participant: Int64
    @Parameter("How the participant met the session") var status: AttendanceStatus
}

struct Attended: Described {
    let session: Int64
    let entries: [Attendance]
    let warnings: [Warning]

    static let fields = Fields<Self> {
        Field(\.session, "The session")
        Field(\.entries, "What was recorded, in the order given")
        Field(\.warnings, "What should be looked at")
    }
}

struct Attendance: Described {
    let participant: Int64
    let status: AttendanceStatus

    static let fields = Fields<Self> {
        Field(\.participant, "The enrolment")
        Field(\.status, "How the participant met the session")
    }
}
