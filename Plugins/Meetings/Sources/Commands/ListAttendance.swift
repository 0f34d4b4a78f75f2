import ModuleKit

struct ListAttendance: ReadCommand {
    static let about = About(
        "meetings.attendance.list", "List who came to a meeting, and who did not", access: .viewer,
        example: #"{"meeting": 1, "status": "present"}"#)

    @Parameter("Number of the meeting") var meeting: Int64?
    @Parameter("The person in the registry") var person: Int64?
    @Parameter("The cadre") var cadre: Int64?
    @Parameter("Whether the person came") var status: AttendanceStatus?
    @Group var page: PageRequest

    func validate(_ faults: inout Faults) {
        if meeting == nil, person == nil, cadre == nil {
            faults.add(at: "meeting", "required", "Give a meeting, a person or a cadre")
        }
    }

    func run(_ store: Snapshot) throws -> Page<Attendance> {
        try Known.check(meeting, "meeting", in: "meetings_meeting", store)
        var conditions = Conditions(pagedBy: "a", in: "meetings_attendance")
        conditions.add("a.meeting = :meeting", "meeting", meeting)
        conditions.add("a.person = :person", "person", try Known.person(person, store))
        conditions.add("a.cadre = :cadre", "cadre", try Known.cadre(cadre, store))
        conditions.add("a.status = :status", "status", status)
        return try store.page(Attendance.self, page, Attendance.select + conditions.paged, conditions.arguments)
    }
}

struct GetAttendance: ReadCommand {
    static let about = About(
        "meetings.attendance.get", "Show one entry of a meeting's attendance", access: .viewer,
        example: #"{"attendance": 1}"#)

    @Parameter("Number of the entry", alias: "id") var attendance: Int64

    func run(_ store: Snapshot) throws -> Attendance { try Attendance.find(attendance, in: store) }
}

struct RemoveAttendance: WriteCommand {
    static let about = About(
        "meetings.attendance.remove", "Take back an entry of a meeting's attendance that was a mistake", access: .clerk,
        example: #"{"attendance": 1}"#)

    @Parameter("Number of the entry", alias: "id") var attendance: Int64

    func run(_ store: Transaction) throws -> Attendance {
        let old = try Attendance.find(attendance, in: store.snapshot)
        _ = try Meeting.check(.update, of: old.meeting, in: store)
        try Sightings(of: old.meeting, in: store).change(
            from: Sighting(cadre: old.cadre, status: old.status), to: Sighting(cadre: nil, status: .absent))
        try store.db.execute(sql: "DELETE FROM meetings_attendance WHERE id = ?", arguments: [attendance])
        try store.publish(MeetingChanged(meeting: old.meeting))
        return old
    }
}
