import Backup
import Foundation
import Journal
import ModuleKit
import Store

/// Whether the journal explains the store: a proved backup, or an empty store, carried on entry by entry must be what is
/// there now. So a change that somebody made with another program is found.
extension BackupDesk {
    /// Rows of a table, and of each kind, that are told.
    private static let toldRows = 20
    private static let batch = 500

    /// - Parameters:
    ///   - named: the backup to begin with; nil for the newest proved one that belongs to this store's history and holds
    ///     nothing that is known as unexplained, and where there is none, for the first entry.
    ///   - isWhole: from the first entry whatever backups there are.
    /// - Throws: `BackupError` where the backup is not there or not whole.
    func explanation(
        from named: String?, isWhole: Bool = false, for onlooker: Onlooker = .nobody
    ) throws -> Verification {
        guard !isWhole, let summary = try base(named) else {
            return try withScratch { try explain(.start, Verification(fromSeq: 0, seq: 0), $0, onlooker) }
        }
        let begun = Verification(backup: summary.backup, fromSeq: summary.journal.seq, seq: summary.journal.seq)
        return try withRestored(summary.backup, for: onlooker) { try explain(summary.journal, begun, $0, onlooker) }
    }

    /// Carries the store that lies at a path on from `head`, and compares.
    private func explain(
        _ head: JournalHead, _ begun: Verification, _ path: String, _ onlooker: Onlooker
    ) throws -> Verification {
        var verification = begun
        do {
            try StoreComparison.run(store, with: path, for: onlooker) { db in
                verification.seq = try JournalHead.read(db).seq
                try carry(path, from: head, to: verification.seq, db, onlooker)
            } _: {
                try compare($0, &verification)
            }
        } catch let fault as StoreReplay.Fault {
            switch fault {
            case .conflict(let seq, let conflict):
                let table = conflict.row.table
                verification.faults = [
                    "Entry \(seq) changed a row of '\(table)' that was not as the entries before it left it"
                ]
                verification.rows = [UnexplainedRow(conflict.row, .changed)]
            case .gap(_, let last):
                verification.fromSeq = nil
                verification.note = "The journal cannot be replayed behind entry \(last): the one behind it is missing"
            case .erased, .migration:
                verification.fromSeq = nil
                verification.note =
                    "The journal cannot be replayed behind entry \(head.seq): make and prove a backup"
            }
        }
        verification.ok = verification.note == nil ? verification.faults.isEmpty : nil
        return verification
    }

    private func base(_ named: String?) throws -> BackupSummary? {
        try named.map { try directory.summary($0) } ?? newestProved(isExplained: true)
    }

    /// The newest proved backup that belongs to this store's history; nil where there is none.
    ///
    /// - Parameter isExplained: passes over those that are known to hold what the journal does not explain.
    func newestProved(isExplained: Bool = false) throws -> BackupSummary? {
        for backup in try directory.names().reversed()
        where isExplained ? directory.isExplained(backup) : directory.verifiedAt(backup) != nil {
            let summary = try directory.summary(backup)
            let hash = try store.read { try JournalReader.entry($0, summary.journal.seq)?.hash }
            // One of a history that was left when the store was put back is passed over.
            if hash == summary.journal.hash { return summary }
        }
        return nil
    }

    /// Puts the snapshot's entries behind the backup into its restored file.
    private func carry(
        _ path: String, from head: JournalHead, to end: Int64, _ snapshot: Database, _ onlooker: Onlooker
    ) throws {
        let replay = try StoreReplay(path)
        do {
            var last = head.seq
            while true {
                let entries = try JournalReader.entries(snapshot, after: last, limit: Self.batch)
                guard let next = entries.last?.seq else { break }
                try replay.apply(entries.map { ($0, shipping.sql(of: $0)) })
                last = next
                try onlooker.step(Int(last - head.seq), of: Int(end - head.seq), "entries of the journal")
            }
            // A store that was put back lacks persons who were erased since, and no entry of it says so.
            let erasures = try ErasureLedger(snapshot)
            if !erasures.rows.isEmpty { try replay.amend { try erasures.apply($0) } }
        } catch {
            try replay.finish()
            throw error
        }
        try replay.finish()
    }

    private func compare(_ comparison: StoreComparison, _ verification: inout Verification) throws {
        for name in try comparison.differingSchema() {
            verification.faults.append("'\(name)' is not as the migrations made it")
        }
        for table in try comparison.tables() where table.differs {
            verification.faults.append(
                """
                Rows of '\(table.name)' that no entry explains: \(table.added) added, \(table.removed) removed, \
                \(table.changed) changed
                """)
            for difference in StoreComparison.Difference.allCases {
                verification.rows += try comparison.keys(difference, of: table.name, limit: Self.toldRows)
                    .map { UnexplainedRow($0, UnexplainedRow.Change(difference)) }
            }
        }
    }
}

extension UnexplainedRow {
    fileprivate init(_ row: RowKey, _ change: Change) {
        let values = row.values.map { value in
            switch value.storage {
            case .null: "null"
            case .int64(let number): "\(number)"
            case .double(let number): "\(number)"
            case .string(let text): text
            // Bytes may be sealed.
            case .blob(let data): "\(data.count) bytes"
            }
        }
        self.init(table: row.table, key: values.joined(separator: ","), change: change)
    }
}

extension UnexplainedRow.Change {
    fileprivate init(_ difference: StoreComparison.Difference) {
        self =
            switch difference {
            case .added: .added
            case .removed: .removed
            case .changed: .changed
            }
    }
}
