import Client
import Foundation
import ModuleKit
import Synchronization
import Testing

@testable import balai

/// A run of the program against a daemon that plays a script.
final class Run: Sendable {
    private struct Seen {
        var output: [UInt8] = []
        var errors: [UInt8] = []
        var saved: [String: [UInt8]] = [:]
    }

    private let seen = Mutex(Seen())
    private let requests = Mutex<[JSONValue]>([])

    var output: String { seen.withLock { String(decoding: $0.output, as: UTF8.self) } }
    var errors: String { seen.withLock { String(decoding: $0.errors, as: UTF8.self) } }
    /// What was called, without `rpc.discover`.
    var calls: [JSONValue] { requests.withLock { $0 } }

    func saved(_ path: String) -> [UInt8]? { seen.withLock { $0.saved[path] } }

    /// Runs the program; `answer` plays the commands, and `rpc.discover` answers the samples.
    func run(
        _ arguments: String..., terminal: Bool = false, errorTerminal: Bool = false, width: Int = 100,
        environment: [String: String] = [:], office: String? = nil,
        answer: @escaping FakeDaemon.Script = { reply(to: $0, ["ok": true]) }
    ) -> Outcome {
        run(
            arguments, terminal: terminal, errorTerminal: errorTerminal, width: width, environment: environment,
            office: office, answer: answer)
    }

    /// The same with the arguments as a list.
    func run(
        _ arguments: [String], terminal: Bool = false, errorTerminal: Bool = false, width: Int = 100,
        environment: [String: String] = [:], office: String? = nil, notRunning: [String] = [],
        answer: @escaping FakeDaemon.Script = { reply(to: $0, ["ok": true]) }
    ) -> Outcome {
        let daemon = FakeDaemon { request in
            if request["method"] == "rpc.discover" {
                var document = Sample.document
                if let office { document["info"] = ["x-office-lang": .string(office)] }
                if !notRunning.isEmpty {
                    document["info"] = ["x-not-running": .array(notRunning.map { .string($0) })]
                }
                return reply(to: request, document)
            }
            self.requests.withLock { $0.append(request) }
            return answer(request)
        }
        return withExtendedLifetime(daemon) {
            let given = environment.merging(["BALAI_SOCKET": daemon.path]) { given, _ in given }
            let console = Console(
                environment: given, outputIsTerminal: terminal, errorsAreTerminal: errorTerminal, width: width,
                write: { bytes in self.seen.withLock { $0.output += bytes } },
                warn: { bytes in self.seen.withLock { $0.errors += bytes } }, files: FlagReaderTests.values.files,
                save: { path, content in self.seen.withLock { $0.saved[path] = content } }, onInterrupt: { _ in })
            return Program(console: console).run(arguments)
        }
    }
}

@Suite struct ProgramTests {
    @Test("the program tells its version") func version() {
        let run = Run()
        #expect(run.run("--version") == .done)
        #expect(run.output == "balai \(Release.version)\n")
    }

    @Test func `a call sends its JSON and prints the answer`() {
        let run = Run()
        #expect(run.run("call", "core.ping", #"{"x": [1, 2.5]}"#) == .done)
        #expect(run.output == "{\"ok\":true}\n")
        #expect(run.calls[0]["method"] == "core.ping")
        #expect(run.calls[0]["params"] == ["x": [1, 2.5]])
        #expect(Run().run("call", "core.ping", "-") == .done)
        let file = Run()
        #expect(file.run("--output", "table", "call", "core.ping", "@/data/guests.json") == .done)
        #expect(file.output == "ok  yes\n")
    }

    @Test func `a command is called with its flags`() {
        let run = Run()
        #expect(run.run("sample.visit.list", "--id", "3", "--reason", "Contoh") == .done)
        #expect(run.calls[0]["params"] == ["id": 3, "_meta": ["reason": "Contoh"]])
        let plain = Run()
        #expect(plain.run("sample.visit.list", "--id", "3") == .done)
        #expect(plain.calls[0]["params"] == ["id": 3])
    }

