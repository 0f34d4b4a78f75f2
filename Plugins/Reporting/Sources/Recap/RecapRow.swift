import ModuleKit

/// The figures of one region. Those of a module that is not loaded are null.
struct RecapRow: Described {
    let code: String
    let name: String
    let cadresActive: Int?
    let cadresInactive: Int?
    let cadresProposed: Int?
    let cadresEnded: Int?
    let cadresRevived: Int?
    let cadresDecreeExpired: Int?
    let cadresWomen: Int?
    let cadresSexUnknown: Int?
    let villages: Int?
    let villagesWithoutCadre: Int?
    let villagesBelowMinimum: Int?
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
    let villagesOriented: Int?

    init(_ code: String, name: String, _ line: FigureValues.Line) {
        self.code = code
        self.name = name
        cadresActive = line[.cadresActive]
        cadresInactive = line[.cadresInactive]
        cadresProposed = line[.cadresProposed]
        cadresEnded = line[.cadresEnded]
        cadresRevived = line[.cadresRevived]
        cadresDecreeExpired = line[.cadresDecreeExpired]
        cadresWomen = line[.cadresWomen]
        cadresSexUnknown = line[.cadresSexUnknown]
        villages = line[.villages]
        villagesWithoutCadre = line[.villagesWithoutCadre]
        villagesBelowMinimum = line[.villagesBelowMinimum]
        meetings = line[.meetings]
        meetingsWider = line[.meetingsWider]
        attendance = line[.attendance]
        attendanceUnknown = line[.attendanceUnknown]
        issuesOpen = line[.issuesOpen]
        issuesResolved = line[.issuesResolved]
        followupsDone = line[.followupsDone]
        followupsOverdue = line[.followupsOverdue]
        trainings = line[.trainings]
        trainingsWider = line[.trainingsWider]
        trainedCadres = line[.trainedCadres]
        coverage = Self.coverage(trained: trainedCadres, active: cadresActive)
        villagesOriented = line[.villagesOriented]
    }

    /// How many of the active have been trained, from 0 to 1 with four decimals; nil where nobody is active.
    static func coverage(trained: Int?, active: Int?) -> Double? {
        guard let trained, let active, active > 0 else { return nil }
        return (Double(trained) / Double(active) * 10_000).rounded() / 10_000
    }

    static let fields = Fields<Self> {
        Field(\.code, "The region's code; empty of everything there is")
        Field(\.name, "The region's name; of the total, Jumlah")
        Field(\.cadresActive, "Active at the end of the period")
        Field(\.cadresInactive, "Inactive at the end of the period")
        Field(\.cadresProposed, "Proposed, without a decree, at the end of the period")
        Field(\.cadresEnded, "Ended by the end of the period")
        Field(\.cadresRevived, "Revivals in the period; a cadre that was revived twice counts twice")
        Field(\.cadresDecreeExpired, "Active, but the present decree had run out by the end of the period")
        Field(\.cadresWomen, "Women among those who have not ended")
        Field(\.cadresSexUnknown, "Those who have not ended and whose sex is unknown; not in cadres_women")
        Field(\.villages, "Villages of every kind")
        Field(\.villagesWithoutCadre, "Villages where nobody is proposed, active or inactive")
        Field(
            \.villagesBelowMinimum, "Villages with fewer active cadres than the minimum, those without any among them")
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
        Field(
            \.villagesOriented,
            "Villages whose officials were told in the period, by a meeting or training, what cadres are for")
    }

    /// The figures in the order of a table's columns, each as a heading has it and as a program does.
    static let columns: [(name: String, words: String, value: @Sendable (RecapRow) -> FigureCell)] = [
        column(.cadresActive) { $0.cadresActive }, column(.cadresInactive) { $0.cadresInactive },
        column(.cadresProposed) { $0.cadresProposed }, column(.cadresEnded) { $0.cadresEnded },
        column(.cadresRevived) { $0.cadresRevived }, column(.cadresDecreeExpired) { $0.cadresDecreeExpired },
        column(.cadresWomen) { $0.cadresWomen }, column(.cadresSexUnknown) { $0.cadresSexUnknown },
        column(.villages) { $0.villages }, column(.villagesWithoutCadre) { $0.villagesWithoutCadre },
        column(.villagesBelowMinimum) { $0.villagesBelowMinimum }, column(.meetings) { $0.meetings },
        column(.meetingsWider) { $0.meetingsWider }, column(.attendance) { $0.attendance },
        column(.attendanceUnknown) { $0.attendanceUnknown }, column(.issuesOpen) { $0.issuesOpen },
        column(.issuesResolved) { $0.issuesResolved }, column(.followupsDone) { $0.followupsDone },
        column(.followupsOverdue) { $0.followupsOverdue }, column(.trainings) { $0.trainings },
        column(.trainingsWider) { $0.trainingsWider }, column(.trainedCadres) { $0.trainedCadres },
        ("coverage", "Cakupan pelatihan (%)", { .share($0.coverage) }),
        column(.villagesOriented) { $0.villagesOriented },
    ]

    private static func column(
        _ figure: Figure, _ value: @escaping @Sendable (RecapRow) -> Int?
    ) -> (name: String, words: String, value: @Sendable (RecapRow) -> FigureCell) {
        (figure.rawValue, figure.words, { .count(value($0)) })
    }
}

/// A figure as a table holds it.
enum FigureCell {
    case count(Int?)
    /// From 0 to 1.
    case share(Double?)
}
