import ModuleKit

/// Who came: somebody invited, a cadre, a person of the registry, or a name that makes a new person.
enum Attendee: Alternatives {
    case invitee(Int64)
    case cadre(Int64)
    case person(Int64)
    case name(String)

    static var cases: [Case<Attendee>] {
        [
            Case("invitee", "An invitee's number", { (id: Int64) in .invitee(id) }) {
                if case .invitee(let id) = $0 { id } else { nil }
            },
            Case("cadre", "A cadre's number", { (id: Int64) in .cadre(id) }) {
                if case .cadre(let id) = $0 { id } else { nil }
            },
            Case("person", "A person's number", { (id: Int64) in .person(id) }) {
                if case .person(let id) = $0 { id } else { nil }
            },
            Case("name", "A name; always makes a new person", { (name: String) in .name(name) }, .length(2...120)) {
                if case .name(let name) = $0 { name } else { nil }
            },
        ]
    }
}

/// One entry of a meeting's attendance, as a caller gives it.
struct AttendanceEntry: ParameterObject {
    @OneOf var who: Attendee
    @Parameter("Whether the person came") var status: AttendanceStatus
    @Parameter("Who came in the person's place", .length(1...200)) var representedBy: Change<String>
    @Parameter("L or P; the registry's where it is missing") var sex: Change<Sex>
    @Parameter("The part of the community for which the person stands", .length(1...200)) var constituency:
        Change<String>
    @Parameter("The person's office", .length(1...200)) var office: Change<String>
    @Parameter("Where the person comes from", .length(1...200)) var unit: Change<String>
    @Parameter("Region from which the person comes; a cadre's village where it is missing") var region:
        Change<RegionCode>

    func validate(_ faults: inout Faults) {
        if case .set = representedBy, status != .represented {
            faults.add(
                at: "represented_by", "status",
                "Stands only with the status 'represented': the status is '\(status.rawValue)'")
        }
    }

    /// Who is meant; a name makes a new person.
    func identity(at meeting: Int64, in store: Transaction) throws -> Identity {
        switch who {
        case .invitee(let id): return try Identity.ofInvitee(id, meeting: meeting, in: store)
        case .cadre(let id): return try Identity.ofCadre(id, meeting: meeting, in: store)
        case .person(let id): return try Identity.ofPerson(id, meeting: meeting, in: store)
        case .name(let name):
            return try Identity.new(name, sex: sex.applied(to: nil), meeting: meeting, in: store)
        }
    }
}
