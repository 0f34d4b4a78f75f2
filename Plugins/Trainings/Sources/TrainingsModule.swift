public import ModuleKit

public struct TrainingsModule: Module {
    public static let name = "trainings"
    public static let version = "1.0"
    public static let requires: [String] = ["registry"]
    public static let optional: [String] = ["meetings"]
    public static let commands: [any Command.Type] = []
}
