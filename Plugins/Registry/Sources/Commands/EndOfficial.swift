import ModuleKit

struct EndOfficial: WriteCommand {
    static let about = About(
        "registry.official.end", "Record that an official holds an office no longer", access: .clerk,
        example: #"{"id": 1, "on": "2024-01-02", "reason": "Purna tugas"}"#)

    @Parameter("The official", alias: "id") var official: Int64
    @Group var ending: Ending

    func run(_ store: Transaction) throws -> Official {
        let old = try Officials.get(official, store.snapshot)
        try Postings.end(
            old.id, in: "registry_official", "official", since: old.since, until: old.until, version: old.version,
            ending, store)
        return try Officials.get(old.id, store.snapshot)
    }
}
