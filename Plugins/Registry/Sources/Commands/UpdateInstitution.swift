import ModuleKit

struct UpdateInstitution: WriteCommand {
    static let about = About(
        "registry.institution.update", "Correct what is recorded of an institution", access: .clerk,
        example: #"{"id": 1, "basis": "Perdes 2/2022"}"#)

    @Parameter("The institution", alias: "id") var institution: Int64
    @Parameter("What it is") var kind: InstitutionKind?
    @Parameter("Its name", .length(1...150)) var name: String?
    @Parameter("Regulation or decree on which it rests", .length(1...150)) var basis: Change<String>
    @Parameter("First day") var since: Change<CalendarDate>
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Institution {
        let old = try Institutions.get(institution, store.snapshot)
        try expected.check("institution", version: old.version)
        try store.db.execute(
            sql: """
                UPDATE registry_institution SET kind = ?, name = ?, basis = ?, since = ?, version = version + 1,
                    updated_at = ? WHERE id = ?
                """,
            arguments: [
                kind ?? old.kind, name?.trimmedSpaces ?? old.name, basis.applied(to: old.basis),
                since.applied(to: old.since), store.call.now, old.id,
            ])
        return try Institutions.get(old.id, store.snapshot)
    }
}
