import Backup
import Dispatch
import Foundation
import Journal
import ModuleKit
import Store

extension BackupDesk {
    /// Sees to it that nothing of an erased person is left where the erasing write could not reach: in the file's free
    /// space and log, in the journal beside the backups, and in what later backups build on. Begun anew at every start
    /// until it was done.
    func followErasure() {
        erasing.async {
            do { try self.finishErasure() } catch {
                self.trouble.set("erasure", error.plainCause)
                self.logger.error("an erasure is not finished", metadata: ["cause": "\(error.plainCause)"])
            }
        }
    }

    /// What backups made until now hold of who is erased, and until when; nil where there are none.
    func heldByBackups() -> Warning? {
        var last: CalendarDate?
        var isForeseen = true
        for place in places {
            // No erasure fails because a place cannot be read; what is there stays until somebody looks.
            guard let names = try? place.names(), let days = try? expiry(in: place) else {
                isForeseen = false
                continue
            }
            for backup in names {
                guard let day = days[backup] else {
                    isForeseen = false
                    continue
                }
                last = max(last ?? day, day)
            }
        }
        if !isForeseen {
            return Warning(
                name: "held_by_backups",
                message:
                    "Backups made before hold what was erased until somebody removes them; what is restored does not")
        }
        return last.map {
            Warning(
                name: "held_by_backups",
                message: "Backups made before hold what was erased until \($0); what is restored from them does not")
        }
    }

    /// Waits until what was begun is done; for tests and for the end.
    func waitForErasure() { erasing.sync {} }

    /// Whether a place lacks an erasure that the store has.
    func hasPendingErasure() throws -> Bool {
        let ledger = try store.read { try ErasureLedger($0) }
        return try places.contains { place in
            let found = try ErasureLedger(place: place)
            if let other = found.store, other != ledger.store { return false }
            return found.fault != nil || !found.tells(as: ledger) || !place.isSealedAsSet(ErasureLedger.file)
        }
    }

    func finishErasure() throws {
        let states = shipping.flush()
        let own = zip(places, states).filter { $1.refusal == nil }.map(\.0)
        for place in own { try adopt(from: place) }
        let ledger = try store.read { try ErasureLedger($0) }
        try store.scrub()
        try shipping.alone {
            // An entry whose payload the store keeps tells of who had a row's number before.
            for place in own { try place.journal.erase(ledger.keys) { try store.holds($0) } }
        }
        try makeAndProve(label: "after an erasure", isFull: true)
        // Last: where it is missing, all of this is done again.
        for place in own { try place.write(ledger.bytes, as: ErasureLedger.file) }
        // One that is away is seen to when it is back.
        let away = states.compactMap(\.refusal).first { if case .gone = $0 { true } else { false } }
        trouble.set("erasure", away?.plainCause)
    }

    /// Erases whom a place knows as erased, and the store does not: it was put back without that ledger.
    ///
    /// - Throws: `StartError` where the ledger is not as it was written; nobody is erased because of it, and it is left.
    private func adopt(from place: BackupDirectory) throws {
        let known = try ErasureLedger(place: place)
        if let fault = known.fault {
            throw StartError("\(fault). Remove it, and the next start writes it anew as the store has it")
        }
        let missing = try store.read { try known.missing(from: $0) }
        guard !missing.rows.isEmpty else { return }
        let header = EntryHeader(
            command: "core.erasure.adopt", uid: getuid(), role: Access.admin.rawValue, requestID: "start",
            reason: "erased before the store was put back")
        _ = try store.write(module: CoreModule.name, header: header, ignoresForeignKeys: true) { _, scope in
            try scope.puttingBack { try missing.put($0) }
            for row in missing.rows { scope.erase(row.table, rows: [row.row]) }
            return []
        }
    }
}
