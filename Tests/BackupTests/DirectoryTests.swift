import Foundation
import ModuleKit
import Store
import SeededTesting
import StoreTesting
import Testing

@testable import Backup

/// What is listed is a backup, and what is not finished is not there.
@Suite struct DirectoryTests {
    private struct Stopped: Error, Equatable {}

    @Test("a backup that was stopped leaves nothing, and the next one is whole") func stopped() throws {
        var random = SeededRandom(seed: 2)
        let store = try BackedUpStore()
        try store.write(100, &random)
        #expect(throws: Stopped()) { try store.backUp { _, _ in throw Stopped() } }
        #expect(try store.directory.names() == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.directory.path) == [])
        #expect(try store.faults(store.backUp().backup) == [])
    }

    @Test("what a killed backup left is no backup, and the next one clears it") func leftovers() throws {
        let store = try BackedUpStore()
        let first = try store.backUp().backup
        for name in ["20240101T000000Z-0000000001.gz.partial", "20240101T000000Z-0000000001.json.partial"] {
            try store.folder.write("backups/" + name, Array("half".utf8))
        }
        // Its pages were there already, its index not.
        try store.folder.write("backups/20240102T000000Z-0000000002.gz", Array("half".utf8))
        #expect(try store.directory.names() == [first])
        try store.backUp()
        let files = try FileManager.default.contentsOfDirectory(atPath: store.directory.path)
        #expect(!files.contains { $0.hasSuffix(".partial") })
    }

    @Test("one backup is made in a directory at a time") func lock() throws {
        let store = try BackedUpStore()
        let writer = try BackupWriter(store.directory, clock: { 0 })
        #expect(throws: BackupError.busy(directory: store.directory.path)) { try store.backUp() }
        withExtendedLifetime(writer) {}
    }

    @Test("a backup counts as verified once it was proved, and for its own index only") func mark() throws {
        let store = try BackedUpStore()
        let first = try store.backUp().backup
        let second = try store.backUp().backup
        #expect(store.directory.verifiedAt(first) == nil)
        #expect(try store.directory.newestVerified() == nil)
        #expect(try store.faults(first) == [])
        #expect(store.directory.verifiedAt(first) == Instant(milliseconds: 1))
        #expect(try store.directory.newestVerified() == first)
        try FileManager.default.copyItem(
            atPath: store.folder.path("backups/\(first).verified"),
            toPath: store.folder.path("backups/\(second).verified"))
        #expect(store.directory.verifiedAt(second) == nil)
        #expect(!FileManager.default.fileExists(atPath: store.folder.path("scratch")))
    }

    @Test("names that are none, or lead elsewhere, are not found", arguments: ["", "x", "../x", "/etc/passwd"])
    func names(name: String) throws {
        let store = try BackedUpStore()
        try store.backUp()
        #expect(throws: BackupError.notFound(backup: name)) { try store.faults(name) }
        #expect(store.directory.verifiedAt(name) == nil)
    }

    @Test("a backup of a newer store is refused, and nothing is made") func newer() throws {
        let store = try BackedUpStore()
        let backup = try store.backUp().backup
        let path = store.folder.path("restored.sqlite")
        #expect(throws: BackupError.newer(backup: backup, found: Store.coreVersion, known: 0)) {
            try store.directory.restore(backup, to: path, coreVersion: 0)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("plain gzip reads a whole backup, and any member by itself, at every level", arguments: [1, 4, 5, 9])
    func gzip(level: Int) throws {
        var random = SeededRandom(seed: 9)
        let store = try BackedUpStore()
        try store.write(300, &random)
        let backup = try store.backUp(level: level).backup
        let file = store.directory.path + "/\(backup).gz"
        let restored = try Data(contentsOf: URL(fileURLWithPath: store.restore(backup)))
        #expect(try Self.shell("gzip -dc '\(file)'") == restored)
        let index = try JSONValue.parse(try store.folder.bytes("backups/\(backup).json"))
        let members = try #require(index["members"]?.array)
        #expect(members.count > 1)
        for member in members {
            let (offset, size) = (try #require(member["offset"]?.int), try #require(member["size"]?.int))
            let run = try #require(member["pages"]?[0])
            let start = Int(try #require(run[0]?.int) - 1) * 4096
            let content = try Self.shell("tail -c +\(offset + 1) '\(file)' | head -c \(size) | gzip -dc")
            #expect(content == restored[start..<start + content.count])
        }
    }

    static func shell(_ line: String) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }

    @Test("a store for which the disk has no room is refused, and the error tells what is free and what is needed")
    func room() throws {
        let folder = try TestFolder()
        let place = BackupDirectory(folder.path("not/there/yet"))
        try place.needRoom(1 << 20)
        let size: Int64 = 1 << 60
        #expect {
            try place.needRoom(size)
        } throws: { error in
            guard case .noRoom(let directory, let free, let needed)? = error as? BackupError else { return false }
            return directory == place.path && (1..<size).contains(free) && needed == size + BackupDirectory.reserve
        }
    }
}
