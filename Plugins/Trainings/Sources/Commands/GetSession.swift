import ModuleKit

struct GetSession: ReadCommand {
    static let about = About(
        "trainings.session.get", "Show a session", access: .viewer, example: #"{"session": 1}"#)

    @Parameter("Number of the session", alias: "id") var session: Int64

    func run(_ store: Snapshot) throws -> Session { try Session.find(session, in: store) }
}
