import Foundation
import Journal
import ModuleKit

extension SegmentDirectory {
    /// Drops the payloads that carry any of these rows, in every segment. Nothing may be carried here meanwhile.
    ///
    /// - Parameter isKept: whether an entry that does keeps its payload all the same.
    /// - Throws: `BackupError.sealed` and `.damaged` where a segment cannot be read: nobody can say whom it holds.
    public func erase(_ rows: Set<RowKey>, unless isKept: (Entry) throws -> Bool = { _ in false }) throws {
        for file in try files() {
            let content = try content(file)
            guard !content.isLocked else {
                throw BackupError.sealed(path: path(file), with: nil, given: keys?.fingerprints ?? [])
            }
            if let fault = content.fault, file.last != nil {
                throw BackupError.damaged(backup: "journal", faults: ["\(file.name): \(fault)"])
            }
            var records = content.records
            var hasChanged = false
            for i in records.indices {
                guard let payload = records[i].entry.payload,
                    try Changeset(payload).rows().contains(where: { rows.contains($0.key) }),
                    try !isKept(records[i].entry)
                else { continue }
                records[i].entry.payload = nil
                hasChanged = true
            }
            guard hasChanged, let last = records.last?.entry.seq else { continue }
            var bytes = SegmentFile.opening(history: file.history, store: content.store)
            for record in records { record.append(to: &bytes) }
            var closed = file
            closed.last = last
            closed.isSealed = keys != nil
            try DurableFile.write(SegmentFile.piece(bytes, keys?.current), to: path(closed))
            if closed != file { unlink(path(file)) }
        }
    }
}
