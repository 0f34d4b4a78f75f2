import ModuleKit

struct ListInvitees: ReadCommand {
    static let about = About(
        "meetings.invitee.list", "List who is invited to a meeting", access: .viewer, example: #"{"meeting": 1}"#)

    @Parameter("Number of the meeting", alias: "id") var meeting: Int64
    @Parameter("What they answered") var answer: InvitationAnswer?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Invitation> {
        try Known.check(meeting, "meeting", in: "meetings_meeting", store)
        var conditions = Conditions(pagedBy: "i", in: "meetings_invitation")
        conditions.add("i.meeting = :meeting", "meeting", meeting)
        conditions.add("i.answer = :answer", "answer", answer)
        return try store.page(Invitation.self, page, Invitation.select + conditions.paged, conditions.arguments)
    }
}

struct GetInvitee: ReadCommand {
    static let about = About(
        "meetings.invitee.get", "Show an invitation", access: .viewer, example: #"{"invitee": 1}"#)

    @Parameter("Number of the invitee", alias: "id") var invitee: Int64

    func run(_ store: Snapshot) throws -> Invitation { try Invitation.find(invitee, in: store) }
}
