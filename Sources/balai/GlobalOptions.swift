import ArgumentParser
import ModuleKit

/// What stands before any command.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("The daemon's socket; else $BALAI_SOCKET."), valueName: "path"))
    var socket: String?

    @Option(
        help: ArgumentHelp(
            say("The daemon's data directory, with balai.sock in it; else $BALAI_DATA."), valueName: "dir"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            say("How to print; a table on a terminal and JSON elsewhere."), valueName: "format"))
    var output: OutputFormat?

    @Option(
        help: ArgumentHelp(
            say("Language of messages, id or en; else the locale's, else the office's."), valueName: "lang"))
    var lang: Language?

    /// Cuts the options that stand before the command from the rest.
    static func cut(_ arguments: [String]) -> (options: [String], rest: [String]) {
        var rest = arguments[...]
        var options: [String] = []
        while let first = rest.first, first.hasPrefix("--") {
            let name = first.prefix { $0 != "=" }
            guard ["--socket", "--data", "--output", "--lang"].contains(name) else { break }
            options.append(first)
            rest.removeFirst()
            if name.count == first.count, let value = rest.popFirst() { options.append(value) }
        }
        return (options, Array(rest))
    }
}
