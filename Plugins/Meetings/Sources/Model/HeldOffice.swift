import ModuleKit

/// The office that somebody holds on a meeting's day as the registry knows it: whoever comes is there for it, though
/// nobody wrote it down.
struct HeldOffice {
    /// As papers write it: `Plt. Camat`.
    let title: String
    /// The registry's number of the region that has the office.
    let region: Int64

    /// - Returns: of several offices the newest; nil where the person holds none.
    static func find(of person: Int64, at meeting: Int64, _ db: Database) throws -> HeldOffice? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT o.title, o.region FROM meetings_meeting AS m JOIN registry_pub_held_office AS o
                        ON o.person = :person AND o.since <= m.on_date AND (o.until IS NULL OR o.until >= m.on_date)
                    WHERE m.id = :meeting
                    ORDER BY o.since DESC, o.id DESC LIMIT 1
                    """), arguments: ["person": person, "meeting": meeting])
        return row.map { HeldOffice(title: $0["title"], region: $0["region"]) }
    }
}
