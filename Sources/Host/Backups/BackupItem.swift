import Backup
import ModuleKit

/// A backup, as commands answer it.
struct BackupItem: Described {
    let backup: String
    let label: String?
    let madeAt: Instant
    let seq: Int64
    let journalAt: Instant?
    let size: Int64
    let storeSize: Int64
    let pages: Int64
    let changedPages: Int64
    let previous: String?
    let verifiedAt: Instant?

    init(_ summary: BackupSummary, verifiedAt: Instant?) {
        backup = summary.backup
        label = summary.label
        madeAt = summary.madeAt
        seq = summary.journal.seq
        journalAt = summary.journal.seq == 0 ? nil : Instant(milliseconds: summary.journal.at)
        size = summary.size
        storeSize = summary.storeSize
        pages = Int64(summary.pageCount)
        changedPages = Int64(summary.storedPages)
        previous = summary.previous?.backup
        self.verifiedAt = verifiedAt
    }

    static let fields = Fields<Self> {
        Field(\.backup, "Its name")
        Field(\.label, "What it was made for")
        Field(\.madeAt, "When it was made")
        Field(\.seq, "The journal entry after which the store was as it is here")
        Field(\.journalAt, "When that entry was written")
        Field(\.size, "Bytes of its own pages on the disk")
        Field(\.storeSize, "Bytes of the store that it restores")
        Field(\.pages, "Pages of the store")
        Field(\.changedPages, "Pages that it holds itself; the others are in those before it")
        Field(\.previous, "The backup on which it builds; null for a full one")
        Field(\.verifiedAt, "When it was last proved by restoring it; null until then")
    }
}
