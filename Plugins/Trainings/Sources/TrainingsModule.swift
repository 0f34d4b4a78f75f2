public import ModuleKit

/// Trainings: who was enrolled, who came, what changed in them, and who completed.
public struct TrainingsModule: Module {
    public static let name = "trainings"
    public static let version = "1.0"
    public static let requires: [String] = ["registry"]
    public static let optional: [String] = ["meetings"]
    public static let commands: [any Command.Type] = [
        OpenTraining.self, UpdateTraining.self, GetTraining.self, ListTrainings.self, CompleteTraining.self,
        CancelTraining.self,
        EnrolParticipants.self, WithdrawParticipant.self, ReplaceParticipant.self, GetParticipant.self,
        ListParticipants.self, AddSession.self, GetSession.self, ListSessions.self, AttendSession.self,
        AssessTraining.self, ShowEffect.self,
        SelectParticipants.self, ConfirmParticipants.self, UpdateParticipant.self,
        AddClass.self, UpdateClass.self, GetClass.self, UpdateSession.self, RemoveSession.self,
        AddTrainer.self, RemoveTrainer.self, GetTrainer.self, ListTrainers.self,
        DefineCurriculum.self, GetCurriculum.self, ListCurricula.self,
        CreatePlan.self, UpdatePlan.self, GetPlan.self, ListPlans.self,
        AddNeed.self, UpdateNeed.self, MeetNeed.self, DropNeed.self, GetNeed.self, ListNeeds.self,
        IssueCertificates.self, VerifyCertificate.self, ReissueCertificate.self, RevokeCertificate.self,
        PrintCertificate.self, PrintCertificates.self, GetCertificate.self, ListCertificates.self,
        ShowCoverage.self, ShowOrientation.self,
        ImportScores.self, GetAssessment.self, ListAssessments.self,
        AddActionPlan.self, FollowActionPlans.self, GetActionPlan.self, ListActionPlans.self,
    ]
    public static let events: [any Event.Type] = [TrainingChanged.self]
    public static let settings: (any ModuleSettings.Type)? = TrainingsSettings.self
    public static let subscriptions = [
        Subscription("registry.person.merged", PersonMerge.self, PersonMerge.follow),
        Subscription("registry.cadre.merged", CadreMerge.self, CadreMerge.follow),
        Subscription("registry.cadre.revived", CadreRevival.self, CadreRevival.follow),
        Subscription("registry.person.erased", PersonErasure.self, PersonErasure.follow),
        Subscription("registry.person.exported", PersonInquiry.self, PersonInquiry.answer),
        Subscription("registry.cadres.changed", ChangedCadres.self, ChangedCadres.follow),
        Subscription("registry.regions.changed", ChangedRegions.self, ChangedRegions.follow),
    ]
    public static let derivedTables: Set = [
        "trainings_trained", "trainings_standing", "trainings_village", "trainings_size", "trainings_covered",
    ]
    public static let words: [Language: Words] = [
        .indonesian: Words(
            .trainings, .sessions, .participants, .results, .planning, .certificates, .steps, .figures, .invariants)
    ]

    public static func undone(_ write: UndoneWrite, _ store: Transaction) throws {
        try write.tell(
            [
                Subscription("registry.cadres.changed", ChangedCadres.self, ChangedCadres.follow),
                Subscription("registry.regions.changed", ChangedRegions.self, ChangedRegions.follow),
                Subscription("registry.person.merged", PersonMerge.self) { merge, store in
                    for person in [merge.keep, merge.drop] { try Trained.note(person, store.db) }
                },
                Subscription(TrainingChanged.topic, TrainingChanged.self) {
                    try Trained.noteParticipants($0.training, $1)
                },
            ], store)
    }
}
