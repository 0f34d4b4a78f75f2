public import ModuleKit

public struct ReportingModule: Module {
    public static let name = "reporting"
    public static let version = "1.0"
    public static let requires: [String] = ["registry"]
    public static let optional: [String] = ["meetings", "trainings"]
    public static let commands: [any Command.Type] = []
}
