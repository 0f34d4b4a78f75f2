import ModuleKit

/// All the figures of one scope: a fixed number of queries, however many rows there are.
struct RecapFigures {
    private let states: FigureTable
    private let revivals: FigureTable
    private let villages: FigureTable
    private let meetings: FigureTable?
    private let meetingsWider: FigureTable?
    private let issues: FigureTable?
    private let followups: FigureTable?
    private let trainings: FigureTable?
    private let trainingsWider: FigureTable?
    private let trained: FigureTable?

    init(_ scope: RecapScope, _ store: Snapshot) throws {
        let hasMeetings = store.isLoaded("meetings")
        let hasTrainings = store.isLoaded("trainings")
        states = try CadreFigures.states(scope, store)
        revivals = try CadreFigures.revivals(scope, store)
        villages = try CadreFigures.villages(scope, store)
        meetings = hasMeetings ? try MeetingFigures.meetings(scope, store) : nil
        meetingsWider = hasMeetings ? try MeetingFigures.wider(scope, store) : nil
        issues = hasMeetings ? try MeetingFigures.issues(scope, store) : nil
        followups = hasMeetings ? try MeetingFigures.followups(scope, store) : nil
        trainings = hasTrainings ? try TrainingFigures.trainings(scope, store) : nil
        trainingsWider = hasTrainings ? try TrainingFigures.wider(scope, store) : nil
        trained = hasTrainings ? try CadreFigures.trained(scope, store) : nil
    }

    func row(_ region: RegionCode, name: String) -> RecapRow {
        let code = region.text
        let active = states.count(code, "active")
        let trainedCadres = trained?.count(code, "trained")
        return RecapRow(
            code: region, name: name, cadresActive: active, cadresInactive: states.count(code, "inactive"),
            cadresProposed: states.count(code, "proposed"), cadresEnded: states.count(code, "ended"),
            cadresRevived: revivals.count(code, "revived"),
            cadresDecreeExpired: states.count(code, "decree_expired"), cadresWomen: states.count(code, "women"),
            cadresSexUnknown: states.count(code, "sex_unknown"), villages: villages.count(code, "villages"),
            villagesWithoutCadre: villages.count(code, "without_cadre"),
            meetings: meetings?.count(code, "meetings"), meetingsWider: meetingsWider?.count(code, "wider"),
            attendance: meetings.flatMap { $0.known(code, "attendance") },
            attendanceUnknown: meetings?.count(code, "attendance_unknown"),
            issuesOpen: issues?.count(code, "open"), issuesResolved: issues?.count(code, "resolved"),
            followupsDone: followups?.count(code, "done"), followupsOverdue: followups?.count(code, "overdue"),
            trainings: trainings?.count(code, "trainings"), trainingsWider: trainingsWider?.count(code, "wider"),
            trainedCadres: trainedCadres, coverage: coverage(trained: trainedCadres, active: active))
    }
}
