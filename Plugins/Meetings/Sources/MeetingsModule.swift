public import ModuleKit

/// Meetings: who met where and for whom, and what came of it.
public struct MeetingsModule: Module {
    public static let name = "meetings"
    public static let version = "1.0"
    public static let requires: [String] = ["registry"]
    public static let optional: [String] = ["trainings"]
    public static let commands: [any Command.Type] = [
        ScheduleMeeting.self, GetMeeting.self, ListMeetings.self, UpdateMeeting.self, PostponeMeeting.self,
        CancelMeeting.self, HoldMeeting.self, WriteMinutes.self, RatifyMeeting.self, ShowRecord.self, AddAddendum.self,
        GetAddendum.self, PrintMeeting.self,
        InviteToMeeting.self, RespondToInvitation.self, GetInvitee.self, ListInvitees.self, UpdateInvitee.self,
        RemoveInvitee.self,
        AttendMeeting.self, GetAttendance.self, RemoveAttendance.self, ListAttendance.self,
        RaiseIssue.self, ListSimilarIssues.self, GetIssue.self, ListIssues.self, UpdateIssue.self, AcceptIssue.self,
        ResolveIssue.self, RejectIssue.self, MergeIssues.self,
        RaiseIdea.self, GetIdea.self, ListIdeas.self, UpdateIdea.self, AdoptIdea.self, DeferIdea.self, RejectIdea.self,
        AddFollowUp.self, StartFollowUp.self, CompleteFollowUp.self, CancelFollowUp.self, GetFollowUp.self,
        ListFollowUps.self, UpdateFollowUp.self,
        MakeCommitment.self, SettleCommitment.self, GetCommitment.self, ListCommitments.self, UpdateCommitment.self,
        RemindOfDue.self,
    ]
    public static let events: [any Event.Type] = [
        MeetingChanged.self, MeetingRatified.self, IssueChanged.self, FollowUpChanged.self,
        FollowUpDue.self, FollowUpOverdue.self, CommitmentDue.self, CommitmentOverdue.self,
    ]
    public static let settings: (any ModuleSettings.Type)? = MeetingsSettings.self
    public static let subscriptions = [
        Subscription("registry.person.merged", PersonMerge.self, PersonMerge.follow),
        Subscription("registry.cadre.merged", CadreMerge.self, CadreMerge.follow),
        Subscription("registry.cadre.revived", CadreRevival.self, CadreRevival.follow),
        Subscription("registry.person.erased", PersonErasure.self, PersonErasure.follow),
        Subscription("registry.person.exported", PersonInquiry.self, PersonInquiry.answer),
    ]
    public static let words: [Language: Words] = [
        .indonesian: Words(.meetings, .attendance, .issues, .followUps, .records, .invariants)
    ]
}
