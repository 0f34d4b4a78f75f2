import ModuleKit
import ArgumentParser
import Client

struct ShowStatus: DaemonCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status", abstract: say("Tell how the daemon is; status 4 when something needs care."))
    }

    @OptionGroup var options: GlobalOptions

    func run(_ session: Session) throws -> Outcome {
        let status = try session.call("core.status", .object([]), on: try session.connect())
        let shown = try session.show(status)
        return status["care"]?.array?.isEmpty == false ? .care : shown
    }
}
