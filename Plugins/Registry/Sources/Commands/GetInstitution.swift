import ModuleKit

struct GetInstitution: ReadCommand {
    static let about = About(
        "registry.institution.get", "Show an institution with its board", access: .viewer, example: #"{"id": 1}"#)

    @Parameter("The institution", alias: "id") var institution: Int64

    func run(_ store: Snapshot) throws -> Institution { try Institutions.get(institution, store) }
}
