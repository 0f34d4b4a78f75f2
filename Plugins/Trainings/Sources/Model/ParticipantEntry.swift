import ModuleKit

/// Who is enrolled: a cadre, a person of the registry, or a name that makes a new person.
enum Attendee: Alternatives {
    case cadre(Int64)
    case person(Int64)
    case name(String)

    static var cases: [Case<Attendee>] {
        [
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

/// One participant, as a caller gives it.
struct ParticipantEntry: ParameterObject {
    @OneOf var who: Attendee
    @Parameter("Where the person comes from", .length(1...120)) var unit: String?
    @Parameter("The person's office", .length(1...120)) var office: String?
    @Parameter("L or P; the registry's where it is missing") var sex: Sex?
    @Parameter("The person's region; a cadre's village where it is missing") var region: RegionCode?
}
