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
        var regions = Regions(on: try Meeting.day(of: meeting, in: store) ?? store.call.today, store)
        let homes = try invitees.enumerated().map { i, invitee in
            try invitee.region.flatMap { try regions.id(of: $0, at: "invitees/\(i)/region") }
        }
        try regions.check()
        var ids: [Int64] = []
        for (invitee, home) in zip(invitees, homes) {
            let who = try invitee.identity(at: meeting, in: store)
            if who == nil, let home, let office = invitee.office {
                let holder = try OfficeHolder.find(office, of: home, at: meeting, store.db)
                ids.append(try invitee.write(holder, from: home, to: meeting, in: store))
            } else {
                ids.append(try invitee.write(who, from: home ?? who?.region, to: meeting, in: store))
            }
        }
        if let cadres {
            let found = try cadres.cadres(store.db)
            if found.isEmpty {
                throw RPCError.invalid(
                    "cadres", "empty", "No cadre in '\(cadres.within)' fits: registry.cadre.list shows who there is")
            }
            for cadre in found {
                let who = try Identity.ofCadre(cadre, meeting: meeting, in: store)
                ids.append(
                    try who.invitation ?? GivenInvitee().write(who, from: who.region, to: meeting, in: store))
            }
        }
        for (i, post) in posts.enumerated() {
            ids += try post.invite(to: meeting, at: "posts/\(i)", in: store)
        }
        var seen: Set<Int64> = []
        let list = try ids.filter { seen.insert($0).inserted }.map { try Invitation.find($0, in: store.snapshot) }
        return Invited(meeting: meeting, invitees: list)
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
