import Backup
import Foundation
import ModuleKit
import Store

/// Who was erased of a store, as far as anybody beside it knows: the place it is restored from, other places, and the
/// store that it replaces.
struct GatheredErasures {
    private(set) var ledger: ErasureLedger
    /// What an operator must know: where a ledger is missing, was changed or cannot be read, somebody who was erased may
    /// be back.
    private(set) var notes: [Sentence] = []

    /// - Parameter store: which store is restored; ledgers of others tell nothing of it.
    init(of store: String?) { ledger = ErasureLedger(store: store) }

    /// Of a place, held against what the newest backup there knows.
    mutating func add(_ place: BackupDirectory) {
        do {
            let found = try ErasureLedger(place: place)
            if let fault = found.fault { notes.append(fault) }
            add(found)
            let names = try place.names()
            let known = names.reversed().lazy.compactMap { try? place.rows(of: "core_erasure", in: $0) }.first ?? 0
            if found.rows.count < known {
                notes.append(
                    """
                    '\(place.path(of: ErasureLedger.file))' tells of \(found.rows.count) erased rows, and the backups there know \
                    of \(known): who was erased may be back
                    """)
            }
        } catch {
            notes.append("Who was erased is not known from '\(place.path)': \(error.plainCause)")
        }
    }

    /// Of the store that lies at a path.
    mutating func add(replaced path: String) {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            add(try queue.read { try ErasureLedger($0) })
        } catch {
            notes.append("Who was erased is not known from the store that is replaced: \(error.plainCause)")
        }
    }

    private mutating func add(_ other: ErasureLedger) {
        if let own = ledger.store, let theirs = other.store, own != theirs { return }
        ledger.add(other)
    }
}
