import ModuleKit

/// One invitation for each region of a level inside another, as for every village head of a district: by name where the
/// registry knows who holds the office on the meeting's day.
struct PostSelection: ParameterObject {
    @Parameter("Region inside which the regions lie") var within: RegionCode
    @Parameter("Which regions are meant: one invitation for each") var level: PostLevel
    @Parameter(
        "Who is invited of each, as Kepala Desa: in a kelurahan the Lurah, and else as the office is called there",
        .length(2...200)) var office: String
    @Parameter("The part of the community for which they stand", .length(1...200)) var constituency: String?

    enum PostLevel: String, Choice { case regency, district, village }

    /// Invites those who are not invited yet, and answers all in the order of their codes.
    ///
    /// - Parameter path: the parameter, for a fault.
    func invite(to meeting: Int64, at path: String, in store: Transaction) throws -> [Int64] {
        let regions = try Row.fetchAll(
            store.db,
            sql: """
                SELECT r.id, r.kind, r.name,
                    (SELECT local_term FROM registry_pub_region_term WHERE region = r.id) AS local_term,
                    (SELECT head_title FROM registry_pub_region_term WHERE region = r.id) AS head_title
                FROM registry_pub_region r
                WHERE r.level = :level
                    AND (r.code = :within OR (r.code >= :within || '.' AND r.code < :within || '/'))
                ORDER BY r.code
                """, arguments: ["level": level, "within": within])
        if regions.isEmpty {
            throw RPCError.invalid(path, "empty", "There is no \(level.rawValue) in '\(within)'")
        }
        let ids = try regions.compactMap { region -> Int64? in
            let title = OfficeHolder.title(
                of: office, kind: region["kind"], term: region["local_term"], headTitle: region["head_title"])
            guard let title else { return nil }
            var given = GivenInvitee()
            given.office = title
            given.unit = RegionName.full(kind: region["kind"], term: region["local_term"], name: region["name"])
            given.constituency = constituency
            let holder = try OfficeHolder.find(office, of: region["id"], at: meeting, store.db)
            return try given.write(holder, from: region["id"], to: meeting, in: store)
        }
        if ids.isEmpty {
            throw RPCError.invalid(path, "empty", "No \(level.rawValue) in '\(within)' has the office '\(office)'")
        }
        return ids
    }
}
