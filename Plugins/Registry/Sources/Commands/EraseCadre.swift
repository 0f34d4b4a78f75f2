import ModuleKit

struct EraseCadre: WriteCommand {
    static let about = About(
        "registry.cadre.erase", "Erase a cadre on request (UU 27/2022): who it was is gone, what is counted stays",
        access: .admin, example: #"{"id": 1, "request": "Permintaan 1/2026"}"#)

    @Parameter("The cadre", alias: "id") var cadre: Int64
    @Parameter("Which request, as the office files it", .length(3...300)) var request: String

    func run(_ store: Transaction) throws -> Cadre {
        let warnings = try Erasing.erase(try Cadres.get(cadre, store.snapshot).person, request, store)
        var erased = try Cadres.get(cadre, store.snapshot)
        erased.warnings.add(warnings)
        return erased
    }
}
