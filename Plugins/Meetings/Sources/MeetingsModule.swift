public import ModuleKit

/// Meetings: who met where and for whom, and what came of it.
public struct MeetingsModule: Module {
    public static let name = "meetings"
    public static let version = "1.0"
    public static let requires: [String] = ["registry"]
    public static let optional: [String] = []
    public static let commands: [any Command.Type] = [
        ScheduleMeeting.self, GetMeeting.self, ListMeetings.self, UpdateMeeting.self, PostponeMeeting.self,
        CancelMeeting.self, HoldMeeting.self, WriteMinutes.self,
        InviteToMeeting.self, RespondToInvitation.self, GetInvitee.self, ListInvitees.self,
        AttendMeeting.self, GetAttendance.self, ListAttendance.self,
        RaiseIssue.self, GetIssue.self, ListIssues.self, AcceptIssue.self, ResolveIssue.self, RejectIssue.self,
        MergeIssues.self,
        RaiseIdea.self, GetIdea.self, ListIdeas.self, AdoptIdea.self, DeferIdea.self, RejectIdea.self,
        AddFollowUp.self, StartFollowUp.self, CompleteFollowUp.self, CancelFollowUp.self, GetFollowUp.self,
        ListFollowUps.self,
        MakeCommitment.self, SettleCommitment.self, GetCommitment.self, ListCommitments.self,
    ]
    public static let events: [any Event.Type] = [MeetingChanged.self, IssueChanged.self, FollowUpChanged.self]
    public static let subscriptions = [
        Subscription("registry.person.merged", PersonMerge.self, PersonMerge.follow)
    ]
}
