import ModuleKit

struct RevealCadre: WriteCommand {
    static let about = About(
        "registry.cadre.reveal", "Show a cadre's NIK in the clear; who asks, and why, is recorded", access: .admin,
        example: #"{"id": 1, "purpose": "Pencocokan dengan Dukcapil"}"#)

    @Parameter("The cadre", alias: "id") var cadre: Int64
    @Parameter("Why the number is needed", .length(3...300)) var purpose: String

    func run(_ store: Transaction) throws -> RevealedNumber {
        try RevealedNumber(of: try Cadres.get(cadre, store.snapshot).person, purpose, store)
    }
}
