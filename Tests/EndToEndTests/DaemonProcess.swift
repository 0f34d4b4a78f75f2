import Foundation
import Testing

/// A real daemon over a data directory of its own, started and ended by the test.
final class DaemonProcess {
    let data: String
    private(set) var process = Process()
    private var output = Pipe()
    private let log: String
    private let executable: String
    private let arguments: [String]
    private let environment: [String: String]

    /// Where the test's own executables were built.
    static let buildFolder = URL(
        fileURLWithPath: (try? FileManager.default.destinationOfSymbolicLink(
            atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    ).deletingLastPathComponent()

    private let keepsData: Bool

    var socket: String { data + "/balai.sock" }

    /// Starts a daemon and waits for its line.
    ///
    /// - Parameters:
    ///   - data: the data directory; nil for a new one.
    ///   - keepsData: whether it stays when this ends, also where the daemon is never ready.
    ///   - environment: beside the test's own.
    init(
        data: String? = nil, keepsData: Bool = false,
        executable: String = DaemonProcess.buildFolder.appendingPathComponent("balaid").path,
        arguments: [String] = [], environment: [String: String] = [:]
    ) throws {
        self.data = data ?? Self.folder()
        self.keepsData = keepsData
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        log = self.data + ".log"
        try start()
    }

    /// A path below the temporary directory, short enough for a socket.
    static func folder() -> String {
        NSTemporaryDirectory() + "balai-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
    }

    private func start() throws {
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = ["--data", data] + arguments
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("BALAI_") }
            .merging(environment) { $1 }
        process.standardOutput = output
        _ = FileManager.default.createFile(atPath: log, contents: nil)
        process.standardError = FileHandle(forWritingAtPath: log)
        try process.run()
        let line = output.fileHandleForReading.availableData
        guard !line.isEmpty else { throw EndedEarly(errors: errors) }
    }

    /// The daemon ended before it was ready.
    struct EndedEarly: Error { let errors: String }

    /// Starts another daemon over the same data, after this one has ended.
    func restart() throws {
        process = Process()
        output = Pipe()
        try start()
    }

    /// What it wrote to standard error.
    var errors: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

    /// Ends it as an operator does, and answers its exit status.
    @discardableResult
    func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Ends it as a power cut does.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Waits for its end, and answers whether that came.
    func hasEnded(within seconds: Double) -> Bool {
        let limit = Date(timeIntervalSinceNow: seconds)
        while process.isRunning, Date() < limit { usleep(2_000) }
        return !process.isRunning
    }

    deinit {
        if process.isRunning { kill() }
        if !keepsData { try? FileManager.default.removeItem(atPath: data) }
        try? FileManager.default.removeItem(atPath: log)
    }

    /// Runs a program to its end.
    static func run(_ path: String, _ arguments: [String], environment: [String: String] = [:]) throws -> (
        status: Int32, output: String, errors: String
    ) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let (output, errors) = (Pipe(), NSTemporaryDirectory() + "balai-errors-" + UUID().uuidString)
        _ = FileManager.default.createFile(atPath: errors, contents: nil)
        defer { try? FileManager.default.removeItem(atPath: errors) }
        process.standardOutput = output
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: text, as: UTF8.self),
            (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
        )
    }
}
