import ModuleKit

struct AppointCadre: WriteCommand {
    static let about = About(
        "registry.cadre.appoint", "Record a cadre's decree; of an active one it renews the appointment",
        access: .clerk,
        example: #"{"id": 1, "decree": {"number": "140/01/2024", "date": "2024-01-02", "valid_from": "2024-01-02"}}"#)

    @Parameter("The cadre", alias: "id") var cadre: Int64
    @Parameter("The decree of appointment") var decree: DecreeDetails
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Cadre {
        let present = try Cadres.get(cadre, store.snapshot)
        let region = try Regions.village(RegionCode(unchecked: present.village), store.db, at: "cadre")
        let number = try Decrees.record(decree, village: region, store)
        return try Cadres.step(
            .appoint, of: cadre, expected: expected, on: decree.validFrom, basis: "decree", reference: decree.number,
            decree: number, store)
    }
}
