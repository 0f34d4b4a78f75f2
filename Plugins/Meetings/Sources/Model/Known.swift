import ModuleKit

/// That what a list is asked of is there: an empty list would say that nothing is known of it.
enum Known {
    /// - Throws: `not_found`.
    static func check(_ id: Int64?, _ noun: Sentence, in table: String, _ store: Snapshot) throws {
        guard let id else { return }
        let isThere = try Bool.fetchOne(
            store.db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE id = ?)"), arguments: [id])
        if isThere != true { throw RPCError.notFound(noun, id) }
    }

    /// The cadre that one goes on in: itself, where it was not merged.
    ///
    /// - Throws: `not_found`.
    static func cadre(_ id: Int64?, _ store: Snapshot) throws -> Int64? {
        guard let id else { return nil }
        let kept = try Int64.fetchOne(
            store.db.cachedStatement(
                sql: """
                    SELECT id FROM registry_pub_cadre
                    WHERE id = coalesce((SELECT kept FROM registry_pub_cadre_merge WHERE cadre = ?1), ?1)
                    """), arguments: [id])
        guard let kept else { throw RPCError.notFound("cadre", id) }
        return kept
    }

    /// The person that one goes on in: itself, where it was not merged.
    ///
    /// - Throws: `not_found`.
    static func person(_ id: Int64?, _ store: Snapshot) throws -> Int64? {
        guard let id else { return nil }
        let kept = try Int64.fetchOne(
            store.db.cachedStatement(sql: "SELECT coalesce(merged_into, id) FROM registry_pub_person WHERE id = ?"),
            arguments: [id])
        guard let kept else { throw RPCError.notFound("person", id) }
        return kept
    }
}
