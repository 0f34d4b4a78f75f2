public import ModuleKit

/// Reporting: figures over what the other modules publish. It keeps no tables of its own.
public struct ReportingModule: Module {
    public static let name = "reporting"
    public static let version = "1.0"
    public static let requires: [String] = ["registry"]
    public static let optional: [String] = ["meetings", "trainings"]
    public static let commands: [any Command.Type] = [ShowRecap.self, ListDormant.self]
    public static let words: [Language: Words] = [
        .indonesian: Words(.reports)
    ]
}
