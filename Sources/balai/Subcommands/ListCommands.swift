import ArgumentParser
import Client
import ModuleKit

struct ListCommands: DaemonCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "commands", abstract: say("List the daemon's commands, or a module's."))
    }

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say("A module, such as core, or the beginning of a command's name.")))
    var module: String?

    func run(_ session: Session) throws -> Outcome {
        let all = try session.commands(of: try session.connect())
        let chosen = module.map { module in
            all.filter { $0.module == module || $0.name == module || $0.name.hasPrefix(module + ".") }
        }
        if let module, chosen?.isEmpty == true {
            let modules = Array(Set(all.map(\.module))).sorted()
            if let near = nearest(to: module, among: modules) {
                throw UsageError("No command of '\(module)'. Did you mean '\(near)'?")
            }
            throw UsageError("No command of '\(module)'. The modules are \(modules.joined(separator: ", "))")
        }
        let items = (chosen ?? all).map { command -> JSONValue in
            [
                "name": .string(command.name), "kind": .string(command.kind), "access": .string(command.access),
                "summary": .string(command.summary),
            ]
        }
        return try session.show(["items": .array(items), "next_cursor": nil])
    }
}
