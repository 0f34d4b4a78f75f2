import ModuleKit

struct EndInstitution: WriteCommand {
    static let about = About(
        "registry.institution.end", "Record that an institution works no longer; its board ends with it",
        access: .clerk, example: #"{"id": 1, "on": "2024-12-31", "reason": "Digabung dengan LPM lain"}"#)

    @Parameter("The institution", alias: "id") var institution: Int64
    @Group var ending: Ending

    func run(_ store: Transaction) throws -> Institution {
        let old = try Institutions.get(institution, store.snapshot)
        try Postings.end(
            old.id, in: "registry_institution", "institution", since: old.since, until: old.until,
            version: old.version, ending, store)
        try store.db.execute(
            sql: """
                UPDATE registry_board_member SET until = max(since, :on), reason = :reason, version = version + 1,
                    updated_at = :now
                WHERE institution = :id AND (until IS NULL OR until > :on)
                """,
            arguments: ["on": ending.on, "reason": ending.reason, "now": store.call.now, "id": old.id])
        return try Institutions.get(old.id, store.snapshot)
    }
}
