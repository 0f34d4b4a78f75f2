import ModuleKit

struct UpdateCadre: WriteCommand {
    static let about = About(
        "registry.cadre.update", "Correct what a cadre is named for", access: .clerk,
        example: #"{"id": 1, "role": "Perencanaan"}"#)

    @Parameter("The cadre", alias: "id") var cadre: Int64
    @Parameter("What the decree names the cadre for", .length(1...100)) var role: Change<String>
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Cadre {
        let old = try Cadres.get(cadre, store.snapshot)
        try expected.check("cadre", version: old.version)
        try store.db.execute(
            sql: "UPDATE registry_cadre SET role = ?, version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [role.applied(to: old.role), store.call.now, cadre])
        return try Cadres.get(cadre, store.snapshot)
    }
}
