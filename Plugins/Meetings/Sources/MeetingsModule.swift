public import ModuleKit

public struct MeetingsModule: Module {
    public static let name = "meetings"
    public static let version = "1.0"
    public static let requires: [String] = ["registry"]
    public static let optional: [String] = []
    public static let commands: [any Command.Type] = []
}
