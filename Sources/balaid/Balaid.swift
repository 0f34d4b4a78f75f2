import ArgumentParser
import Dispatch
import Foundation
import Host
import ModuleKit
import Synchronization

/// The daemon's program. Without a subcommand it serves.
@main
struct Balaid: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balaid",
        abstract: "The daemon: holds the store, hosts the modules, answers on a Unix socket.",
        usage: "balaid --data DIR [--socket PATH] [--modules DIR] [--config FILE] …",
        discussion: "'balaid serve --help' tells every setting.",
        version: "balaid \(Release.version)",
        subcommands: [Serve.self, Restore.self, Key.self], defaultSubcommand: Serve.self)

    /// One line on standard error, and the exit status 1.
    static func fail(_ message: String) throws -> Never {
        FileHandle.standardError.write(Data("balaid: \(message)\n".utf8))
        throw ExitCode.failure
    }
}

/// Reads the settings, starts, waits for the signal to end, ends.
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve; what balaid does where nothing else is named.",
        discussion: """
            Every setting is a flag, an environment variable (BALAI_ and the flag's name, as BALAI_LOG_LEVEL) or a \
            member of the configuration file, which is a JSON object (as "log-level"); the first of them counts.
            """)

    @OptionGroup var flags: Flags

    func run() throws {
        do {
            let settings = try Settings(flags.given, environment: ProcessInfo.processInfo.environment)
            try Self.serve(try settings.daemon(), level: try settings.logLevel())
        } catch let error as StartError {
            try Balaid.fail(error.description)
        } catch let error as ExitCode {
            throw error
        } catch {
            try Balaid.fail("\(error)")
        }
    }

    /// Serves until SIGTERM or SIGINT, or until the disk fails.
    private static func serve(_ settings: DaemonSettings, level: Logger.Level) throws {
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        var logger = Logger(label: "balaid")
        logger.logLevel = level
        let ending = Ending()
        let signals = ending.watch()
        defer { signals.forEach { $0.cancel() } }
        let executable = CommandLine.executablePath
        let daemon = try Daemon(settings, executable: executable, logger: logger) { ending.end(failed: "\($0)") }
        print("balaid: ready on \(daemon.socket)")
        fflush(nil)
        let failure = ending.wait()
        logger.info("stopping")
        daemon.stop()
        if let failure { try Balaid.fail("The store stopped writing, and the daemon ended: \(failure)") }
    }
}

/// What the daemon waits for.
private final class Ending: Sendable {
    private let signalled = DispatchSemaphore(value: 0)
    private let failure = Mutex<String?>(nil)

    func end(failed cause: String) {
        failure.withLock { $0 = cause }
        signalled.signal()
    }

    /// Watches for SIGTERM and SIGINT as long as what it answers lives.
    func watch() -> [any DispatchSourceSignal] {
        [SIGTERM, SIGINT].map { number in
            // Dispatch sees a signal only where it has no effect of its own.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { self.signalled.signal() }
            source.resume()
            return source
        }
    }

    /// Answers why the daemon must end, or nil where a signal asked it to.
    func wait() -> String? {
        signalled.wait()
        return failure.withLock { $0 }
    }
}

extension CommandLine {
    /// Where this program lies, whatever it was called as.
    fileprivate static var executablePath: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? arguments[0]
    }
}
