import ModuleKit

/// Regions as the registry publishes them: codes outside, its integers inside.
enum Regions {
    /// The registry's number of a region.
    ///
    /// - Parameter path: the parameter that names it, for the fault.
    static func id(of code: RegionCode, at path: String, in db: Database) throws -> Int64 {
        let id = try Int64.fetchOne(db, sql: "SELECT id FROM registry_pub_region WHERE code = ?", arguments: [code])
        guard let id else {
            throw RPCError.invalid(
                path, "region",
                "There is no region '\(code)': registry.region.search finds it by its name, registry.region.import brings a list in"
            )
        }
        return id
    }

    /// The name of a region as it is now; nil where the code is none any more.
    static func name(of code: RegionCode, in db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT name FROM registry_pub_region WHERE code = ?", arguments: [code])
    }
}
