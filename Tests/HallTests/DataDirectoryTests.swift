import Foundation
import Testing

@testable import Host

@Suite struct DataDirectoryTests {
    @Test func `a directory is free again though a child that is being started has its lock file open, too`() throws {
        let path = NSTemporaryDirectory() + "balai-lock-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        let first = try DataDirectory(path)
        // What fork does to every open file.
        let inherited = try #require(descriptor(of: path + "/balai.lock").map { dup($0) })
        defer { close(inherited) }
        #expect(throws: (any Error).self) { try DataDirectory(path) }
        first.unlock()
        try DataDirectory(path).unlock()
    }

    /// The number under which this process has a file open.
    private func descriptor(of path: String) -> Int32? {
        let manager = FileManager.default
        return (try? manager.contentsOfDirectory(atPath: "/proc/self/fd"))?.lazy.compactMap(Int32.init)
            .first { (try? manager.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path }
    }
}
