public import ModuleKit

public struct RegistryModule: Module {
    public static let name = "registry"
    public static let version = "1.0"
    public static let requires: [String] = []
    public static let optional: [String] = []
    public static let commands: [any Command.Type] = []
}
