import ModuleKit

/// A person was erased on request: whoever keeps the name as it was written, or anything else of the person's own,
/// replaces it now, and tells the core with ``Transaction/erase(_:rows:)``. Texts that still name the person among other
/// words are told with `registry.person.tell`: what they are of, and a list of their numbers.
struct PersonErased: Event {
    static let topic = "registry.person.erased"
    let person: Int64
    let name: String

    static let fields = Fields<Self> {
        Field(\.person, "The person")
        Field(\.name, "What stands in the name's place from now on")
    }
}

/// Answering a request to be erased. Sex, villages, and dates of service stay, and the year of birth: what is counted.
enum Erasing {
    /// What stands in the place of a name.
    static let name = "(dihapus)"

    /// - Returns: what backups still hold, as ``Transaction/erase(_:rows:)`` tells it, and which texts somebody must look at.
    /// - Throws: `invalid_state` of a person who is erased already.
    static func erase(_ id: Int64, _ request: String, _ store: Transaction) throws -> [Warning] {
        let person = try People.resolve(id, store.snapshot)
        guard person.erasedAt == nil else { throw RPCError.invalidState("person", is: "erased", allowed: []) }
        try AccessLog.record(.erase, of: person.id, request, store)
        // Records that were found to be this person hold the same of it.
        let persons = try Int64.fetchAll(
            store.db,
            sql: """
                WITH RECURSIVE same (id) AS (
                    SELECT ?1 UNION SELECT person.id FROM registry_person AS person JOIN same ON person.merged_into = same.id)
                SELECT id FROM same ORDER BY id
                """, arguments: [person.id])
        // First the others, who may look for the name, and then the name.
        for person in persons { try store.publish(PersonErased(person: person, name: name)) }
        for person in persons { try empty(person, store) }
        let held = try store.erase("registry_person", rows: persons)
        return try [held].compactMap(\.self) + ExportSection.take(store).map(named)
    }

    private static func named(_ told: ExportSection) -> Warning {
        let numbers = told.data.array?.map(\.text).joined(separator: ", ") ?? told.data.text
        return Warning(
            name: "named_in_texts",
            message: """
                Texts of \(told.section) \(numbers) still hold the name, among other words: correct them; what was \
                ratified stays, as an archive does
                """)
    }

    private static func empty(_ person: Int64, _ store: Transaction) throws {
        try store.db.execute(
            sql: """
                UPDATE registry_person SET name = ?, birth_year = CAST(substr(birth_date, 1, 4) AS INTEGER),
                    birth_place = NULL, birth_date = NULL, education = NULL, courses = '[]', fields = '[]', phone = NULL,
                    address = NULL, nik = NULL, nik_hash = NULL, nik_state = 'none', erased_at = ?,
                    version = version + 1, updated_at = ?
                WHERE id = ?
                """, arguments: [name, store.call.now, store.call.now, person])
        // A cadre is answered with the name, which is another one now.
        try store.db.execute(
            sql: "UPDATE registry_cadre SET version = version + 1, updated_at = ? WHERE person = ?",
            arguments: [store.call.now, person])
        // Why somebody did not work may say more of the person than is counted; how a service ended is a word of a list.
        let reasons = try Int64.fetchAll(
            store.db,
            sql: """
                SELECT event.id FROM registry_cadre AS cadre
                JOIN registry_cadre_event AS event ON event.cadre = cadre.id
                WHERE cadre.person = ? AND event.kind <> 'ended' AND event.reason IS NOT NULL
                """, arguments: [person])
        for reason in reasons {
            try store.db.execute(
                sql: "UPDATE registry_cadre_event SET reason = NULL WHERE id = ?", arguments: [reason])
        }
        try store.erase("registry_cadre_event", rows: reasons)
        try Postings.erase(person, name: name, store)
    }
}
