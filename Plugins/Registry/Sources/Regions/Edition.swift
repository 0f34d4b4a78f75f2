import ModuleKit

/// Tells whether names that were read before are still those of the store.
enum Edition {
    static func read(_ db: Database) throws -> String {
        try String.fetchOne(db.cachedStatement(sql: "SELECT token FROM registry_edition")) ?? ""
    }

    /// Called with every change of names. By chance, not by count: another store must not seem to be this one.
    static func advance(_ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE registry_edition SET token = hex(randomblob(8))").execute()
    }
}
