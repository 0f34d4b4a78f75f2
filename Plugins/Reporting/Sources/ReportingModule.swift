public import ModuleKit

/// Reporting: figures over what the other modules publish, kept beside it and proved against it.
public struct ReportingModule: Module {
    public static let name = "reporting"
    public static let version = "1.0"
    public static let requires: [String] = ["registry"]
    public static let optional: [String] = ["meetings", "trainings"]
    public static let commands: [any Command.Type] = [
        ShowRecap.self, DrillFigure.self, CheckSummary.self, RebuildSummary.self, ListDormant.self,
        ListBelowMinimum.self, ReconcileTables.self, DrawChart.self, DrawMap.self, ShowOverview.self,
        ExportDataset.self, WriteNews.self,
        OpenPeriod.self, ClosePeriod.self, ListPeriods.self, GetPeriod.self, DraftSubmission.self, SubmitReport.self,
        GetSubmission.self, ListSubmissions.self, ShowBoard.self, RemindReporters.self,
    ]
    public static let events: [any Event.Type] = [ReportSubmitted.self, ReportMissing.self]
    public static let words: [Language: Words] = [
        .indonesian: Words(
            .commands, .submissionCommands, .figures, .lists, .submissionResults, .recaps, .tables, .submissions,
            .datasets, .invariants)
    ]
    public static let subscriptions = Following.subscriptions
    public static let derivedTables: Set = [
        "reporting_place", "reporting_area", "reporting_share", "reporting_sum", "reporting_last", "reporting_told",
    ]

    public static func undone(_ write: UndoneWrite, _ store: Transaction) throws {
        try write.tell(Following.undone, store)
    }
}
