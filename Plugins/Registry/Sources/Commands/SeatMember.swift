import ModuleKit

struct SeatMember: WriteCommand {
    static let about = About(
        "registry.institution.seat", "Record somebody on the board of an institution", access: .clerk,
        example: #"{"institution": 1, "office": "Ketua", "name": "Contoh Hasan", "since": "2022-01-03"}"#)

    @Parameter("The institution") var institution: Int64
    @Parameter("As what: Ketua, Sekretaris, Bendahara, …", .length(1...100)) var office: String
    @Group var posted: PostedPerson

    func run(_ store: Transaction) throws -> SeatedMember {
        let board = try Institutions.get(institution, store.snapshot)
        if let until = board.until, until < posted.since {
            throw RPCError.invalidState("institution", is: "ended", allowed: [])
        }
        let person = try posted.record(store)
        let now = store.call.now
        try store.db.execute(
            sql: """
                INSERT INTO registry_board_member (institution, person, office, since, until, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, arguments: [institution, person, office, posted.since, posted.until, now, now])
        let (member, _) = try Institutions.seat(store.db.lastInsertedRowID, store.snapshot)
        return SeatedMember(
            institution: institution, member: member,
            warnings: try BoardRules.warnings(member, institution: institution, store.snapshot))
    }
}
