import ArgumentParser
import Client
import ModuleKit

/// The program without its process.
struct Program {
    let console: Console

    /// Does what a command line asks for. A word with a dot is a command of the daemon, which alone knows its flags.
    func run(_ arguments: [String]) -> Outcome {
        let speech = Speech(named: Speech.named(arguments, console.environment))
        return Speech.$current.withValue(speech) { answer(arguments) }
    }

    private func answer(_ arguments: [String]) -> Outcome {
        if arguments.first == CompletionScript.question {
            console.write(Completer(console: console).answer(Array(arguments.dropFirst())))
            return .done
        }
        let (leading, rest) = GlobalOptions.cut(arguments)
        do {
            if let name = rest.first, name.contains("."), !name.hasPrefix("-") {
                return try call(name, Array(rest.dropFirst()), leading)
            }
            if rest.count == 2, rest[0] == "help", rest[1].contains(".") {
                return try call(rest[1], ["--help"], leading)
            }
            if let word = rest.first, !word.hasPrefix("-"), !Balai.words.contains(word) {
                return unknown(word, leading)
            }
            var command = try Balai.parseAsRoot(rest.prefix(1) + leading + rest.dropFirst())
            guard let command = command as? any DaemonCommand else {
                try command.run()
                return .done
            }
            let session = Session(console: console, options: command.options)
            return session.run { try command.run($0) }
        } catch {
            return tell(error)
        }
    }

    private func call(_ name: String, _ flags: [String], _ leading: [String]) throws -> Outcome {
        let session = Session(console: console, options: try GlobalOptions.parse(leading))
        return session.run { session in
            let connection = try session.connect()
            let command = try session.command(name, of: connection)
            let values = ValueReader(files: console.files, zone: try session.zone(), bring: connection.bring)
            var invocation = try FlagReader.read(flags, for: command, values: values)
            if invocation.wantsHelp {
                console.write(CommandHelp(command: command, width: console.width).text)
                return .done
            }
            if command.kind == "task", console.errorsAreTerminal, invocation.meta?["progress"] == nil {
                invocation.meta = invocation.meta ?? .object([])
                invocation.meta?["progress"] = true
            }
            var printing = session
            printing.options.output = invocation.output ?? session.options.output
            return printing.run { session in
                let result = try session.call(name, invocation.params, meta: invocation.meta, on: connection)
                return try session.show(result, listed: command.listed, out: invocation.out, fetch: connection.fetch)
            }
        }
    }

    private func unknown(_ word: String, _ leading: [String]) -> Outcome {
        let known = nearest(to: word, among: Balai.words) ?? command(with: word, leading)
        let near: Sentence? = known.map { "Did you mean '\($0)'?" }
        let hint = near ?? "A daemon's command has a dot, as core.ping; 'balai commands' lists them"
        console.warn("balai: " + say("Unknown command '\(word)'. \(hint)") + "\n")
        return .usage
    }

    /// The daemon's command of which a word is a part, such as `recap` of `reporting.recap`; nil without a daemon.
    private func command(with word: String, _ leading: [String]) -> String? {
        guard let options = try? GlobalOptions.parse(leading) else { return nil }
        let session = Session(console: console, options: options)
        guard let connection = try? session.connect(), let all = try? session.commands(of: connection) else {
            return nil
        }
        return all.map(\.name).filter { $0.split(separator: ".").dropFirst().contains(word[...]) }
            .min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    }

    /// What the argument parser has to say: help that was asked for, or bad usage.
    private func tell(_ error: any Error) -> Outcome {
        if Balai.exitCode(for: error) == .success {
            console.write(ParserText.spoken(Balai.fullMessage(for: error)) + "\n")
            return .done
        }
        console.warn(ParserText.spoken(Balai.fullMessage(for: error)) + "\n")
        return .usage
    }
}
