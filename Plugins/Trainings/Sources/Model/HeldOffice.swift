import ModuleKit

/// The office that somebody holds on a day as the registry knows it: whoever takes part is there for it, though nobody
/// wrote it down.
struct HeldOffice {
    /// As papers write it: `Plt. Camat`.
    let title: String
    /// The registry's number of the region that has the office.
    let region: Int64

    /// - Returns: of several offices the newest; nil where the person holds none.
    static func find(of person: Int64, on day: CalendarDate, _ db: Database) throws -> HeldOffice? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT o.title, o.region FROM registry_pub_held_office AS o
                    WHERE o.person = :person AND o.since <= :day AND (o.until IS NULL OR o.until >= :day)
                    ORDER BY o.since DESC, o.id DESC LIMIT 1
                    """), arguments: ["person": person, "day": day])
        return row.map { HeldOffice(title: $0["title"], region: $0["region"]) }
    }
}
