import ModuleKit

struct UpdateInvitee: WriteCommand {
    static let about = About(
        "meetings.invitee.update", "Correct an invitation: what is missing keeps, null clears", access: .clerk,
        example: #"{"invitee": 1, "constituency": "Aparat desa", "expected_version": 1}"#)

    @Parameter("Number of the invitee", alias: "id") var invitee: Int64
    @Parameter("The person's office", .length(1...200)) var office: Change<String>
    @Parameter("Where the person comes from", .length(1...200)) var unit: Change<String>
    @Parameter("The part of the community for which the person stands", .length(1...200)) var constituency:
        Change<String>
    @Parameter("L or P") var sex: Change<Sex>
    @Parameter("Region from which the invitee comes") var region: Change<RegionCode>
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Invitation {
        let old = try Invitation.find(invitee, in: store.snapshot)
        _ = try Meeting.check(.update, of: old.meeting, in: store)
        try expected.check("invitee", version: old.version)
        let home = try home(of: old.meeting, in: store)
        let new = (
            office: office.applied(to: old.office), unit: unit.applied(to: old.unit),
            constituency: constituency.applied(to: old.constituency)
        )
        if old.person == nil, new.office == nil, new.unit == nil, new.constituency == nil {
            throw RPCError.invalid(
                "office", "required", "An invitation names a person, an office, a unit or a constituency")
        }
        try store.db.execute(
            sql: """
                UPDATE meetings_invitation SET version = version + 1, updated_at = :now, office = :office, unit = :unit,
                    constituency = :constituency, sex = :sex, region = :region
                WHERE id = :id
                """,
            arguments: [
                "id": invitee, "now": store.call.now, "office": new.office, "unit": new.unit,
                "constituency": new.constituency, "sex": sex.applied(to: old.sex), "region": home,
            ])
        return try Invitation.find(invitee, in: store.snapshot)
    }

    /// The registry's number of the region from which the invitee comes.
    private func home(of meeting: Int64, in store: Transaction) throws -> Int64? {
        let before = try Int64.fetchOne(
            store.db, sql: "SELECT region FROM meetings_invitation WHERE id = ?", arguments: [invitee])
        guard case .set(let code) = region else { return region.isClear ? nil : before }
        var regions = Regions(on: try Meeting.day(of: meeting, in: store) ?? store.call.today, store)
        let home = try regions.id(of: code, at: "region")
        try regions.check()
        return home
    }
}

struct RemoveInvitee: WriteCommand {
    static let about = About(
        "meetings.invitee.remove", "Take back an invitation that was a mistake", access: .clerk,
        example: #"{"invitee": 1}"#)

    @Parameter("Number of the invitee", alias: "id") var invitee: Int64

    func run(_ store: Transaction) throws -> Invitation {
        let old = try Invitation.find(invitee, in: store.snapshot)
        _ = try Meeting.check(.update, of: old.meeting, in: store)
        let entry = try Int64.fetchOne(
            store.db, sql: "SELECT id FROM meetings_attendance WHERE invitation = ?", arguments: [invitee])
        if let entry {
            throw RPCError(
                .conflict, "The entry \(entry) of the attendance answers this invitation",
                details: ["attendance": .integer(entry)], hint: "meetings.attendance.remove takes that back first")
        }
        try store.db.execute(sql: "DELETE FROM meetings_invitation WHERE id = ?", arguments: [invitee])
        return old
    }
}
