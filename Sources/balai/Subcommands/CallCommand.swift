import ArgumentParser
import Client
import ModuleKit

struct CallCommand: DaemonCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "call", abstract: say("Call a command with its parameters as JSON, for scripts."))
    }

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say("The command's name, such as core.ping.")))
    var name: String

    @Argument(help: ArgumentHelp(say("The parameters, a JSON object; - reads standard input, @FILE a file.")))
    var json: String?

    @Option(help: ArgumentHelp(say("Where to write a file that is answered."), valueName: "path"))
    var out: String?

    func run(_ session: Session) throws -> Outcome {
        let params = try params(session.console.files)
        let connection = try session.connect()
        return try session.show(try session.call(name, params, on: connection), out: out, fetch: connection.fetch)
    }

    private func params(_ files: FileSource) throws -> JSONValue {
        guard let json else { return .object([]) }
        if json == "-" { return try files.json("-") }
        return try ValueReader(files: files, zone: .makassar).json(json, "JSON")
    }
}
