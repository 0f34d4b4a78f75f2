import ModuleKit
import ArgumentParser

/// The program's own words; the daemon's commands are called by their names.
struct Balai: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "balai",
            abstract: say("Ask the office's daemon."),
            usage: """
                balai [--socket PATH | --data DIR] [--output FORMAT] [--lang id|en] NAME [--flag VALUE …]
                balai [--socket PATH | --data DIR] [--output FORMAT] [--lang id|en] <subcommand>
                """,
            discussion: say(
                """
                NAME is a command of the daemon, such as core.ping: 'balai commands' lists them, 'balai NAME --help' \
                tells the flags of one.

                Exit status: 0 done; 1 the command answered an error; 2 bad usage; 3 no daemon; 4 (status) something \
                needs care.
                """),
            version: "balai \(Release.version)",
            subcommands: [
                ListCommands.self, DescribeCommand.self, CallCommand.self, WatchCommand.self, ShowStatus.self,
                CompletionCommand.self,
            ])
    }

    @OptionGroup(title: say("Which daemon, and how to print")) var options: GlobalOptions

    /// All that may stand first without being a command of the daemon.
    static let words = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
}

/// A subcommand that talks to the daemon.
protocol DaemonCommand: ParsableCommand {
    var options: GlobalOptions { get }
    func run(_ session: Session) throws -> Outcome
}
