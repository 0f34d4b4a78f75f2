import ModuleKit

struct GetNeed: ReadCommand {
    static let about = About("trainings.need.get", "Show a need", access: .viewer, example: #"{"need": 1}"#)

    @Parameter("Number of the need", alias: "id") var need: Int64

    func run(_ store: Snapshot) throws -> Need { try Need.find(need, in: store) }
}
