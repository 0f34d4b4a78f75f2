import ModuleKit

/// One invitation for each region of a level inside another, as for every village head of a district.
struct PostSelection: ParameterObject {
    @Parameter("Region inside which the regions lie") var within: RegionCode
    @Parameter("Which regions are meant: one invitation for each") var level: PostLevel
    @Parameter("Who is invited of each, as Kepala Desa", .length(2...200)) var office: String
    @Parameter("The part of the community for which they stand", .length(1...200)) var constituency: String?

    enum PostLevel: String, Choice { case regency, district, village }

    /// Invites those who are not invited yet, and answers all in the order of their codes.
    ///
    /// - Parameter path: the parameter, for a fault.
    func invite(to meeting: Int64, at path: String, in store: Transaction) throws -> [Int64] {
        let posts = try Row.fetchAll(
            store.db,
            sql: """
                SELECT r.id, r.kind, r.name, (SELECT min(i.id) FROM meetings_invitation i
                    WHERE i.meeting = :meeting AND i.person IS NULL AND i.region = r.id AND i.office = :office) AS known
                FROM registry_pub_region r
                WHERE r.level = :level
                    AND (r.code = :within OR (r.code >= :within || '.' AND r.code < :within || '/'))
                ORDER BY r.code
                """, arguments: ["meeting": meeting, "office": office, "level": level, "within": within])
        if posts.isEmpty {
            throw RPCError.invalid(path, "empty", "There is no \(level.rawValue) in '\(within)'")
        }
        return try posts.map { post in
            if let known = post["known"] as Int64? { return known }
            try store.db.execute(
                sql: """
                    INSERT INTO meetings_invitation(
                        created_at, updated_at, meeting, office, unit, constituency, region)
                    VALUES (:now, :now, :meeting, :office, :unit, :constituency, :region)
                    """,
                arguments: [
                    "now": store.call.now, "meeting": meeting, "office": office,
                    "unit": RegionName.full(kind: post["kind"], name: post["name"]), "constituency": constituency,
                    "region": post["id"] as Int64,
                ])
            return store.db.lastInsertedRowID
        }
    }
}
