import Backup
import Foundation
import SeededTesting
import StoreTesting
import Testing

/// The page that tells how to read a backup by hand tells the truth.
@Suite struct DocumentTests {
    private static let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/backup.md")

    @Test("the program on the page reads every backup of a chain, and refuses a damaged one") func program() throws {
        let text = try String(contentsOf: Self.document, encoding: .utf8)
        let program = try #require(
            text.components(separatedBy: "```python\n").dropFirst().first?.components(separatedBy: "```").first)
        var random = SeededRandom(seed: 13)
        let store = try BackedUpStore()
        try store.folder.write("read.py", Array(program.utf8))
        for _ in 0..<3 {
            try store.write(60, &random)
            let backup = try store.backUp().backup
            let output = store.folder.path("by-hand.sqlite")
            #expect(try read(store, backup, output) == "0")
            #expect(
                try Data(contentsOf: URL(fileURLWithPath: output))
                    == Data(contentsOf: URL(fileURLWithPath: store.restore(backup))))
        }
        let last = try #require(try store.directory.names().last)
        var pages = try store.folder.bytes("backups/\(last).gz")
        pages[pages.count / 2] ^= 1
        try store.folder.write("backups/\(last).gz", pages)
        #expect(try read(store, last, store.folder.path("damaged.sqlite")) == "1")
    }

    private func read(_ store: BackedUpStore, _ backup: String, _ output: String) throws -> String {
        let line = "python3 '\(store.folder.path("read.py"))' '\(store.directory.path)/\(backup).json' '\(output)'"
        let status = try DirectoryTests.shell("\(line) 2>/dev/null; printf %s $?")
        return String(decoding: status, as: UTF8.self)
    }
}
