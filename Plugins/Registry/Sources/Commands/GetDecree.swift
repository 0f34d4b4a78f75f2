import ModuleKit

struct GetDecree: ReadCommand {
    static let about = About(
        "registry.decree.get", "Show a decree with its attachment", access: .viewer, example: #"{"id": 1}"#)

    @Parameter("The decree", alias: "id") var decree: Int64

    func run(_ store: Snapshot) throws -> DecreeRecord { try Decrees.get(decree, store) }
}
