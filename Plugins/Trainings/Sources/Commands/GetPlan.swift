import ModuleKit

struct GetPlan: ReadCommand {
    static let about = About(
        "trainings.plan.get", "Show a plan, and how far it is filled", access: .viewer, example: #"{"plan": 1}"#)

    @Parameter("Number of the plan", alias: "id") var plan: Int64

    func run(_ store: Snapshot) throws -> Plan { try Plan.find(plan, in: store) }
}