    @Test func `times without zone follow BALAI_ZONE`() {
        let run = Run()
        let flags = FlagReaderTests.whole
        #expect(
            run.run(
                "sample.visit.plan", flags[0], flags[1], flags[2], flags[3], flags[4], flags[5], flags[6], flags[7],
                flags[8], flags[9], flags[10], flags[11], environment: ["BALAI_ZONE": "Asia/Jakarta"]) == .done)
        #expect(run.calls[0]["params"]?["starts_at"] == "2024-03-13T10:00:00+08:00")
        let wrong = Run()
        #expect(wrong.run("sample.visit.list", "--id", "3", environment: ["BALAI_ZONE": "Mars"]) == .usage)
        #expect(wrong.errors.hasPrefix("balai: BALAI_ZONE is 'Mars': expected one of Asia/Jakarta"))
    }

    @Test func `an error of the command is status 1, with its faults and the hint`() {
        let error = RPCError(
            .invalidParams, "2 parameters are invalid",
            details: [
                ["path": "/starts_at", "rule": "format", "message": "Is no time"],
                ["path": "/place/name", "rule": "required", "message": "Is required"],
            ], hint: "Look again")
        let person = Run()
        #expect(person.run("sample.visit.list", "--id", "1", terminal: true) { refuse($0, error) } == .refused)
        #expect(person.output == "")
        #expect(
            person.errors == """
                balai: 2 parameters are invalid (invalid_params)
                  starts_at: Is no time
                  place.name: Is required
                Hint: Look again

                """)
        let script = Run()
        #expect(script.run("call", "sample.visit.list") { refuse($0, error) } == .refused)
        let object = try? JSONValue.parse(script.errors)
        #expect(object?["code"] == -32602)
        #expect(object?["data"]?["name"] == "invalid_params")
        #expect(object?["data"]?["details"]?[1]?["path"] == "/place/name")
    }

    @Test func `a single fault is told once`() {
        let failure = RPCFailure([
            "code": -32602, "message": "/limit: Is 0",
            "data": ["name": "invalid_params", "details": [["path": "/limit", "message": "Is 0"]], "hint": "More"],
        ])
        #expect(FailureText.text(failure) == "balai: limit: Is 0 (invalid_params)\nHint: More\n")
    }

    @Test func `other errors tell their details, and an internal one where to look`() {
        let state = RPCFailure([
            "code": -32004, "message": "The visit is 'done'",
            "data": ["name": "invalid_state", "details": ["state": "done", "allowed": ["open"]]],
        ])
        #expect(
            FailureText.text(state) == "balai: The visit is 'done' (invalid_state)\n  state: done\n  allowed: open\n")
        let many = RPCFailure([
            "code": -32011, "message": "Two fit",
            "data": ["name": "ambiguous", "details": [["id": 1, "name": "A"], ["id": 2, "name": "\u{1b}B"]]],
        ])
        #expect(FailureText.text(many) == "balai: Two fit (ambiguous)\n  id: 1, name: A\n  id: 2, name: \u{fffd}B\n")
        let bug = RPCFailure(["message": "It failed", "data": ["name": "internal", "request_id": "r7"]])
        #expect(FailureText.text(bug) == "balai: It failed (internal)\nRequest: r7\n")
    }

    @Test func `a command whose module does not run is no bad usage: the daemon tells why it is not there`() {
        let run = Run()
        let outcome = run.run(["reporting.recap", "--within", "64"], notRunning: ["reporting"]) { request in
            frame([
                "jsonrpc": "2.0", "id": request["id"] ?? .null,
                "error": [
                    "code": -32008, "message": "The module 'reporting' is not running",
                    "data": ["name": "module_unavailable"],
                ],
            ])
        }
        #expect(outcome == .refused)
        #expect(run.errors.contains("The module 'reporting' is not running"))
        #expect(run.calls.map { $0["params"]?["_meta"]?["dry_run"] } == [true])
    }

    @Test func `bad usage is status 2, and nothing is called`() {
        func usage(_ arguments: [String], _ message: String) {
            let run = Run()
            let status =
                switch arguments.count {
                case 1: run.run(arguments[0])
                case 2: run.run(arguments[0], arguments[1])
                default: run.run(arguments[0], arguments[1], arguments[2])
                }
            #expect(status == .usage)
            #expect(run.errors.contains(message), "\(run.errors)")
            #expect(run.calls.isEmpty)
        }
        usage(["sample.visit.lits"], "Unknown command 'sample.visit.lits'. Did you mean 'sample.visit.list'?")
        usage(["sample.visit.list", "--idd", "3"], "Unknown flag '--idd'. Did you mean '--id'?")
        usage(["sample.visit.list"], "Missing '--visit' or '--id'")
        usage(["statsu"], "Unknown command 'statsu'. Did you mean 'status'?")
        usage(["sample"], "'balai commands' lists them")
        usage(["call", "core.ping", "{"], "'JSON' takes JSON or @FILE")
        usage(["call"], "Missing expected argument '<name>'")
        usage(["status", "--colour"], "Unknown option '--colour'")
        usage(["--output", "xml", "core.ping"], "The value 'xml' is invalid")
        usage(["--output", "xml", "core.ping"], "balai [--socket")
        usage(["commands", "samples"], "Did you mean 'sample'?")
        usage(["describe", "sample.rebuil"], "Did you mean 'sample.rebuild'?")
    }

    @Test func `no daemon is status 3, and no path to one is bad usage`() {
        let run = Run()
        #expect(run.run("--socket", "/nonexistent/balai.sock", "core.ping") == .noDaemon)
        #expect(run.errors == "balai: No daemon answers at '/nonexistent/balai.sock': There is no such socket\n")
        #expect(Run().run("status", "--data", "/nonexistent", environment: ["BALAI_SOCKET": ""]) == .noDaemon)
        let lost = Run()
        #expect(lost.run("call", "core.ping") { _ in nil } == .noDaemon)
        #expect(lost.errors.contains("whether the command was done is not known"))
        let nowhere = Run()
        #expect(nowhere.run("core.ping", environment: ["BALAI_SOCKET": ""]) == .usage)
        #expect(nowhere.errors.contains("Which daemon?"))
    }

    @Test func `status is 4 when something needs care`() {
        let well = Run()
        #expect(well.run("status") { reply(to: $0, ["version": "1.0", "care": []]) } == .done)
        #expect(well.calls[0]["method"] == "core.status")
        let ill = Run()
        #expect(
            ill.run("status", "--output", "table") {
                reply(to: $0, ["version": "1.0", "care": ["A module was refused"]])
            }
                == .care)
        #expect(ill.output == "version  1.0\ncare     A module was refused\n")
    }

    @Test func `output is a table on a terminal, JSON elsewhere, or what was asked for`() {
        let list: FakeDaemon.Script = {
            reply(to: $0, ["items": [["id": 1, "title": "Contoh"], ["id": 2, "title": "é"]], "next_cursor": "p2"])
        }
        func output(_ format: String, terminal: Bool) -> (String, String) {
            let run = Run()
            if format.isEmpty {
                #expect(run.run("sample.visit.list", "--id", "1", terminal: terminal, answer: list) == .done)
            } else {
                #expect(
                    run.run("sample.visit.list", "--id", "1", "--output", format, terminal: terminal, answer: list)
                        == .done)
            }
            return (run.output, run.errors)
        }
        let table = "id  title\n──  ──────\n 1  Contoh\n 2  é\n(there is more: --cursor p2)\n"
        let json = #"{"items":[{"id":1,"title":"Contoh"},{"id":2,"title":"é"}],"next_cursor":"p2"}"# + "\n"
        let note = "balai: There is more: --cursor p2\n"
        #expect(output("", terminal: true) == (table, ""))
        #expect(output("", terminal: false) == (json, ""))
        #expect(output("table", terminal: false) == (table, ""))
        #expect(
            output("ndjson", terminal: false) == ("{\"id\":1,\"title\":\"Contoh\"}\n{\"id\":2,\"title\":\"é\"}\n", note)
        )
        #expect(output("csv", terminal: false) == ("id,title\r\n1,Contoh\r\n2,é\r\n", note))
        #expect(output("json", terminal: true).0.hasPrefix("{\n  \"items\": ["))
    }

    @Test func `commands and describe come from the daemon`() {
        let all = Run()
        #expect(all.run("commands", terminal: true) == .done)
        #expect(all.output.split(separator: "\n").count == 5)
        #expect(all.output.contains("sample.visit.list  read   viewer    List visits"))
        let some = Run()
        #expect(some.run("commands", "sample.visit", "--output", "ndjson") == .done)
        #expect(some.output.split(separator: "\n").count == 2)
        let described = Run()
        #expect(described.run("describe", "sample.rebuild", terminal: true) == .done)
        #expect(described.output.hasPrefix("sample.rebuild: Build everything again\n"))
        let object = Run()
        #expect(object.run("describe", "sample.rebuild") == .done)
        #expect((try? JSONValue.parse(object.output))?["x-kind"] == "task")
        for arguments in [["sample.rebuild", "--help"], ["help", "sample.rebuild"]] {
            let help = Run()
            #expect(help.run(arguments[0], arguments[1]) == .done)
            #expect(help.output.hasPrefix("sample.rebuild: Build everything again\n"))
        }
        let root = Run()
        #expect(root.run("--help") == .done)
        #expect(root.output.contains("Exit status: 0 done"))
    }

    @Test func `a task is asked for its progress where a person can see it`() {
        let work: FakeDaemon.Script = { progress(of: $0, 1, of: 2, "rows") + reply(to: $0, ["ok": true]) }
        let person = Run()
        #expect(person.run("sample.rebuild", errorTerminal: true, answer: work) == .done)
        #expect(person.calls[0]["params"]?["_meta"] == ["progress": true])
        #expect(person.errors == "\r\u{1b}[K[##########..........]  50%  1 of 2  rows\r\u{1b}[K")
        #expect(person.output == "{\"ok\":true}\n")
        let script = Run()
        #expect(script.run("sample.rebuild", answer: work) == .done)
        #expect(script.calls[0]["params"] == .object([]))
        #expect(script.errors == "")
        let quiet = Run()
        #expect(
            quiet.run("sample.rebuild", "--no-progress", errorTerminal: true, answer: { reply(to: $0, 1) }) == .done)
        #expect(quiet.calls[0]["params"]?["_meta"] == ["progress": false])
    }

    @Test func `all pages of a list are one answer, and lines go out as they come`() {
        let pages: FakeDaemon.Script = { request in
            let part: JSONValue = ["id": request["id"] ?? .null, "items": [["id": 1], ["id": 2]]]
            return frame(["jsonrpc": "2.0", "method": "$/partial", "params": part])
                + reply(to: request, ["items": [["id": 3]], "next_cursor": nil])
        }
        for (format, output) in [
            ("json", #"{"items":[{"id":1},{"id":2},{"id":3}],"next_cursor":null}"# + "\n"),
            ("ndjson", "{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n"),
        ] {
            let run = Run()
            #expect(run.run("sample.visit.list", "--id", "1", "--stream", "--output", format, answer: pages) == .done)
            #expect(run.output == output)
            #expect(run.calls[0]["params"]?["_meta"]?["stream"] == true)
        }
    }

    @Test func `a file that was too long for the answer is fetched in pieces`() {
        let run = Run()
        let answer: FakeDaemon.Script = { request in
            guard request["method"] == "core.blob.get" else {
                let file: JSONValue = ["name": "a.pdf", "media_type": nil, "blob": "b", "size": 4, "sha256": "x"]
                return reply(to: request, ["file": file, "pages": 2])
            }
            let isFirst = request["params"]?["offset"] == 0
            return reply(to: request, ["size": 4, "content": isFirst ? "JVA=" : "RC0=", "encoding": "base64"])
        }
        #expect(run.run("sample.rebuild", "--out", "/tmp/x.pdf", answer: answer) == .done)
        #expect(run.saved("/tmp/x.pdf") == Array("%PD-".utf8))
        #expect(run.output == "{\"pages\":2}\n")
    }

    @Test func `a file of the result is written where --out says`() {
        let file: JSONValue = ["name": "a.pdf", "media_type": nil, "content": "JVD/AA==", "encoding": "base64"]
        let run = Run()
        #expect(
            run.run("sample.rebuild", "--out", "/tmp/x.pdf") { reply(to: $0, ["file": file, "pages": 2]) } == .done)
        #expect(run.saved("/tmp/x.pdf") == [0x25, 0x50, 0xff, 0x00])
        #expect(run.output == "{\"pages\":2}\n")
        let folder = Run()
        #expect(folder.run("call", "sample.rebuild", "--out", "/tmp/") { reply(to: $0, file) } == .done)
        #expect(folder.saved("/tmp/a.pdf")?.count == 4)
        #expect(folder.output == "")
        let pipe = Run()
        #expect(pipe.run("sample.rebuild", "--out", "-") { reply(to: $0, ["file": file, "pages": 2]) } == .done)
        #expect(pipe.output.hasPrefix("%P"))
        #expect(!pipe.output.contains("pages"))
        let none = Run()
        #expect(none.run("sample.rebuild", "--out", "/tmp/x") == .refused)
        #expect(none.errors == "balai: The answer holds no file for '--out'\n")
        #expect(none.output == "{\"ok\":true}\n")
    }
}
