import Backup
import Foundation
import Journal
import ModuleKit
import StoreTesting
import Testing

@testable import Host
@testable import Store

/// The page that tells how to read a segment by hand tells the truth.
@Suite struct JournalDocumentTests {
    private static let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/journal.md")

    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        let text = try String(contentsOf: Self.document, encoding: .utf8)
        let program = try #require(
            text.components(separatedBy: "```python\n").dropFirst().first?.components(separatedBy: "```").first)
        try folder.write("read.py", Array(program.utf8))
    }

    @Test("The program on the page reads segments, closed and growing, and stops at an entry that was changed")
    func program() throws {
        let test = try TestStore()
        let place = BackupDirectory(folder.path("backups"))
        let sql = "CREATE TABLE demo_log (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"
        try test.store.migrate(module: "demo", [Migration("0001 log", sql: sql)])
        let shipping = JournalShipping(test.store, [place], clock: { 1 }, logger: TestStore.silent) { module, name in
            Store.coreMigrationSQL(module, name) ?? sql
        }
        for reason in ["plain", "with \"quotes\" and \\", "a\nline\tand \u{1}", "naïf 😀 \u{7f}"] {
            let header = EntryHeader(
                command: "demo.write", uid: 1000, role: "clerk", requestID: "a/b", reason: reason)
            _ = try test.store.write(module: "demo", header: header) { db, _ in
                try db.execute(sql: "INSERT INTO demo_log (text) VALUES (?)", arguments: [reason])
                return []
            }
        }
        shipping.flush(endingSegment: true)
        try test.execute("INSERT INTO demo_log (text) VALUES ('later')")
        shipping.flush()
        let files = try FileManager.default.contentsOfDirectory(atPath: place.journal.path).sorted()
        #expect(files.count == 2)
        var seqs: [Int64] = []
        for file in files {
            let (status, lines) = try run("python3 read.py 'backups/journal/\(file)'")
            #expect(status == 0)
            seqs += lines.dropFirst().compactMap { $0.split(separator: " ").first.flatMap { Int64($0) } }
        }
        #expect(seqs == (try test.entries()).map(\.seq))
        _ = try run("gzip -dc 'backups/journal/\(files[0])' | sed 's/\"plain\"/\"plane\"/' | gzip > changed.gz")
        #expect(try run("python3 read.py changed.gz").status != 0)
    }

    private func run(_ line: String) throws -> (status: Int32, lines: [Substring]) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "exec 2>/dev/null; " + line]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self).split(separator: "\n"))
    }
}
