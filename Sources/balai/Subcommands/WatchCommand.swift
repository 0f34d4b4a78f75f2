import ArgumentParser
import Client
import ModuleKit
import Synchronization

struct WatchCommand: DaemonCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "watch", abstract: say("Tell what happens, one line an event, until it is interrupted."),
            discussion: say("Interrupted it ends with status 0, and with 3 when the daemon goes."))
    }

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say("Only these topics, and those below them, such as a module's name.")))
    var topics: [String] = []

    @Option(help: ArgumentHelp(say("Sequence after which to begin; now where it is missing."), valueName: "seq"))
    var after: Int64?

    func run(_ session: Session) throws -> Outcome {
        guard session.format != .csv else { throw UsageError("'watch' prints table, json or ndjson, not 'csv'") }
        let connection = try session.connect()
        let interruption = Interruption(connection)
        session.console.onInterrupt { interruption.come() }
        var last = after
        do {
            let made = try session.call("core.events.subscribe", params, on: connection)
            last = made["after"]?.int ?? last
            while true {
                guard case .notification("$/event", let event) = try connection.receive() else { continue }
                try session.tell(event: event)
                last = event["seq"]?.int ?? last
            }
        } catch ClientError.connectionLost {
            if interruption.came { return .done }
            let onward: Sentence = last.map { "; to go on: --after \($0)" } ?? ""
            session.console.warn("balai: " + say("The daemon ended the connection\(onward)") + "\n")
            return .noDaemon
        }
    }

    private var params: JSONValue {
        var params: JSONValue = .object([])
        if let after { params["after"] = .integer(after) }
        if !topics.isEmpty { params["topics"] = .array(topics.map { .string($0) }) }
        return params
    }
}

/// Ends a connection from another thread, and remembers that it was meant.
private final class Interruption: Sendable {
    private let connection: Connection
    private let isHere = Atomic(false)

    init(_ connection: Connection) { self.connection = connection }

    var came: Bool { isHere.load(ordering: .acquiring) }

    func come() {
        isHere.store(true, ordering: .releasing)
        connection.close()
    }
}
