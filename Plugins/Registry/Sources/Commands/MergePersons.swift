import ModuleKit

struct MergePersons: WriteCommand {
    static let about = About(
        "registry.person.merge", "Make one person of two records, with everything that both have", access: .clerk,
        example: #"{"keep": 1, "drop": 2}"#)

    @Parameter("The person who stays") var keep: Int64
    @Parameter("The person who is the same") var drop: Int64

    func run(_ store: Transaction) throws -> Person { try Merging.merge(keep: keep, drop: drop, store) }
}
