import ModuleKit

/// The rows that a decree's attachment has already, each of which one row of the same attachment recorded again may mean.
struct Attachment {
    private struct Recorded {
        let cadre: Int64
        let name: PersonName
        let sex: Sex?
        let address: String?
    }

    private var rows: [Recorded]

    /// - Parameter members: what is recorded now. Whom it names by number, no name in it means.
    init(of decree: Int64, _ members: [RecordDecree.Member], _ db: Database) throws {
        var cadres: Set<Int64> = []
        var persons: Set<Int64> = []
        for member in members {
            switch member.who {
            case .cadre(let cadre): cadres.insert(cadre)
            case .person(let person): persons.insert(person)
            case .name: break
            }
        }
        rows = try Row.fetchAll(
            db,
            sql: """
                SELECT member.cadre, cadre.person, member.name, person.sex, member.address
                FROM registry_decree_member AS member JOIN registry_cadre AS cadre ON cadre.id = member.cadre
                JOIN registry_person AS person ON person.id = cadre.person WHERE member.decree = ? ORDER BY member.place
                """, arguments: [decree]
        ).filter { !cadres.contains($0["cadre"]) && !persons.contains($0["person"]) }.map {
            Recorded(cadre: $0["cadre"], name: PersonName($0["name"]), sex: $0["sex"], address: $0["address"])
        }
    }

    /// The cadre whom the attachment has under a name, and who was not taken before: of several the one that says the
    /// same, and never one of another sex.
    mutating func take(_ name: String, _ member: RecordDecree.Member) -> Int64? {
        let name = PersonName(name)
        func likeness(_ row: Recorded) -> Int {
            (row.sex == member.sex ? 1 : 0) + (Self.isSame(row.address, member.address) ? 2 : 0)
        }
        let meant = rows.indices.filter { rows[$0].name == name && !Self.differ(rows[$0].sex, member.sex) }
        guard let best = meant.max(by: { (likeness(rows[$0]), $1) < (likeness(rows[$1]), $0) }) else { return nil }
        return rows.remove(at: best).cadre
    }

    /// Two rows of one list are two people.
    ///
    /// - Throws: `invalid_params` of two with one name whom neither sex nor address tells apart.
    static func refuseTwice(_ members: [RecordDecree.Member]) throws {
        var earlier: [PersonName: [Int]] = [:]
        for (place, member) in members.enumerated() {
            guard case .name(let name) = member.who else { continue }
            let others = earlier[PersonName(name), default: []]
            let twin = others.first {
                !differ(members[$0].sex, member.sex)
                    && (members[$0].address == nil || member.address == nil
                        || isSame(members[$0].address, member.address))
            }
            if let twin {
                throw RPCError.invalid(
                    "members/\(place)/name", "twice",
                    """
                    '\(name)' stands in members/\(twin) too: give the sex or the address of both where they are two people, \
                    and one row where they are one
                    """)
            }
            earlier[PersonName(name)] = others + [place]
        }
    }

    private static func differ(_ a: Sex?, _ b: Sex?) -> Bool { a != nil && b != nil && a != b }

    private static func isSame(_ a: String?, _ b: String?) -> Bool {
        a?.trimmedSpaces.lowercased() == b?.trimmedSpaces.lowercased()
    }
}
