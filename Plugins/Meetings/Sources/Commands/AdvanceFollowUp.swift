import ModuleKit

struct StartFollowUp: WriteCommand {
    static let about = About(
        "meetings.followup.start", "Record that work on a step began", access: .clerk, example: #"{"followup": 1}"#)

    @Parameter("Number of the follow-up", alias: "id") var followup: Int64
    @Parameter("When; today where this is missing") var on: CalendarDate?

    func run(_ store: Transaction) throws -> FollowUp {
        try FollowUp.take(.start, of: followup, in: store)
        let day = on ?? store.call.today
        try Happened.check(day, at: "on", in: store)
        try FollowUp.checkAgreed(followup, by: day, in: store)
        try store.db.execute(
            sql: "UPDATE meetings_followup SET started_on = ? WHERE id = ?", arguments: [day, followup])
        return try FollowUp.find(
            followup, in: store.snapshot, warnings: try FollowUp.waitingBefore(followup, in: store))
    }
}

struct CompleteFollowUp: WriteCommand {
    static let about = About(
        "meetings.followup.complete", "Record that a step was done, and what proves it", access: .clerk,
        example: #"{"followup": 1, "on": "2024-03-28", "evidence": "Rencana nomor 12 (contoh)"}"#)

    @Parameter("Number of the follow-up", alias: "id") var followup: Int64
    @Parameter("When it was done") var on: CalendarDate
    @Parameter("What proves it", .length(2...4000)) var evidence: String

    func run(_ store: Transaction) throws -> FollowUp {
        try FollowUp.take(.complete, of: followup, in: store)
        try Happened.check(on, at: "on", in: store)
        try FollowUp.checkAgreed(followup, by: on, in: store)
        try store.db.execute(
            sql: "UPDATE meetings_followup SET done_on = ?, evidence = ? WHERE id = ?",
            arguments: [on, evidence, followup])
        try store.publish(FollowUpChanged(followup: followup))
        return try FollowUp.find(
            followup, in: store.snapshot, warnings: try FollowUp.waitingBefore(followup, in: store))
    }
}

struct CancelFollowUp: WriteCommand {
    static let about = About(
        "meetings.followup.cancel", "Record that a step will not be done", access: .clerk,
        example: #"{"followup": 1, "reason": "Anggaran belum ada"}"#)

    @Parameter("Number of the follow-up", alias: "id") var followup: Int64
    @Parameter("Why not", .length(2...4000)) var reason: String

    func run(_ store: Transaction) throws -> FollowUp {
        try FollowUp.take(.cancel, of: followup, in: store)
        try store.db.execute(
            sql: "UPDATE meetings_followup SET reason = ? WHERE id = ?", arguments: [reason, followup])
        try store.publish(FollowUpChanged(followup: followup))
        return try FollowUp.find(followup, in: store.snapshot)
    }
}
