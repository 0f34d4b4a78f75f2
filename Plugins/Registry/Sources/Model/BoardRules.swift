import ModuleKit

/// What the rules for boards say of a seat (Permendagri 18/2018): terms have an end, nobody serves many, and nobody
/// sits on two boards. The office sets the numbers; all of it warns, and nothing is refused.
enum BoardRules {
    static func warnings(_ seat: BoardMember, institution: Int64, _ store: Snapshot) throws -> [Warning] {
        let settings = try store.settings(RegistrySettings.self)
        return [
            length(seat, years: settings.boardTermYears),
            try count(seat, institution, most: settings.boardTermsMost, store),
            try early(seat, institution, store),
        ].compactMap(\.self) + (try beside(seat, institution, store)) + (try elsewhere(seat, institution, store))
    }

    /// A seat on the board of an institution that was not there yet.
    private static func early(_ seat: BoardMember, _ institution: Int64, _ store: Snapshot) throws -> Warning? {
        guard let first = try Institutions.get(institution, store).since, seat.since < first else { return nil }
        return Warning(
            name: "before_institution", path: "/since",
            message: "The seat begins on '\(seat.since)', and the institution on \(first)")
    }

    /// Other seats of this board in the same days: of the same person, or of the same office, of which a board has one.
    private static func beside(_ seat: BoardMember, _ institution: Int64, _ store: Snapshot) throws -> [Warning] {
        let others = try Institutions.get(institution, store).board.filter { other in
            other.id != seat.id && other.since <= seat.until ?? other.since && seat.since <= other.until ?? seat.since
        }
        return others.compactMap { other in
            let isSameOffice = FoldedName(other.office) == FoldedName(seat.office)
            switch (other.person == seat.person, isSameOffice) {
            case (true, false):
                return Warning(
                    name: "double_office", path: "/person",
                    message: "The person has another office on this board in the same days: \(other.office)")
            case (false, true) where single.contains(FoldedName(seat.office)):
                return Warning(
                    name: "office_taken", path: "/office",
                    message: "The board has somebody else as '\(other.office)' in the same days: \(other.name)")
            default: return nil
            }
        }
    }

    /// Offices of which a board has one.
    private static let single = Set(["Ketua", "Wakil Ketua", "Sekretaris", "Bendahara"].map { FoldedName($0) })

    private static func length(_ seat: BoardMember, years: Int) -> Warning? {
        guard let until = seat.until, until >= seat.since.adding(months: 12 * years) else { return nil }
        return Warning(
            name: "long_term", path: "/until",
            message: "The term lasts until \(until): it should have at most \(years) years")
    }

    /// Terms that the person has had on this board, this one counted.
    private static func count(
        _ seat: BoardMember, _ institution: Int64, most: Int, _ store: Snapshot
    ) throws -> Warning? {
        let terms = try Int.fetchOne(
            store.db,
            sql: "SELECT count(*) FROM registry_board_member WHERE institution = ? AND person = ? AND since <= ?",
            arguments: [institution, seat.person, seat.since])
        guard let terms, terms > most else { return nil }
        return Warning(
            name: "many_terms", path: "/person",
            message: "It is the person's term number \(terms): at most \(most) are allowed")
    }

    /// Boards and offices that the person has on the first day of the seat.
    private static func elsewhere(
        _ seat: BoardMember, _ institution: Int64, _ store: Snapshot
    ) throws -> [Warning] {
        let boards = try String.fetchAll(
            store.db,
            sql: """
                SELECT institution.name FROM registry_board_member AS member
                JOIN registry_institution AS institution ON institution.id = member.institution
                WHERE member.person = :person AND member.institution <> :institution AND \(Postings.holds("member"))
                ORDER BY institution.id
                """, arguments: ["person": seat.person, "institution": institution, "on": seat.since])
        let offices = try String.fetchAll(
            store.db,
            sql: """
                SELECT coalesce(official.title, official.office) || ', ' || region.name FROM registry_official AS official
                JOIN registry_region AS region ON region.id = official.region
                WHERE official.person = :person AND \(Postings.holds("official")) ORDER BY official.id
                """, arguments: ["person": seat.person, "on": seat.since])
        return (boards + offices).map {
            Warning(name: "double_office", path: "/person", message: "The person serves elsewhere too: \($0)")
        }
    }
}
