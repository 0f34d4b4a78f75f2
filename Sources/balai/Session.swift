import Client
import ModuleKit

/// One run of the program: the daemon it talks to, and how it prints.
struct Session {
    let console: Console
    var options: GlobalOptions

    /// How answers are printed.
    var format: OutputFormat { options.output ?? (console.outputIsTerminal ? .table : .json) }

    /// The zone of times without one.
    func zone() throws -> OfficeZone {
        guard let name = console.environment["BALAI_ZONE"], !name.isEmpty else { return .makassar }
        if let zone = OfficeZone(rawValue: name) { return zone }
        let known = OfficeZone.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError("BALAI_ZONE is '\(name)': expected one of \(known)")
    }

    /// Connects to the daemon that is meant.
    func connect() throws -> Connection {
        guard
            let path = SocketPath.resolve(
                socket: options.socket, data: options.data, environment: console.environment)
        else {
            throw UsageError(
                "Which daemon? Give --data DIR or --socket PATH before the command, or set BALAI_DATA or BALAI_SOCKET")
        }
        return try Connection(path: path)
    }

    /// Every command of the daemon.
    func commands(of connection: Connection) throws -> [CommandDescription] {
        CommandDescription.all(in: try discover(connection))
    }

    private func discover(_ connection: Connection) throws -> JSONValue {
        let document = try connection.call("rpc.discover", meta: Self.meta(nil))
        Speech.current.learn(document["info"]?["x-office-lang"]?.string.flatMap { Language(rawValue: $0) })
        return document
    }

    /// The command of this name.
    /// - Throws: a ``UsageError`` with the nearest name; what the daemon answers where the command's module does not run.
    func command(_ name: String, of connection: Connection) throws -> CommandDescription {
        let document = try discover(connection)
        let commands = CommandDescription.all(in: document)
        if let command = commands.first(where: { $0.name == name }) { return command }
        let module = JSONValue.string(String(name.prefix { $0 != "." }))
        if document["info"]?["x-not-running"]?.array?.contains(module) == true {
            // The daemon knows why, and what to do. It may have begun to run since.
            _ = try connection.call(name, meta: Self.meta(["dry_run": true]))
        }
        let near = nearest(to: name, among: commands.map(\.name))
        let hint: Sentence = near.map { "Did you mean '\($0)'?" } ?? "'balai commands' lists them"
        throw UsageError("Unknown command '\(name)'. \(hint)")
    }

    /// Calls a command; its progress is shown while it works, where a person can see it.
    func call(
        _ name: String, _ params: JSONValue, meta: JSONValue? = nil, on connection: Connection
    ) throws -> JSONValue {
        // What the parameters bring of _meta counts, as far as it goes.
        let meta = Self.meta(meta ?? params["_meta"])
        // Lines need not wait for the last page.
        let lines = { (items: [JSONValue]) in console.write(items.map { $0.text + "\n" }.joined()) }
        let onItems = format == .ndjson ? lines : nil
        guard console.errorsAreTerminal else {
            return try connection.call(name, params, meta: meta, onItems: onItems)
        }
        var wasShown = false
        let start = ContinuousClock.now
        defer { if wasShown { console.warn("\r\u{1b}[K") } }
        let onProgress = { (progress: CallProgress) in
            let width = console.width == .max ? 80 : console.width
            console.warn("\r\u{1b}[K" + ProgressLine.text(progress, after: start.seconds, width: width - 1))
            wasShown = true
        }
        return try connection.call(name, params, meta: meta, onProgress: onProgress, onItems: onItems)
    }

    /// The members of `_meta` with the language of this run, where it names one and they do not.
    static func meta(_ given: JSONValue?) -> JSONValue? {
        guard let language = Speech.current.named, given?["lang"] == nil else { return given }
        guard var meta = given else { return ["lang": .string(language.rawValue)] }
        guard meta.object != nil else { return meta }
        meta["lang"] = .string(language.rawValue)
        return meta
    }

    /// Prints a result. `listed`: the members of its items, where they are known. `out`: where its file goes; `-` is
    /// standard output, which then holds the file alone.
    /// `fetch` fetches a file that was too long for the answer.
    func show(
        _ result: JSONValue, listed: [String]? = nil, out: String? = nil, fetch: ((String) throws -> [UInt8])? = nil
    ) throws -> Outcome {
        var result = result
        if let out {
            guard let file = try ResultFile(in: result, fetch: fetch) else {
                try print(result, listed)
                console.warn("balai: " + say("The answer holds no file for '--out'") + "\n")
                return .refused
            }
            try save(file, out)
            guard out != "-", let rest = file.rest else { return .done }
            result = rest
        }
        try print(result, listed)
        return .done
    }

    private func save(_ file: ResultFile, _ out: String) throws {
        if out == "-" { return console.write(file.content) }
        var path = out
        if out.hasSuffix("/") { path += file.name ?? "answer" }
        try console.save(path, file.content)
        if console.errorsAreTerminal { console.warn(say("Wrote \(file.content.count) bytes to \(path)") + "\n") }
    }

    private func print(_ answer: JSONValue, _ listed: [String]?) throws {
        let result = format == .json ? answer : answer.rowsAsItems
        switch format {
        case .json:
            console.write((console.outputIsTerminal ? IndentedJSON.text(result) : result.text) + "\n")
        case .ndjson:
            let items = result["items"]?.array ?? result.array ?? [result]
            console.write(items.map { $0.text + "\n" }.joined())
        case .csv: console.write(CSVText(known: listed).text(result))
        case .table:
            let report = Report(cells: CellText(zone: try zone()), width: console.width)
            console.write(report.lines(ResultFile.abridged(result)).map { $0 + "\n" }.joined())
        }
        if format == .ndjson || format == .csv, let cursor = result["next_cursor"]?.string {
            console.warn("balai: " + say("There is more: --cursor \(cursor.printable)") + "\n")
        }
    }

    /// Prints an event as one line: for a person its moment, sequence, topic and data, else its JSON.
    func tell(event: JSONValue) throws {
        guard format == .table else {
            let members = (event.object ?? []).filter { $0.name != "subscription" }
            return console.write(JSONValue.object(members).text + "\n")
        }
        let cells = CellText(zone: try zone())
        let words = ["at", "seq", "topic", "data"].map { cells.text(event[$0] ?? .null) }
        console.write(words.joined(separator: "  ").cut(to: console.width) + "\n")
    }

    /// Does the work, and tells what went wrong on standard error.
    func run(_ work: (Session) throws -> Outcome) -> Outcome {
        do {
            return try work(self)
        } catch let failure as RPCFailure {
            console.warn(format.isJSON ? failure.object.text + "\n" : FailureText.text(failure))
            return .refused
        } catch let error as UsageError {
            console.warn(error.lines.map { "balai: \($0)\n" }.joined())
            return .usage
        } catch let error as ClientError {
            console.warn("balai: " + say(error.sentence) + "\n")
            if case .requestTooLarge = error { return .usage }
            return .noDaemon
        } catch {
            console.warn("balai: \(error)\n")
            return .refused
        }
    }
}

extension ContinuousClock.Instant {
    /// Since then.
    fileprivate var seconds: Double {
        let (whole, rest) = duration(to: .now).components
        return Double(whole) + Double(rest) / 1e18
    }
}
