import ArgumentParser
import Backup
import Foundation
import Host
import ModuleKit

/// The settings as flags. A flag's name is the setting's name everywhere.
struct Flags: ParsableArguments {
    @Option(help: "Directory of the store; made where it is missing.") var data: String?
    @Option(help: "Where the socket is made (default: balai.sock in the data directory).") var socket: String?
    @Option(help: "Directory of the modules (default: near the executable).") var modules: String?
    @Option(help: "Directory of the backups, and after commas others that get copies (default: DATA/backups).")
    var backups: String?
    @Option(help: "Hours between two backups that the daemon makes by itself; 0 for none (default: 24).")
    var backupHours: String?
    @Option(help: "How many daily, weekly and monthly backups stay (default: 7,5,12).") var backupKeep: String?
    @Option(help: "How small backups are made, 1 to 9: a higher level takes longer (default: 1).")
    var backupLevel: String?
    @Option(help: "File of the keys of backups, the newest first; it seals them (default: they are not sealed).")
    var backupKey: String?
    @Option(help: "Seconds after which what was written is beside the backups; 0 for never (default: 5).")
    var journalSeconds: String?
    @Option(help: "Configuration file, a JSON object.") var config: String?
    @Option(help: "File of the key for sealed values (default: the data directory's name with .key).")
    var keyFile: String?
    @Option(help: "Threads that answer clients (default: 2).") var threads: String?
    @Option(help: "Longest frame in bytes (default: 16777216).") var frameLimit: String?
    @Option(help: "Roles: user:NAME=ROLE,group:NAME=ROLE (viewer, clerk, operator, admin).") var access: String?
    @Option(help: "Days for which the answer under an idempotency key is kept (default: 7).") var answerDays: String?
    @Option(help: "The office's zone: Asia/Jakarta, Asia/Pontianak, Asia/Makassar (default) or Asia/Jayapura.")
    var zone: String?
    @Option(help: "Least important messages to log: debug, info (default), warning, error.") var logLevel: String?

    var given: [String: String] {
        let all = [
            "data": data, "socket": socket, "modules": modules, "backups": backups, "backup-hours": backupHours,
            "backup-keep": backupKeep, "backup-level": backupLevel, "backup-key": backupKey,
            "journal-seconds": journalSeconds, "config": config, "key-file": keyFile, "threads": threads,
            "frame-limit": frameLimit, "answer-days": answerDays, "access": access, "zone": zone,
            "log-level": logLevel,
        ]
        return all.compactMapValues { $0 }
    }
}

/// What was set, by flag, else environment, else file. Nothing that was set is ignored: an unknown member of the file
/// and a value of the wrong form are errors that name them.
struct Settings {
    static let names = [
        "data", "socket", "modules", "backups", "backup-hours", "backup-keep", "backup-level", "backup-key",
        "journal-seconds", "config", "key-file", "threads", "frame-limit", "answer-days", "access", "zone", "log-level",
    ]

    private let values: [String: String]

    init(_ flags: [String: String], environment: [String: String]) throws {
        var values: [String: String] = [:]
        for name in Self.names {
            let variable = "BALAI_" + name.uppercased().replacingOccurrences(of: "-", with: "_")
            if let value = environment[variable], !value.isEmpty { values[name] = value }
        }
        values.merge(flags) { $1 }
        if let file = values["config"] { values.merge(try Self.read(file)) { set, _ in set } }
        self.values = values
    }

    private static func read(_ path: String) throws -> [String: String] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw StartError("The configuration file '\(path)' cannot be read")
        }
        let json: JSONValue
        do throws(JSONSyntaxError) { json = try JSONValue.parse(data) } catch {
            throw StartError("The configuration file '\(path)' is no JSON: \(error.message) at byte \(error.offset)")
        }
        guard let members = json.object else {
            throw StartError("The configuration file '\(path)' must hold a JSON object")
        }
        var values: [String: String] = [:]
        for (name, value) in members {
            guard names.contains(name), name != "config" else {
                throw StartError(
                    "The configuration file '\(path)' has the unknown setting '\(name)': expected one of "
                        + names.filter { $0 != "config" }.joined(separator: ", "))
            }
            switch value {
            case .string(let text): values[name] = text
            case .integer(let number): values[name] = String(number)
            default: throw StartError("The setting '\(name)' in '\(path)' must be a text or a whole number")
            }
        }
        return values
    }

    /// The daemon's settings. Sets the office's zone, which the whole process shares.
    func daemon() throws -> DaemonSettings {
        guard let data = values["data"] else {
            throw StartError("The data directory is not set: give --data DIR, or BALAI_DATA")
        }
        if let name = values["zone"] {
            guard let zone = OfficeZone(rawValue: name) else {
                throw wrong("zone", name, OfficeZone.allCases.map(\.rawValue).joined(separator: ", "))
            }
            OfficeZone.current = zone
        }
        var settings = DaemonSettings(
            data: data, socket: values["socket"], modules: values["modules"],
            keyFile: values["key-file"], access: values["access"])
        settings.threads = try number("threads") ?? settings.threads
        settings.frameLimit = try number("frame-limit") ?? settings.frameLimit
        settings.backups.places = (values["backups"] ?? "").split(separator: ",").map(String.init)
        settings.backups.keyFile = values["backup-key"]
        settings.backups.hours = try number("backup-hours") ?? settings.backups.hours
        settings.backups.level = try number("backup-level") ?? settings.backups.level
        settings.backups.journalSeconds = try number("journal-seconds") ?? settings.backups.journalSeconds
        settings.backups.retention = try retention() ?? settings.backups.retention
        settings.answerDays = try number("answer-days") ?? settings.answerDays
        return settings
    }

    func logLevel() throws -> Logger.Level {
        guard let name = values["log-level"] else { return .info }
        guard let level = Logger.Level(rawValue: name) else {
            throw wrong("log-level", name, Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return level
    }

    private func retention() throws -> Retention? {
        guard let text = values["backup-keep"] else { return nil }
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).compactMap { Int($0) }
        guard numbers.count == 3, numbers.allSatisfy({ (0...1000).contains($0) }) else {
            throw wrong("backup-keep", text, "three whole numbers, as 7,5,12")
        }
        return Retention(daily: numbers[0], weekly: numbers[1], monthly: numbers[2])
    }

    private func number(_ name: String) throws -> Int? {
        guard let text = values[name] else { return nil }
        guard let number = Int(text) else { throw wrong(name, text, "a whole number") }
        return number
    }

    private func wrong(_ name: String, _ value: String, _ allowed: String) -> StartError {
        StartError("The setting '\(name)' is '\(value)': expected \(allowed)")
    }
}
