import ModuleKit

struct InviteToMeeting: WriteCommand {
    static let about = About(
        "meetings.invite", "Invite people, offices, the cadres and the office holders of a region to a meeting",
        access: .clerk,
        example: #"""
            {"meeting": 1, "invitees": [{"office": "Camat", "unit": "Kecamatan Muara Komam"}],
             "cadres": {"within": "64.01.07"},
             "posts": [{"within": "64.01.07", "level": "village", "office": "Kepala Desa", "constituency": "Aparat desa"}]}
            """#)

    @Parameter("Number of the meeting", alias: "id") var meeting: Int64
    @Parameter("Who is invited", .items(0...2000)) var invitees: [GivenInvitee] = []
    @Parameter("Cadres of a region; who is invited already stays so") var cadres: CadreSelection?
    @Parameter("Office holders of regions, one for each; who is invited already stays so", .items(0...20)) var posts:
        [PostSelection] = []

    func validate(_ faults: inout Faults) {
        if invitees.isEmpty, cadres == nil, posts.isEmpty {
            faults.add("one_of", "Give 'invitees', 'cadres' or 'posts'")
        }
    }

    func run(_ store: Transaction) throws -> Invited {
        try Meeting.take(.invite, of: meeting, in: store)
        var regions = Regions(store)
        let homes = try invitees.enumerated().map { i, invitee in
            try invitee.region.flatMap { try regions.id(of: $0, at: "invitees/\(i)/region") }
        }
        try regions.check()
        var ids: [Int64] = []
        for (invitee, home) in zip(invitees, homes) {
            let who = try invitee.identity(at: meeting, in: store)
            ids.append(try write(invitee, who, from: home ?? who?.region, in: store))
        }
        if let cadres {
            let found = try cadres.cadres(store.db)
            if found.isEmpty {
                throw RPCError.invalid(
                    "cadres", "empty", "No cadre in '\(cadres.within)' fits: registry.cadre.list shows who there is")
            }
            for cadre in found {
                let who = try Identity.ofCadre(cadre, meeting: meeting, in: store)
                ids.append(try who.invitation ?? write(GivenInvitee(), who, from: who.region, in: store))
            }
        }
        for (i, post) in posts.enumerated() {
            ids += try post.invite(to: meeting, at: "posts/\(i)", in: store)
        }
        var seen: Set<Int64> = []
        let list = try ids.filter { seen.insert($0).inserted }.map { try Invitation.find($0, in: store.snapshot) }
        return Invited(meeting: meeting, invitees: list)
    }

    /// Adds an invitation, or adds to the one that there is what is new.
    private func write(
        _ given: GivenInvitee, _ who: Identity?, from region: Int64?, in store: Transaction
    ) throws -> Int64 {
        let values: StatementArguments = [
            "now": store.call.now, "cadre": who?.cadre, "office": given.office, "unit": given.unit,
            "constituency": given.constituency, "sex": given.sex ?? who?.sex, "region": region,
        ]
        if let id = who?.invitation {
            try store.db.execute(
                sql: """
                    UPDATE meetings_invitation SET version = version + 1, updated_at = :now,
                        cadre = coalesce(:cadre, cadre), office = coalesce(:office, office),
                        unit = coalesce(:unit, unit), constituency = coalesce(:constituency, constituency),
                        sex = coalesce(:sex, sex), region = coalesce(:region, region)
                    WHERE id = :id
                    """, arguments: values &+ ["id": id])
            return id
        }
        try store.db.execute(
            sql: """
                INSERT INTO meetings_invitation(
                    created_at, updated_at, meeting, person, cadre, name, office, unit, constituency, sex, region)
                VALUES (:now, :now, :meeting, :person, :cadre, :name, :office, :unit, :constituency, :sex, :region)
                """, arguments: values &+ ["meeting": meeting, "person": who?.person, "name": who?.name])
        let id = store.db.lastInsertedRowID
        // Who was recorded as present before the invitation is no walk-in.
        try store.db.execute(
            sql: """
                UPDATE meetings_attendance SET version = version + 1, updated_at = :now, invitation = :id
                WHERE meeting = :meeting AND person = :person
                """, arguments: ["now": store.call.now, "id": id, "meeting": meeting, "person": who?.person])
        return id
    }
}

struct Invited: Described {
    let meeting: Int64
    let invitees: [Invitation]

    static let fields = Fields<Self> {
        Field(\.meeting, "The meeting")
        Field(\.invitees, "The invitations: those given in their order, then the cadres, then the office holders")
    }
}
