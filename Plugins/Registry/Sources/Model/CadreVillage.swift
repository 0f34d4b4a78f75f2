import ModuleKit

/// Where cadres serve whose village is no more: in that which took over, where it is one alone, and else where somebody
/// says. One whose village was split may go on in the part that has become a village.
enum CadreVillage {
    /// The village where a cadre serves at present; one whose village is no more, or was split, is moved to the one that was
    /// given. The caller, who changes more of the cadre, counts the change and tells of it.
    ///
    /// - Parameter given: needed where the village is no more and no other alone took over.
    /// - Throws: `invalid_params` at `village`, `conflict` where the person serves there already.
    static func settle(_ cadre: Int64, in given: RegionCode?, _ store: Transaction) throws -> Int64 {
        let target = try given.map { try Regions.village($0, store.db, at: "village") }
        let home = try Row.fetchOne(
            store.db,
            sql: """
                SELECT home.id, home.code, home.valid_to, home.heir, cadre.person FROM registry_cadre AS cadre
                JOIN registry_region AS home ON home.id = cadre.village WHERE cadre.id = ?
                """, arguments: [cadre])
        guard let home else { throw RPCError.notFound("cadre", cadre) }
        let (village, code): (Int64, String) = (home["id"], home["code"])
        let last: CalendarDate? = home["valid_to"]
        let heir: Int64? = home["heir"]
        if let present = last == nil ? village : heir {
            guard let target, target != present else { return present }
            let code = try Regions.get(present, store.snapshot).code
            guard let day = try split(present, into: target, store) else {
                throw RPCError.invalid(
                    "village", "present",
                    """
                    The cadre serves in '\(code)', which is there: who goes elsewhere \
                    ends here with registry.cadre.end and is added there with registry.cadre.add
                    """)
            }
            try refuseSecond(home["person"], target, RegionCode(unchecked: given?.text ?? code), store)
            try move(cadre, from: village, code, to: target, since: day, store)
            return target
        }
        guard let target, let given, let last else {
            let now = try Heirs.became(RegionCode(unchecked: code), store.db)
            throw RPCError.invalid(
                "village", "required",
                now.isEmpty
                    ? "'\(code)' is no more: say in which village the cadre serves"
                    : "'\(code)' is no more: say in which village the cadre serves, as \(now.joined(separator: ", "))")
        }
        try refuseSecond(home["person"], target, given, store)
        try move(cadre, from: village, code, to: target, since: last.dayAfter, store)
        return target
    }

    private static func move(
        _ cadre: Int64, from village: Int64, _ code: String, to target: Int64, since day: CalendarDate,
        _ store: Transaction
    ) throws {
        try store.db.execute(
            sql: "UPDATE registry_cadre SET village = ? WHERE id = ?", arguments: [target, cadre])
        try Cadres.record("added", of: cadre, on: day, basis: moved, reference: code, store)
        try store.publish(CadresChanged(village: village, cadres: [cadre]))
    }

    /// The day on which another village was made of a part of one that stayed; nil where it was not.
    private static func split(_ village: Int64, into other: Int64, _ store: Transaction) throws -> CalendarDate? {
        try CalendarDate.fetchOne(
            store.db,
            sql: """
                SELECT max(valid_from) FROM registry_succession WHERE kind = 'split' AND before = ? AND after = ?
                """, arguments: [village, other])
    }

    /// The basis in a history's entry `added` of one that is a move from the village that it refers to.
    static let moved = "succession"

    /// One appointment per person and village that has not ended.
    static func refuseSecond(
        _ person: Int64, _ village: Int64, _ code: RegionCode, _ store: Transaction
    ) throws {
        guard let other = try cadre(person, in: village, store) else { return }
        throw RPCError(
            .conflict, "The person \(person) is a cadre of '\(code)' already: \(other)",
            details: ["cadre": .integer(other)])
    }

    /// The cadre that a person is in a village, or in one from which it took over; nil where the person is none, or the
    /// service has ended.
    static func cadre(_ person: Int64, in village: Int64, _ store: Transaction) throws -> Int64? {
        try Int64.fetchOne(
            store.db,
            sql: """
                SELECT id FROM registry_cadre
                WHERE person = :person AND state <> 'ended' AND village IN (\(Heirs.family))
                """, arguments: ["person": person, "village": village])
    }
}
