import ModuleKit

struct AppointCadre: WriteCommand {
    static let about = About(
        "registry.cadre.appoint", "Record a cadre's decree; of an active one it renews the appointment",
        access: .clerk,
        example: #"{"id": 1, "decree": {"number": "140/01/2024", "date": "2024-01-02", "valid_from": "2024-01-02"}}"#)

    @Parameter("The cadre", alias: "id") var cadre: Int64
    @Parameter("The decree of appointment") var decree: DecreeDetails
    @Parameter("Where the cadre serves, of one whose village is no more; not needed where one village alone took over")
    var village: RegionCode?
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Cadre {
        try expected.check("cadre", version: Cadres.get(cadre, store.snapshot).version)
        let region = try CadreVillage.settle(cadre, in: village, store)
        let number = try Decrees.record(decree, village: region, store)
        if try Cadres.isAppointed(cadre, by: number, store) { return try Cadres.get(cadre, store.snapshot) }
        return try Cadres.step(
            .appoint, of: cadre, expected: Expected(), on: decree.validFrom, basis: "decree", reference: decree.number,
            decree: number, store)
    }
}
