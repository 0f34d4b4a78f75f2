import ModuleKit

/// Regions as the registry publishes them: codes outside, its integers inside.
enum Regions {
    /// The registry's number of the region that had a code on a day.
    ///
    /// - Parameter path: the parameter that names it, for the fault.
    static func id(of code: RegionCode, on day: CalendarDate, at path: String, in db: Database) throws -> Int64 {
        if let id = try RegionThen.id(of: code, on: day, db) { return id }
        throw RPCError.invalid(path, "region", try RegionThen.missing(code, db))
    }

    /// The registry's number of a region of the present.
    static func id(of code: RegionCode, at path: String, in db: Database) throws -> Int64 {
        let id = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM registry_pub_region WHERE code = ?"), arguments: [code])
        if let id { return id }
        throw RPCError.invalid(path, "region", try RegionThen.missing(code, db))
    }

    /// The name of a region as it is now; nil where the code is none any more.
    static func name(of code: RegionCode, in db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT name FROM registry_pub_region WHERE code = ?", arguments: [code])
    }

    /// The name that the region had which had a code on a day; nil where there is none.
    static func name(of code: RegionCode, on day: CalendarDate, in db: Database) throws -> String? {
        guard let id = try RegionThen.id(of: code, on: day, db) else { return nil }
        return try String.fetchOne(
            db.cachedStatement(
                sql: "SELECT \(RegionThen.name("r.id", on: ":day")) FROM registry_pub_region_ever r WHERE r.id = :id"),
            arguments: ["id": id, "day": day])
    }
}
