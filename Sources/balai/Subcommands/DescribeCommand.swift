import ModuleKit
import ArgumentParser
import Client

struct DescribeCommand: DaemonCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "describe", abstract: say("Tell what a command takes and answers."))
    }

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say("The command's name, such as core.ping.")))
    var name: String

    func run(_ session: Session) throws -> Outcome {
        let command = try session.command(name, of: try session.connect())
        guard session.format == .table else { return try session.show(command.object) }
        session.console.write(CommandHelp(command: command, width: session.console.width).description)
        return .done
    }
}
