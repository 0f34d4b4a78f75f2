import Foundation
import Testing

@testable import DocumentKit

@Suite struct ChildProcessTests {
    private func run(
        _ script: String, _ input: [UInt8] = [], limit: Duration = .seconds(60)
    ) async throws -> ChildProcess.Ended {
        try await ChildProcess(program: "/bin/sh", arguments: ["-c", script], environment: ["A": "b"], limit: limit)
            .run(input)
    }

    @Test("bytes go in and come out, more than a pipe holds") func exchange() async throws {
        let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let ended = try await run("/bin/cat; echo $A >&2; exit 3", bytes)
        #expect(ended.output == bytes && ended.status == 3 && ended.complaint == Array("b\n".utf8))
    }

    @Test("a child that does not read its input does no harm") func deaf() async throws {
        let ended = try await run("exec 0<&-; echo x", [UInt8](repeating: 7, count: 1_000_000))
        #expect(ended.output == Array("x\n".utf8) && ended.status == 0)
    }

    @Test("a child sees none of this process's files") func files() async throws {
        let open = try await run("/bin/ls /proc/self/fd")
        // 3 is the folder that ls itself reads.
        #expect(String(decoding: open.output, as: UTF8.self).split(separator: "\n") == ["0", "1", "2", "3"])
    }

    @Test("at its time, or with its task, a child ends and its children with it") func ends() async throws {
        let mark = "balai-test-\(UUID().uuidString)"
        let script = "/bin/sh -c '/bin/sleep 600; : \(mark)' & wait"
        await #expect(throws: ChildProcess.Failure.timedOut) { try await run(script, limit: .milliseconds(300)) }
        let task = Task { try await run(script) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        // The kernel ends them when it comes to it.
        let patience = ContinuousClock.now + .seconds(20)
        while isRunning(mark), ContinuousClock.now < patience { await Task.yield() }
        #expect(!isRunning(mark))
    }

    private func isRunning(_ mark: String) -> Bool {
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return folders.filter { Int($0) != nil }.contains { folder in
            FileManager.default.contents(atPath: "/proc/\(folder)/cmdline")
                .map { String(decoding: $0, as: UTF8.self).contains(mark) } ?? false
        }
    }

    @Test("a program that is not there is said so") func missing() async throws {
        let child = ChildProcess(program: "/nowhere", arguments: [], environment: [:], limit: .seconds(1))
        await #expect(throws: ChildProcess.Failure.notStarted(errno: ENOENT)) { try await child.run([]) }
    }
}
