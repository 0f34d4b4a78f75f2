internal import CSpawn
import Foundation
import Glibc
import Synchronization

/// Another program that is given bytes and answers bytes: no shell, no terminal, none of this process's files, and an
/// end at a set time.
///
/// Our own, because Foundation's Process writes to a child that has gone with a signal that ends a program, and neither
/// ends at a set time nor takes the whole family of the child along.
struct ChildProcess: Sendable {
    let program: String
    let arguments: [String]
    let environment: [String: String]
    let limit: Duration

    struct Ended: Sendable {
        /// Exit status, or the negative of the signal.
        let status: Int32
        let output: [UInt8]
        let complaint: [UInt8]
    }

    enum Failure: Error, Sendable, Equatable {
        case notStarted(errno: Int32)
        case timedOut
    }

    /// Runs it to its end on a thread of its own. Cancelling the task ends the child.
    func run(_ input: [UInt8]) async throws -> Ended {
        let isCancelled = Flag()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                Thread.detachNewThread {
                    continuation.resume(with: Result { try perform(input, isCancelled) })
                }
            }
        } onCancel: {
            isCancelled.value.store(true, ordering: .relaxed)
        }
    }

    private final class Flag: Sendable { let value = Atomic(false) }

    private func perform(_ input: [UInt8], _ isCancelled: Flag) throws -> Ended {
        // Writing to a child that has gone is an error here, and no signal: the mask is this thread's alone.
        var pipeSignal = sigset_t()
        sigemptyset(&pipeSignal)
        sigaddset(&pipeSignal, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &pipeSignal, nil)

        var pipes = try Pipes()
        defer { pipes.close() }
        let child = try spawn(pipes)
        pipes.closeChildEnds()
        let deadline = ContinuousClock.now + limit
        var exchange = Exchange(input: input, output: pipes.output.read, complaint: pipes.complaint.read)
        while !exchange.isOver {
            if isCancelled.value.load(ordering: .relaxed) || ContinuousClock.now >= deadline {
                kill(-child, SIGKILL)
                reap(child)
                if isCancelled.value.load(ordering: .relaxed) { throw CancellationError() }
                throw Failure.timedOut
            }
            exchange.step(into: &pipes.input)
        }
        // It may close its ends and go on: nothing more is to be had of it.
        kill(-child, SIGKILL)
        return Ended(status: reap(child), output: exchange.outputBytes, complaint: exchange.complaintBytes)
    }

    @discardableResult
    private func reap(_ child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) == -1, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : -signal
    }

    private func spawn(_ pipes: Pipes) throws -> pid_t {
        var child: pid_t = 0
        let code = withCStrings([program] + arguments) { arguments in
            withCStrings(environment.map { "\($0)=\($1)" }.sorted()) { environment in
                spawn_child(
                    &child, program, arguments, environment, pipes.input.read, pipes.output.write,
                    pipes.complaint.write)
            }
        }
        guard code == 0 else { throw Failure.notStarted(errno: code) }
        return child
    }

    private func withCStrings<T>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> T) -> T {
        let copies = texts.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}

/// Both ends of three pipes; -1 where an end is closed.
private struct Pipes {
    struct Ends {
        var read: Int32 = -1
        var write: Int32 = -1
    }

    var input = Ends()
    var output = Ends()
    var complaint = Ends()

    init() throws {
        do {
            input = try Self.open()
            output = try Self.open()
            complaint = try Self.open()
        } catch {
            close()
            throw error
        }
        // Ours must not wait for the child.
        for end in [input.write, output.read, complaint.read] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    private static func open() throws -> Ends {
        var ends: [Int32] = [-1, -1]
        guard spawn_pipe(&ends) == 0 else { throw ChildProcess.Failure.notStarted(errno: errno) }
        return Ends(read: ends[0], write: ends[1])
    }

    mutating func closeChildEnds() {
        Self.close(&input.read)
        Self.close(&output.write)
        Self.close(&complaint.write)
    }

    mutating func close() {
        for path in [\Pipes.input, \Pipes.output, \Pipes.complaint] {
            Self.close(&self[keyPath: path].read)
            Self.close(&self[keyPath: path].write)
        }
    }

    static func close(_ end: inout Int32) {
        if end >= 0 { _ = Glibc.close(end) }
        end = -1
    }
}

/// What still goes in, and what has come out.
private struct Exchange {
    private var input: ArraySlice<UInt8>
    private var reading: [(end: Int32, bytes: [UInt8], isOpen: Bool)]

    init(input: [UInt8], output: Int32, complaint: Int32) {
        self.input = input[...]
        reading = [(output, [], true), (complaint, [], true)]
    }

    var isOver: Bool { !reading.contains { $0.isOpen } }
    var outputBytes: [UInt8] { reading[0].bytes }
    var complaintBytes: [UInt8] { reading[1].bytes }

    /// Waits a moment at most for any end to be ready, and moves what can be moved.
    mutating func step(into writing: inout Pipes.Ends) {
        var waits = reading.filter(\.isOpen).map { pollfd(fd: $0.end, events: Int16(POLLIN), revents: 0) }
        if writing.write >= 0 { waits.append(pollfd(fd: writing.write, events: Int16(POLLOUT), revents: 0)) }
        poll(&waits, nfds_t(waits.count), 50)
        for wait in waits where wait.revents != 0 {
            if wait.fd == writing.write { feed(&writing.write) } else { take(from: wait.fd) }
        }
    }

    private mutating func feed(_ end: inout Int32) {
        if !input.isEmpty {
            let count = input.withUnsafeBytes { write(end, $0.baseAddress, $0.count) }
            if count >= 0 { input = input.dropFirst(count) } else if errno != EAGAIN { input = [] }
        }
        if input.isEmpty { Pipes.close(&end) }
    }

    private mutating func take(from end: Int32) {
        guard let place = reading.firstIndex(where: { $0.end == end && $0.isOpen }) else { return }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(end, &buffer, buffer.count)
        if count > 0 {
            reading[place].bytes += buffer[..<count]
        } else if count == 0 || errno != EAGAIN {
            reading[place].isOpen = false
        }
    }
}
