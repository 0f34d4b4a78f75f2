import Foundation
import Glibc

/// What the program knows of the world around it, so that a test can put another in its place.
struct Console {
    let environment: [String: String]
    let outputIsTerminal: Bool
    let errorsAreTerminal: Bool
    /// Columns of the terminal; without bound where none is known.
    let width: Int
    /// Writes to standard output.
    let write: ([UInt8]) -> Void
    /// Writes to standard error.
    let warn: ([UInt8]) -> Void
    let files: FileSource
    /// Writes a file.
    let save: (_ path: String, _ content: [UInt8]) throws -> Void
    /// Has the work done when the person interrupts the program, which then goes on.
    let onInterrupt: (_ work: @escaping @Sendable () -> Void) -> Void

    /// Writes a text to standard output.
    func write(_ text: String) { write(Array(text.utf8)) }

    /// Writes a text to standard error.
    func warn(_ text: String) { warn(Array(text.utf8)) }
}

extension Console {
    /// The process's own.
    static func process() -> Console {
        let environment = ProcessInfo.processInfo.environment
        let isTerminal = isatty(STDOUT_FILENO) == 1
        return Console(
            environment: environment, outputIsTerminal: isTerminal,
            errorsAreTerminal: isatty(STDERR_FILENO) == 1,
            width: environment["COLUMNS"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
                ?? (isTerminal ? terminalWidth() : .max),
            write: { bytes in
                guard put(bytes, STDOUT_FILENO) else { fail(UnsavedFile(path: "standard output", code: errno)) }
            },
            warn: { _ = put($0, STDERR_FILENO) },
            files: FileSource(read: readFile), save: saveFile, onInterrupt: awaitInterrupt)
    }

    private static func awaitInterrupt(_ work: @escaping @Sendable () -> Void) {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let awaited = signals
        Thread.detachNewThread {
            var (signals, number) = (awaited, Int32(0))
            sigwait(&signals, &number)
            work()
        }
    }

    private static func terminalWidth() -> Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// An answer that could not be told whole must not look like one that was.
    private static func fail(_ problem: UnsavedFile) -> Never {
        _ = put(Array("balai: \(problem)\n".utf8), STDERR_FILENO)
        exit(Outcome.refused.rawValue)
    }

    /// Writes all the bytes; false, and `errno`, when that failed.
    private static func put(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno != EINTR { return false }
                rest = rest.dropFirst(max(0, count))
            }
            return true
        }
    }

    @Sendable private static func readFile(_ path: String) throws -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw cannotRead(path) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var content: [UInt8] = []
        var portion = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &portion, portion.count)
            if count == 0 { return content }
            if count < 0, errno != EINTR { throw cannotRead(path) }
            content += portion.prefix(max(0, count))
        }
    }

    private static func cannotRead(_ path: String) -> UsageError {
        UsageError("Cannot read '\(path)': \(String(cString: strerror(errno)))")
    }

    private static func saveFile(_ path: String, _ content: [UInt8]) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw UnsavedFile(path: path, code: errno) }
        guard put(content, descriptor) else {
            let code = errno
            close(descriptor)
            throw UnsavedFile(path: path, code: code)
        }
        guard close(descriptor) == 0 else { throw UnsavedFile(path: path, code: errno) }
    }
}

/// A file that could not be written, after its command was answered.
struct UnsavedFile: Error, CustomStringConvertible {
    let path: String
    let code: Int32
    var description: String { say("Cannot write '\(path)': \(String(cString: strerror(code)))") }
}
