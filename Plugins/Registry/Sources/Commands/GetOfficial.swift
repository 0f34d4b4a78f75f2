import ModuleKit

struct GetOfficial: ReadCommand {
    static let about = About("registry.official.get", "Show an official", access: .viewer, example: #"{"id": 1}"#)

    @Parameter("The official", alias: "id") var official: Int64

    func run(_ store: Snapshot) throws -> Official { try Officials.get(official, store) }
}
