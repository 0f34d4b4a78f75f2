import ModuleKit

struct GetCadre: ReadCommand {
    static let about = About("registry.cadre.get", "Show a cadre", access: .viewer, example: #"{"id": 1}"#)

    @Parameter("The cadre", alias: "id") var cadre: Int64

    func run(_ store: Snapshot) throws -> Cadre { try Cadres.get(cadre, store) }
}
