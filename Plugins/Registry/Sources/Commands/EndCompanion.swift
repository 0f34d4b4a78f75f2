import ModuleKit

struct EndCompanion: WriteCommand {
    static let about = About(
        "registry.companion.end", "Record that a companion's posting is over", access: .clerk,
        example: #"{"id": 1, "on": "2024-12-31", "reason": "Kontrak berakhir"}"#)

    @Parameter("The companion", alias: "id") var companion: Int64
    @Group var ending: Ending

    func run(_ store: Transaction) throws -> Companion {
        let old = try Companions.get(companion, store.snapshot)
        try Postings.end(
            old.id, in: "registry_companion", "companion", since: old.since, until: old.until, version: old.version,
            ending, store)
        return try Companions.get(old.id, store.snapshot)
    }
}
