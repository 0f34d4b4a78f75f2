import Backup
import Dispatch
import Foundation
import ModuleKit
import Store

extension BackupDesk {
    /// Sees to it that nothing of an erased person is left where the erasing write could not reach: in the file's free
    /// space and log, in the journal beside the backups, and in what later backups build on. Begun anew at every start
    /// until it was done.
    func followErasure() {
        erasing.async {
            do { try self.finishErasure() } catch {
                self.trouble.set("erasure", "\(error)")
                self.logger.error("an erasure is not finished", metadata: ["cause": "\(error)"])
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
        return try places.contains { try ErasureLedger(place: $0).bytes != ledger.bytes }
    }

    private func finishErasure() throws {
        let ledger = try store.read { try ErasureLedger($0) }
        try store.scrub()
        try shipping.alone {
            // An entry whose payload the store keeps tells of who had a row's number before.
            for place in places { try place.journal.erase(ledger.keys) { try store.holds($0) } }
        }
        try makeAndProve(label: "after an erasure", isFull: true)
        // Last: where it is missing, all of this is done again.
        for place in places { try place.write(ledger.bytes, to: ErasureLedger.path(place)) }
        trouble.set("erasure", nil)
    }
}
