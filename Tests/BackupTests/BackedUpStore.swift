import SeededTesting
import Backup
import Foundation
import ModuleKit
import Store
import SeededTesting
import StoreTesting

extension StoreSnapshot: PageSource {}

/// A store with a table that random writes change, and a directory for its backups.
final class BackedUpStore: Sendable {
    let test: TestStore
    let folder: TestFolder
    let directory: BackupDirectory

    /// - Parameter keys: with which its directory seals backups.
    init(keys: BackupKeys? = nil) throws {
        test = try TestStore()
        folder = try TestFolder()
        directory = BackupDirectory(folder.path("backups"), keys: keys)
        try test.store.migrate(
            module: "demo",
            [
                Migration(
                    "0001 notes",
                    sql: """
                        CREATE TABLE demo_note (id INTEGER PRIMARY KEY, text TEXT NOT NULL, body BLOB NOT NULL) STRICT;
                        CREATE INDEX demo_note_text ON demo_note (text);
                        CREATE TABLE demo_part (
                            id INTEGER PRIMARY KEY, note INTEGER NOT NULL REFERENCES demo_note (id)
                        ) STRICT;
                        CREATE INDEX demo_part_note ON demo_part (note);
                        """)
            ])
    }

    /// Writes of random kinds and sizes, one entry each.
    func write(_ count: Int, _ random: inout SeededRandom) throws {
        for _ in 0..<count {
            let (kind, id, size, text) = (
                Int.random(in: 0..<10, using: &random), Int.random(in: 1...200, using: &random),
                Int.random(in: 0...6000, using: &random), UInt64.random(in: 0...UInt64.max, using: &random)
            )
            let body = Data((0..<size / 8).flatMap { i in withUnsafeBytes(of: text &* UInt64(i | 1)) { Array($0) } })
            try test.write { db, _ in
                switch kind {
                case 0...5:
                    try db.execute(
                        sql: "INSERT OR REPLACE INTO demo_note VALUES (?, ?, ?)",
                        arguments: [1000 + id, String(text, radix: 36), body])
                case 6, 7:
                    try db.execute(sql: "UPDATE demo_note SET body = ? WHERE id % 50 = ?", arguments: [body, id % 50])
                default: try db.execute(sql: "DELETE FROM demo_note WHERE id % 7 = ?", arguments: [id % 7])
                }
                return []
            }
        }
    }

    /// Makes a backup as the daemon does.
    @discardableResult
    func backUp(
        label: String? = nil, level: Int = BackupWriter.standardLevel, in other: BackupDirectory? = nil,
        at time: Int64 = 1_700_000_000_000,
        progress: @escaping @Sendable (Int, Int) throws -> Void = { _, _ in }
    ) throws -> BackupSummary {
        let writer = try BackupWriter(
            other ?? directory, label: label, level: level, clock: { time })
        let snapshot = try test.store.snapshot()
        defer { snapshot.close() }
        try writer.copy(snapshot, try snapshot.read { try StoreFacts.read($0) }, onProgress: progress)
        snapshot.close()
        return try writer.finish()
    }

    func faults(_ backup: String) throws -> [String] {
        try directory.verify(backup, scratch: folder.path("scratch"), now: Instant(milliseconds: 1)).map(\.description)
    }

    /// Restores into a new file, and answers its path.
    func restore(_ backup: String) throws -> String {
        let path = folder.path("restored-\(UUID().uuidString).sqlite")
        try directory.restore(backup, to: path, coreVersion: Store.coreVersion)
        return path
    }

    /// The rows of every table of a file, as one text for each row.
    static func contents(_ path: String) throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { try contents($0) }
    }

    func contents() throws -> [String] { try test.store.read { try Self.contents($0) } }

    private static func contents(_ db: Database) throws -> [String] {
        let tables = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
        return try tables.flatMap { table in
            try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table): \($0.databaseValues)" }
        }
    }
}
