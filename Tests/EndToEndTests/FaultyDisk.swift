import Foundation
import Testing

/// A disk below some directories that fails one program at a step of our choice; see Tests/DiskFaults/disk.c.
final class FaultyDisk {
    enum Action: Int64, CaseIterable {
        case count
        /// Ends the program before the step.
        case kill
        /// Ends it in the middle of what the step writes.
        case tear
        /// The step fails with EIO.
        case fail
        /// It fails with ENOSPC.
        case full
        /// Ends the program before the step, and takes back some of what it had not synced: blocks of files, and names in
        /// directories.
        case power
    }

    enum Kind: Int64 { case write = 1, grow, make, sync, name, remove }

    private static let size = 7 * MemoryLayout<Int64>.size + 1024
    private let file: String
    private let control: UnsafeMutableRawPointer

    /// The shim, built once: a test that could not build it would prove nothing.
    private static let shim = Result<String, any Error> {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../DiskFaults").standardizedFileURL.path
        let shim = NSTemporaryDirectory() + "balai-disk-\(getpid()).so"
        let built = try DaemonProcess.run(
            "/usr/bin/env",
            ["gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", shim]
                + ["disk.c", "power.c"].map { folder + "/" + $0 } + ["-ldl"])
        try #require(built.status == 0, "\(built.errors)")
        return shim
    }

    init() throws {
        file = DaemonProcess.folder() + ".disk"
        try Data(count: Self.size).write(to: URL(fileURLWithPath: file))
        let descriptor = open(file, O_RDWR)
        defer { close(descriptor) }
        let map = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        control = try #require(map == MAP_FAILED ? nil : map)
    }

    deinit {
        munmap(control, Self.size)
        unlink(file)
    }

    /// What a program's environment needs so that this is its disk below `folders`.
    func environment(below folders: [String]) throws -> [String: String] {
        [
            "LD_PRELOAD": try Self.shim.get(), "DISK_FAULTS": file,
            "DISK_FAULTS_BELOW": folders.joined(separator: ":"),
        ]
    }

    private subscript(_ index: Int) -> Int64 {
        get { control.load(fromByteOffset: index * 8, as: Int64.self) }
        set { control.storeBytes(of: newValue, toByteOffset: index * 8, as: Int64.self) }
    }

    /// Begins to count.
    ///
    /// - Parameters:
    ///   - step: at which it happens, from 1; 0 for none.
    ///   - lasts: whether every step behind it fails too.
    ///   - kind: the only kind of step that counts; nil for all.
    func arm(_ action: Action, at step: Int64, lasts: Bool = false, only kind: Kind? = nil) {
        memset(control, 0, Self.size)
        self[2] = action.rawValue
        self[1] = step
        self[3] = lasts ? 1 : 0
        self[4] = kind?.rawValue ?? 0
        self[0] = 1
    }

    /// The disk is well from now on.
    func disarm() { self[0] = 0 }

    /// Steps since it was armed.
    var steps: Int64 { self[5] }

    /// What happened, and to which file; nil where the step was not reached.
    var happened: (kind: Kind, path: String)? {
        guard let kind = Kind(rawValue: self[6]) else { return nil }
        return (kind, String(cString: (control + 56).assumingMemoryBound(to: CChar.self)))
    }
}
