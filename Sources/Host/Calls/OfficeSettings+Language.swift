import ModuleKit

extension OfficeSettings {
    /// The language that the office has set; nil where it has set none.
    static func language(_ db: Database) throws -> Language? {
        let set = try String.fetchOne(
            db.cachedStatement(sql: "SELECT value ->> '$.language' FROM core_setting WHERE module = ?"),
            arguments: [module])
        return set.flatMap { Language(rawValue: $0) }
    }
}
