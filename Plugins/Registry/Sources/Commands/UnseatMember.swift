import ModuleKit

struct UnseatMember: WriteCommand {
    static let about = About(
        "registry.institution.unseat", "Record that somebody is on a board no longer", access: .clerk,
        example: #"{"member": 1, "on": "2024-12-31", "reason": "Mengundurkan diri"}"#)

    @Parameter("The seat", alias: "id") var member: Int64
    @Group var ending: Ending

    func run(_ store: Transaction) throws -> Institution {
        let (seat, institution) = try Institutions.seat(member, store.snapshot)
        try Postings.end(
            seat.id, in: "registry_board_member", "board member", since: seat.since, until: seat.until,
            version: seat.version, ending, store)
        return try Institutions.get(institution, store.snapshot)
    }
}
