import Client
import Foundation
import ModuleKit
import Testing

@testable import balai

/// The command line as a process of its own, against a real daemon.
@Suite struct CommandLineTests {
    private static let balai = DaemonProcess.buildFolder.appendingPathComponent("balai").path
    private static let plain = ["BALAI_SOCKET": "", "BALAI_DATA": "", "COLUMNS": "", "LC_ALL": "en_US.UTF-8"]

    private func balai(
        _ arguments: [String], environment: [String: String] = [:]
    ) throws -> (status: Int32, output: String, errors: String) {
        try DaemonProcess.run(Self.balai, arguments, environment: Self.plain.merging(environment) { $1 })
    }

    @Test("what a script needs: JSON on standard output, and the status") func scripts() throws {
        let daemon = try DaemonProcess()
        let ping = try balai(["--data", daemon.data, "core.ping"])
        #expect(ping.status == 0)
        #expect(ping.errors == "")
        #expect(try JSONValue.parse(ping.output)["version"] != nil)
        #expect(try balai(["call", "core.ping"], environment: ["BALAI_DATA": daemon.data]).status == 0)
        #expect(try balai(["status"], environment: ["BALAI_SOCKET": daemon.socket]).status == 0)

        let unknown = try balai(["--socket", daemon.socket, "call", "core.pong"])
        #expect(unknown.status == 1)
        #expect(unknown.output == "")
        #expect(try JSONValue.parse(unknown.errors)["data"]?["name"] == "unknown_command")
        let faulty = try balai(["--socket", daemon.socket, "--output", "table", "core.journal.list", "--limit", "0"])
        #expect(faulty.status == 1)
        #expect(faulty.errors.hasPrefix("balai: limit: "))
        #expect(try balai(["--socket", daemon.socket, "core.journal.list", "--limt", "1"]).status == 2)

        #expect(daemon.stop() == 0)
        #expect(try balai(["--socket", daemon.socket, "core.ping"]).status == 3)
    }

    @Test("parameters come from standard input, and lists go out as lines") func streams() throws {
        let daemon = try DaemonProcess()
        let line =
            "echo '{\"limit\": 1}' | '\(Self.balai)' --data '\(daemon.data)' --output ndjson call core.journal.list -"
        let list = try DaemonProcess.run("/bin/sh", ["-c", line], environment: Self.plain)
        #expect(list.status == 0)
        #expect(list.output.split(separator: "\n").count == 1)
        #expect(try JSONValue.parse(list.output)["seq"] == 1)
    }

    @Test("a long file is brought in pieces, and once") func longFile() throws {
        let daemon = try DaemonProcess()
        let path = daemon.data + "/regions.csv"
        // Beyond what goes with the call; most of it is empty lines, which are passed over.
        let text = "code,name\n99,Contoh\n" + String(repeating: "\n", count: 5 << 20)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let arguments = ["--data", daemon.data, "registry.region.import", "--format", "csv", "--file", path]
        let done = try balai(arguments + ["--dry-run"])
        #expect(done.status == 0, "\(done.errors)")
        #expect(try JSONValue.parse(done.output)["added"] == 1)
        let blobs = try FileManager.default.contentsOfDirectory(atPath: daemon.data + "/blobs/\(getuid())")
        #expect(blobs.count == 1)
        #expect(blobs.first?.hasPrefix("sha256-") == true)
        #expect(try balai(arguments + ["--dry-run"]).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: daemon.data + "/blobs/\(getuid())") == blobs)
    }

    @Test("every command of the daemon has a help with an example") func help() throws {
        let daemon = try DaemonProcess()
        let all = try balai(["--data", daemon.data, "commands", "--output", "ndjson"])
        let names = try all.output.split(separator: "\n").compactMap { try JSONValue.parse(String($0))["name"]?.string }
        #expect(names.contains("core.journal.list"))
        for name in names {
            let help = try balai(["--data", daemon.data, name, "--help"])
            #expect(help.status == 0, "\(help.errors)")
            #expect(help.output.hasPrefix("\(name): "))
            #expect(help.output.contains("\n  balai \(name)"))
        }
    }

