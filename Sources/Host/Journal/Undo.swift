import Foundation
import Journal
import ModuleKit
import Store

/// Takes back what one entry did, as far as nothing later stands on it. Runs with foreign keys and triggers off.
struct Undo {
    let db: Database
    let entry: Entry
    /// Tables whose rows are left to those who make them anew.
    var derived: Set<String> = []

    /// What was told stays told: the feed is not rewritten.
    static let told: Set = ["core_event"]
    /// A key that was made with the first value that it seals stays for the next.
    static let kept: Set = ["core_key"]
    /// What the store keeps of itself.
    static let own: Set = ["core_migration", "core_module", "core_erasure"]

    /// Takes back what is not derived, and answers the changes that did.
    ///
    /// - Throws: `invalid_state` where it is no entry to be undone, `conflict` with the entries that depend on it.
    func putBack() throws -> [ChangedRow] {
        let rows = try changes().map(\.inverted)
        let applier = ChangesetApplier(db)
        let differing = try rows.filter { try !applier.fits($0) }.map(\.key)
        guard differing.isEmpty else { throw try conflict(with: Set(differing)) }
        do { try applier.apply(rows) } catch let conflict as ChangeConflict {
            throw try self.conflict(with: occupants(conflict.row, rows))
        }
        return rows
    }

    /// Refuses it where something points at what is gone now.
    func check(_ rows: [ChangedRow]) throws {
        let dangling = try DanglingReference.among(Set(rows.map(\.table)), db)
        guard dangling.isEmpty else { throw try conflict(with: Set(dangling.map(\.row))) }
    }

    /// What the modules are told of it. What an undo undid is told again when that is undone.
    func write() throws -> UndoneWrite {
        var tables: Set<String> = []
        var events: [(topic: String, data: [UInt8])] = []
        func gather(_ payload: [UInt8]?) throws {
            for row in try payload.map({ try Changeset($0).rows() }) ?? [] {
                tables.insert(row.table)
                guard row.table == "core_event", row.operation == .insert,
                    let topic = row.new[2].flatMap({ String.fromDatabaseValue($0) }),
                    let data = row.new[4].flatMap({ String.fromDatabaseValue($0) })
                else { continue }
                events.append((topic, Array(data.utf8)))
                guard topic == RevertEntry.topic, let seq = try JSONValue.parse(data)["seq"]?.int else { continue }
                try gather(JournalReader.entry(db, seq)?.payload)
            }
        }
        try gather(entry.payload)
        return UndoneWrite(tables: tables, events: events)
    }

    private func changes() throws -> [ChangedRow] {
        guard let payload = entry.payload else {
            let isMigration = entry.payloadDigest == HashChain.digest(of: nil)
            throw RPCError(
                .invalidState,
                isMigration
                    ? "The journal entry \(entry.seq) is a migration, which is not undone"
                    : "What the journal entry \(entry.seq) changed was erased")
        }
        let leftAlone = Self.told.union(Self.kept).union(derived)
        let rows = try Changeset(payload).rows().filter { !leftAlone.contains($0.table) }
        if let row = rows.first(where: { Self.own.contains($0.table) }) {
            throw RPCError(
                .invalidState, "The journal entry \(entry.seq) is the store's own: it changed '\(row.table)'")
        }
        guard !rows.isEmpty else {
            throw RPCError(.invalidState, "The journal entry \(entry.seq) changed nothing that could be taken back")
        }
        return rows
    }

    /// The rows that have a unique value which this one is to have again.
    private func occupants(_ key: RowKey, _ rows: [ChangedRow]) throws -> Set<RowKey> {
        guard let layout = try TableLayout(db, key.table), let row = rows.first(where: { $0.key == key }) else {
            return [key]
        }
        let indexes = try String.fetchAll(
            db, sql: "SELECT name FROM pragma_index_list(?, 'main') WHERE \"unique\"", arguments: [key.table])
        var found: Set<RowKey> = []
        for index in indexes {
            let columns = try String.fetchAll(
                db, sql: "SELECT name FROM pragma_index_info(?, 'main') ORDER BY seqno", arguments: [index])
            let values = columns.map { column in
                layout.columns.firstIndex(of: column).flatMap { row.new[$0] ?? row.old[safe: $0] ?? nil } ?? .null
            }
            let quoted = TableLayout.quoted
            let others = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(layout.key.map(quoted).joined(separator: ", ")) FROM \(quoted(key.table))
                    WHERE \(columns.map { "\(quoted($0)) = ?" }.joined(separator: " AND "))
                    """, arguments: StatementArguments(values))
            found.formUnion(others.map { RowKey(table: key.table, values: Array($0.databaseValues)) })
        }
        found.remove(key)
        return found.isEmpty ? [key] : found
    }

    private func conflict(with rows: Set<RowKey>) throws -> RPCError {
        let later = try JournalReader.touching(rows, after: entry.seq, db)
        let tables = Set(rows.map(\.table)).sorted().joined(separator: ", ")
        guard let first = later.first else {
            return RPCError(
                .conflict,
                "The journal entry \(entry.seq) cannot be undone: the present rows of \(tables) stand against it",
                hint: "core.journal.verify tells whether the journal explains the store")
        }
        let list = later.map { entry, row -> JSONValue in
            [
                "seq": .integer(entry.seq), "command": .string(entry.header.command),
                "at": .string(Instant(milliseconds: entry.at).description), "table": .string(row.table),
            ]
        }
        return RPCError(
            .conflict,
            "The journal entry \(entry.seq) cannot be undone: entry \(first.entry.seq), '\(first.entry.header.command)', depends on it",
            details: ["dependents": .array(list)], hint: "Undo what depends on it first, the newest before the others")
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
