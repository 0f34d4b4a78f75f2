import Backup
import ModuleKit

extension BackupDesk {
    /// What a place missed while it was away is done once it is back: whom to erase, and the newest proved backup.
    func catchUp() {
        erasing.async {
            do { if try self.hasPendingErasure() { try self.finishErasure() } } catch {
                self.trouble.set("erasure", error.plainCause)
            }
            do { try self.holding { try self.copyNewest() } } catch {
                self.logger.error(
                    "a backup place that is back is not brought up", metadata: ["cause": "\(error.plainCause)"])
            }
        }
    }

    /// Hands the newest proved backup to the places that lack it, and proves it there.
    private func copyNewest() throws {
        let there = zip(places, shipping.current).filter { $1.refusal == nil }.map(\.0)
        let newest = try there.compactMap { place in try place.newestVerified().map { (place, $0) } }
            .max { $0.1 < $1.1 }
        for place in there {
            do {
                if let (source, backup) = newest, !place.holds(backup) {
                    try source.copy(backup, to: place)
                    _ = try prove(backup, in: place)
                }
                trouble.set(place.path, nil)
            } catch { trouble.set(place.path, error.plainCause) }
        }
    }
}