    @Test("flags can say what every example says") func examples() throws {
        let daemon = try DaemonProcess()
        let files = FileSource { path in Array(path.utf8) }
        let values = ValueReader(files: files, zone: .makassar)
        let connection = try Connection(path: daemon.socket, timeout: 20_000)
        for command in CommandDescription.all(in: try connection.call("rpc.discover")) {
            let read = try FlagReader.read(ExampleLine(command: command).arguments, for: command, values: values)
            for member in command.example?.object ?? [] {
                let given = try #require(read.params[member.name], "\(command.name): '\(member.name)' is lost")
                if case .file? = command.parameters[member.name]?.schema.kind { continue }
                #expect(given == member.value, "\(command.name)")
            }
        }
    }

    @Test("bash completes commands, flags and their values, and is silent without a daemon") func completion() throws {
        let daemon = try DaemonProcess()
        let script = """
            source <('\(Self.balai)' completion bash)
            complete -p balai >/dev/null || exit 9
            t() {
                COMP_WORDS=('\(Self.balai)' "$@") COMP_CWORD=$#
                _balai
                printf '%s|' "${COMPREPLY[@]}"
                echo
            }
            t core.pi
            t core.journal.list --li
            t registry.region.search --level vil
            t registry.region.search --level = dis
            t describe core.stat
            t registry.region.import --file ''
            """
        let told = try DaemonProcess.run("/bin/bash", ["-c", script], environment: ["BALAI_SOCKET": daemon.socket])
        #expect(told.errors == "")
        #expect(told.output == "core.ping|\n--limit|\nvillage|\ndistrict|\ncore.status|\n|\n")
        daemon.stop()
        let silent = try DaemonProcess.run("/bin/bash", ["-c", script], environment: ["BALAI_SOCKET": daemon.socket])
        #expect(silent.errors == "")
        #expect(silent.output == "|\n|\n|\n|\n|\n|\n")
    }

    @Test("a watch tells past events, ends with 0 when interrupted, and with 3 when the daemon goes") func watch()
        throws
    {
        let daemon = try DaemonProcess()
        for step in Self.revival {
            let done = try balai(["--data", daemon.data] + step)
            #expect(done.status == 0, "\(done.errors)")
        }
        for (ends, status) in [("kill -INT $watch_PID", 0), ("kill -TERM \(daemon.process.processIdentifier)", 3)] {
            let script = """
                coproc watch { exec '\(Self.balai)' --data '\(daemon.data)' watch registry.cadre.revived --after 0; }
                watching=$watch_PID
                read -r event <&${watch[0]}
                echo "$event"
                \(ends)
                wait $watching
                echo "status $?"
                """
            let told = try DaemonProcess.run("/bin/bash", ["-c", script], environment: Self.plain)
            let lines = told.output.split(separator: "\n")
            #expect(try JSONValue.parse(String(lines.first ?? ""))["topic"] == "registry.cadre.revived")
            #expect(lines.last == "status \(status)")
        }
    }

    /// What makes an event.
    private static let revival = [
        [
            "registry.region.import", "--format", "csv", "--file",
            URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("../../Scripts/sample/regions.csv").path,
        ],
        [
            "registry.cadre.add", "--name", "Contoh", "--village", "64.01.07.2002", "--decree.number", "1/CONTOH",
            "--decree.date", "2020-01-15", "--decree.valid-from", "2020-02-01",
        ],
        ["registry.cadre.deactivate", "--id", "1", "--on", "2022-06-30", "--reason", "Contoh"],
        [
            "registry.cadre.revive", "--id", "1", "--on", "2024-03-13", "--basis.kind", "meeting", "--basis.reference",
            "Contoh",
        ],
    ]
}
