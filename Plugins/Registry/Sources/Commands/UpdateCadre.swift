import ModuleKit

struct UpdateCadre: WriteCommand {
    static let about = About(
        "registry.cadre.update", "Correct what a cadre is named for, and what is recorded of the person",
        access: .clerk, example: #"{"id": 1, "role": "Perencanaan", "phone": "0812 0000 0000"}"#)

    @Parameter("The cadre", alias: "id") var cadre: Int64
    @Parameter("What the decree names the cadre for", .length(1...100)) var role: Change<String>
    @Parameter("Where the cadre serves, of one whose village is no more") var village: RegionCode?
    @Group var changes: PersonChanges
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Cadre {
        let old = try Cadres.get(cadre, store.snapshot)
        try expected.check("cadre", version: old.version)
        var warnings: [Warning] = []
        if !changes.isEmpty {
            let person = try changes.apply(to: People.resolve(old.person, store.snapshot), store)
            warnings = try changes.warnings(person, in: old.village, store)
        }
        if let village { _ = try CadreVillage.settle(old.id, in: village, store) }
        try store.db.execute(
            sql: "UPDATE registry_cadre SET role = ?, version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [role.applied(to: old.role), store.call.now, old.id])
        if village != nil || role.applied(to: old.role) != old.role { try CadresChanged.publish(old.id, store) }
        var updated = try Cadres.get(old.id, store.snapshot)
        updated.warnings.add(warnings)
        return updated
    }
}
