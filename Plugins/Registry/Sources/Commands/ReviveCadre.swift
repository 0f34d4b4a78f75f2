import ModuleKit

struct ReviveCadre: WriteCommand {
    static let about = About(
        "registry.cadre.revive", "Bring an inactive cadre back to work, on a day and a basis", access: .clerk,
        example: #"{"id": 1, "on": "2024-03-13", "basis": {"kind": "meeting", "reference": "1"}}"#)

    @Parameter("The cadre", alias: "id") var cadre: Int64
    @Parameter("Since which day") var on: CalendarDate
    @Parameter("What brought the cadre back") var basis: Basis
    @Group var expected: Expected

    struct Basis: ParameterObject {
        @Parameter("A decree, a meeting or a training") var kind: BasisKind
        @Parameter("The decree's number, or that of the meeting or training", .length(1...100)) var reference: String
    }

    enum BasisKind: String, Choice { case decree, meeting, training }

    func run(_ store: Transaction) throws -> Cadre {
        let decree = basis.kind == .decree ? try Decrees.find(basis.reference, ofCadre: cadre, store) : nil
        var revived = try Cadres.step(
            .revive, of: cadre, expected: expected, on: on, basis: basis.kind.rawValue, reference: basis.reference,
            decree: decree, store)
        if basis.kind == .decree, decree == nil {
            revived.warnings.add([
                Warning(
                    name: "decree_unknown", path: "/basis/reference",
                    message: """
                        No decree '\(basis.reference)' is recorded for '\(revived.village)': registry.cadre.appoint records it
                        """)
            ])
        }
        try store.publish(
            CadreRevived(
                cadre: revived.id, person: revived.person, village: revived.village, on: on, basis: basis.kind,
                reference: basis.reference))
        return revived
    }
}

/// A dormant cadre came back to work.
struct CadreRevived: Event {
    static let topic = "registry.cadre.revived"
    let cadre: Int64
    let person: Int64
    let village: String
    let on: CalendarDate
    let basis: ReviveCadre.BasisKind
    let reference: String

    static let fields = Fields<Self> {
        Field(\.cadre, "The cadre")
        Field(\.person, "The person")
        Field(\.village, "Code of the village")
        Field(\.on, "Since which day")
        Field(\.basis, "What brought the cadre back")
        Field(\.reference, "Which one")
    }
}
