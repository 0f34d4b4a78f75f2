import ModuleKit

struct RespondToInvitation: WriteCommand {
    static let about = About(
        "meetings.respond", "Record whether an invitee will come", access: .clerk,
        example: #"{"meeting": 1, "invitee": 1, "answer": "confirmed"}"#)

    @Parameter("Number of the meeting") var meeting: Int64
    @Parameter("Number of the invitee", alias: "id") var invitee: Int64
    @Parameter("Whether the invitee will come") var answer: InvitationAnswer

    func run(_ store: Transaction) throws -> Invitation {
        _ = try Meeting.check(.respond, of: meeting, in: store)
        _ = try Identity.ofInvitee(invitee, meeting: meeting, in: store)
        try store.db.execute(
            sql: """
                UPDATE meetings_invitation SET version = version + 1, updated_at = :now, answered_at = :now,
                    answer = :answer
                WHERE id = :id
                """, arguments: ["now": store.call.now, "answer": answer, "id": invitee])
        return try Invitation.find(invitee, in: store.snapshot)
    }
}
