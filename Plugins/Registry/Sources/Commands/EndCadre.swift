import ModuleKit

struct EndCadre: WriteCommand {
    static let about = About(
        "registry.cadre.end", "Record that a cadre's service has ended", access: .clerk,
        example: #"{"id": 1, "on": "2024-12-31", "reason": "term"}"#)

    @Parameter("The cadre", alias: "id") var cadre: Int64
    @Parameter("The last day") var on: CalendarDate
    @Parameter("Why") var reason: Reason
    @Group var expected: Expected

    enum Reason: String, Choice { case resigned, died, moved, term, dismissed }

    func run(_ store: Transaction) throws -> Cadre {
        var cadre = try Cadres.step(.end, of: self.cadre, expected: expected, on: on, reason: reason.rawValue, store)
        cadre.warnings.add(try Staffing.warnings(cadre, store.snapshot))
        return cadre
    }
}
