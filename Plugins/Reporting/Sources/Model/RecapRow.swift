import ModuleKit

/// The figures of one region. Those of a module that is not loaded are null.
struct RecapRow: Described {
    let code: RegionCode
    let name: String
    let cadresActive: Int
    let cadresInactive: Int
    let cadresProposed: Int
    let cadresEnded: Int
    let cadresRevived: Int
    let cadresDecreeExpired: Int
    let cadresWomen: Int
    let cadresSexUnknown: Int
    let villages: Int
    let villagesWithoutCadre: Int
    let meetings: Int?
    let meetingsWider: Int?
    let attendance: Int?
    let attendanceUnknown: Int?
    let issuesOpen: Int?
    let issuesResolved: Int?
    let followupsDone: Int?
    let followupsOverdue: Int?
    let trainings: Int?
    let trainingsWider: Int?
    let trainedCadres: Int?
    let coverage: Double?

    static let fields = Fields<Self> {
        Field(\.code, "The region's code")
        Field(\.name, "The region's name; of the total, Jumlah")
        Field(\.cadresActive, "Active at the end of the period")
        Field(\.cadresInactive, "Inactive at the end of the period")
        Field(\.cadresProposed, "Proposed, without a decree, at the end of the period")
        Field(\.cadresEnded, "Ended by the end of the period")
        Field(\.cadresRevived, "Revived in the period")
        Field(\.cadresDecreeExpired, "Active, but the present decree had run out by the end of the period")
        Field(\.cadresWomen, "Women among those who have not ended")
        Field(\.cadresSexUnknown, "Those who have not ended and whose sex is unknown")
        Field(\.villages, "Villages of every kind")
        Field(\.villagesWithoutCadre, "Villages where nobody is proposed, active or inactive")
        Field(\.meetings, "Meetings held in the period for this region or a part of it")
        Field(\.meetingsWider, "Meetings held in the period for a wider region only")
        Field(\.attendance, "Persons at the meetings; null where it is unknown of all of them")
        Field(\.attendanceUnknown, "Meetings of which nobody knows how many came; not in attendance")
        Field(\.issuesOpen, "Issues open at the end of the period")
        Field(\.issuesResolved, "Issues resolved in the period")
        Field(\.followupsDone, "Follow-ups done in the period")
        Field(\.followupsOverdue, "Follow-ups overdue at the end of the period")
        Field(\.trainings, "Trainings begun in the period for this region or a part of it, without the cancelled")
        Field(\.trainingsWider, "Trainings begun in the period for a wider region only")
        Field(\.trainedCadres, "Active cadres who completed a training that ended in the period")
        Field(\.coverage, "trained_cadres by cadres_active; null where nobody is active")
    }
}
