import Backup
import ModuleKit

extension BackupDesk {
    /// What a place missed while it was away is done once it is back: whom to erase, and the newest proved backup.
    func catchUp() {
        erasing.async {
            do {
                if try self.hasPendingErasure() { try self.finishErasure() }
                try self.holding { try self.copyNewest() }
            } catch {
                self.trouble.set("erasure", error.plainCause)
                self.logger.error(
                    "a backup place that is back is not brought up", metadata: ["cause": "\(error.plainCause)"])
            }
        }
    }

    /// Hands the newest proved backup to the places that lack it, and proves it there.
    private func copyNewest() throws {
        let newest = try directory.newestVerified()
        for (place, state) in zip(places, shipping.current) where state.refusal == nil {
            if let newest, !place.holds(newest) {
                try directory.copy(newest, to: place)
                _ = try prove(newest, in: place)
            }
            trouble.set(place.path, nil)
        }
    }
}
