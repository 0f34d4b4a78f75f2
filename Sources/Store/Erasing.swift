import Foundation
import GRDBSQLite
import Journal
import ModuleKit

/// Takes rows that concern a person out of history, in the transaction of the write that erased them. The digests stay,
/// and with them the chain.
struct Erasing {
    let db: Database
    let rows: Set<RowKey>

    /// Before the write's changes are taken as a whole: what the feed told of the rows goes, and is part of the write.
    ///
    /// - Parameters:
    ///   - own: what the write has changed so far.
    ///   - seq: the sequence that its entry will have.
    func eraseEvents(own: [ChangedRow], seq: Int64) throws {
        let entries = try entries()
        var texts: Set<String> = []
        for row in entries.flatMap(\.rows) { texts.formUnion(try personalTexts(of: row, row.old + row.new)) }
        // What it put in the place of the person is none of the person.
        for row in own where rows.contains(row.key) { texts.formUnion(try personalTexts(of: row, row.old)) }
        for text in texts {
            try db.execute(sql: "DELETE FROM core_refusal WHERE instr(message, ?)", arguments: [text])
            // As it stands within a JSON string.
            let written = String(JSONValue.string(text).text.dropFirst().dropLast())
            for seq in entries.map(\.seq) + [seq] {
                try db.execute(
                    sql: "UPDATE core_event SET data = replace(data, ?1, '***') WHERE seq = ?2 AND instr(data, ?1)",
                    arguments: [written, seq])
            }
        }
    }

    /// After the write's entry was appended: payloads that carry the rows, its own too, and answers that are kept.
    func eraseHistory(own seq: Int64?) throws {
        for seq in try entries().map(\.seq) + (seq.map { [$0] } ?? []) {
            try db.execute(sql: "UPDATE core_journal SET payload = NULL WHERE seq = ?", arguments: [seq])
        }
        // The key stays, so that a repeat is not done a second time.
        try db.execute(sql: "UPDATE core_answer SET result = x''")
        try db.execute(sql: "UPDATE core_job SET result = NULL, error = NULL WHERE ended_at IS NOT NULL")
    }

    /// The entries that tell of the rows, with what they tell: each row's from its own insert on. Where a number was freed
    /// and then given to another row, those before tell of somebody else. A row that was put back is the one it was, and
    /// what its number meant in between is not looked into: all of its entries count.
    private func entries() throws -> [(seq: Int64, rows: [ChangedRow])] {
        let touching = try JournalReader.touching(rows, after: 0, db, limit: .max).map(\.entry)
        var since: [RowKey: Int64] = [:]
        let told = try touching.map { entry in
            let told = try Changeset(entry.payload ?? []).rows().filter { rows.contains($0.key) }
            for row in told where row.operation == .insert {
                since[row.key] = Store.puttingBack.contains(entry.header.command) ? 0 : entry.seq
            }
            return (seq: entry.seq, rows: told)
        }
        return told.compactMap { entry in
            let rows = entry.rows.filter { entry.seq >= since[$0.key] ?? 0 }
            return rows.isEmpty ? nil : (entry.seq, rows)
        }
    }

    private func personalTexts(of row: ChangedRow, _ values: [DatabaseValue?]) throws -> [String] {
        // A store that was restored from before columns were marked knows none.
        guard try TableLayout(db, "core_mark") != nil else { return [] }
        let marked = try String.fetchAll(
            db, sql: "SELECT column_name FROM core_mark WHERE table_name = ?", arguments: [row.table])
        let columns = try TableLayout(db, row.table)?.columns ?? []
        return values.enumerated().compactMap { i, value in
            let column = i % row.isKey.count
            guard columns.indices.contains(column), marked.contains(columns[column]),
                let text = value.flatMap({ String.fromDatabaseValue($0) }), text.count > 2
            else { return nil }
            return text
        }
    }
}

extension WriteScope {
    /// Rows that concern a person must vanish from history with this write.
    public func erase(_ table: String, rows: [Int64]) {
        erased.formUnion(rows.map { RowKey(table: table, values: [$0.databaseValue]) })
    }
}

extension Store {
    /// The commands that put rows back under the numbers that they had.
    static let puttingBack: Set = ["core.journal.revert", "core.backup.recover"]

    /// Whether the store has what an entry of its own history changed.
    public func holds(_ entry: Entry) throws -> Bool {
        try read { try JournalReader.entry($0, entry.seq) }.map { $0.hash == entry.hash && $0.payload != nil } ?? false
    }

    /// Takes rows of persons out of the history of a restored store that nobody has open.
    public static func eraseHistory(of rows: Set<RowKey>, _ db: Database) throws {
        let erasing = Erasing(db: db, rows: rows)
        try erasing.eraseEvents(own: [], seq: 0)
        try erasing.eraseHistory(own: nil)
    }

    /// Builds the file anew, so that nothing is left in it of what was overwritten or deleted, and empties the log. Nobody
    /// writes meanwhile. Not to be called on the writer's thread.
    public func scrub() throws {
        try pool.writeWithoutTransaction { db in
            guard writer.current != nil else { throw StoreError.closed }
            do { try db.execute(sql: "VACUUM") } catch {
                if error.isFatalToStore { stop(error) }
                throw StoreError.storage(from: error) ?? error
            }
        }
        for _ in 0..<200 {
            let isEmpty = try pool.writeWithoutTransaction { db in
                guard let writer = writer.current else { throw StoreError.closed }
                return (try? writer.wal.empty(db)) == true
            }
            if isEmpty { return try syncLog() }
            // A reader that began before holds the log.
            usleep(20_000)
        }
        throw StoreError.storage(cause: "readers hold the write-ahead log, and it cannot be emptied")
    }

    /// What was cut off the log comes back with no power cut from here on. No lock lies on the log's own file that closing
    /// it could drop.
    private func syncLog() throws {
        let file = Foundation.open(path + "-wal", O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw StoreError.storage(cause: String(cString: strerror(errno))) }
        defer { Foundation.close(file) }
        guard fsync(file) == 0 else { throw StoreError.storage(cause: String(cString: strerror(errno))) }
    }
}
