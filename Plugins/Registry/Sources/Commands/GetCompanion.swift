import ModuleKit

struct GetCompanion: ReadCommand {
    static let about = About("registry.companion.get", "Show a companion", access: .viewer, example: #"{"id": 1}"#)

    @Parameter("The companion", alias: "id") var companion: Int64

    func run(_ store: Snapshot) throws -> Companion { try Companions.get(companion, store) }
}
