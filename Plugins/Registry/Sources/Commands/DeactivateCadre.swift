import ModuleKit

struct DeactivateCadre: WriteCommand {
    static let about = About(
        "registry.cadre.deactivate", "Record that an active cadre no longer works", access: .clerk,
        example: #"{"id": 1, "on": "2022-01-01", "reason": "Tidak ada kegiatan"}"#)

    @Parameter("The cadre", alias: "id") var cadre: Int64
    @Parameter("Since which day") var on: CalendarDate
    @Parameter("Why", .length(1...300)) var reason: String
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Cadre {
        var cadre = try Cadres.step(.deactivate, of: self.cadre, expected: expected, on: on, reason: reason, store)
        cadre.warnings.add(try Staffing.warnings(cadre, store.snapshot))
        return cadre
    }
}
