import Backup
import Journal
import ModuleKit

/// A backup, as commands answer it.
struct BackupItem: Described {
    let backup: String
    let label: String?
    let madeAt: Instant
    let seq: Int64
    let journalAt: Instant?
    let size: Int64?
    let storeSize: Int64
    let pages: Int64
    let changedPages: Int64?
    let previous: String?
    let sealedWith: String?
    let verifiedAt: Instant?
    let failedAt: Instant?
    let expiresOn: CalendarDate?
    let erasedSince: Int64

    static let fields = Fields<Self> {
        Field(\.backup, "Its name")
        Field(\.label, "What it was made for")
        Field(\.madeAt, "When it was made")
        Field(\.seq, "The journal entry after which the store was as it is here")
        Field(\.journalAt, "When that entry was written")
        Field(\.size, "Bytes of its own pages on the disk; null where it was only tried")
        Field(\.storeSize, "Bytes of the store that it restores")
        Field(\.pages, "Pages of the store")
        Field(
            \.changedPages,
            "Pages that it holds itself; the others are in those before it; null where it was only tried")
        Field(\.previous, "The backup on which it builds; null for a full one")
        Field(\.sealedWith, "Fingerprint of the key with which it is sealed; null where it is not")
        Field(\.verifiedAt, "When it was last proved by restoring it; null until then")
        Field(\.failedAt, "When it failed its proof; null where it did not, and once it is proved")
        Field(
            \.expiresOn, "The day on which it goes, if backups go on as they are set; null where none is to be foreseen"
        )
        Field(\.erasedSince, "Rows erased since on request, which it still holds; what is restored from it does not")
    }
}

extension BackupItem {
    init(
        _ summary: BackupSummary, verifiedAt: Instant?, failedAt: Instant? = nil, expiresOn: CalendarDate?,
        erasedSince: Int64
    ) {
        self.init(
            backup: summary.backup, label: summary.label, madeAt: summary.madeAt, seq: summary.journal.seq,
            journalAt: summary.journal.seq == 0 ? nil : Instant(milliseconds: summary.journal.at), size: summary.size,
            storeSize: summary.storeSize, pages: Int64(summary.pageCount), changedPages: Int64(summary.storedPages),
            previous: summary.previous?.backup, sealedWith: summary.sealedWith, verifiedAt: verifiedAt,
            failedAt: failedAt, expiresOn: expiresOn, erasedSince: erasedSince)
    }
}

extension BackupDesk {
    /// What tells of a backup of this name; it throws what is known of one that cannot be read.
    func describing() throws -> (String) throws -> BackupItem {
        let days = try expiry(in: directory)
        let erased = try store.read { try Int64.fetchAll($0, sql: "SELECT at FROM core_erasure") }
        return { [directory] name in
            try directory.checkEnd(ofIndex: name)
            let summary = try directory.summary(name)
            return BackupItem(
                summary, verifiedAt: directory.verifiedAt(name), failedAt: directory.failedAt(name),
                expiresOn: days[name],
                erasedSince: Int64(erased.count { $0 > summary.journal.at }))
        }
    }

    /// What a backup would be that is made now. What of it has changed is known only when its pages are read, before
    /// which the write-ahead log would have to be moved into the store's file.
    func plan(label: String?) throws -> BackupItem {
        let now = Instant(milliseconds: clock())
        let (own, head, pageSize, pages) = try store.read { db in
            (
                try StoreFacts.identity(db), try JournalHead.read(db),
                try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0,
                try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            )
        }
        try directory.refuseOthers(than: own)
        try directory.needRoom(pages * pageSize)
        let next = try directory.next(at: now, seq: head.seq, pageSize: Int(pageSize))
        return BackupItem(
            backup: next.name, label: label, madeAt: now, seq: head.seq,
            journalAt: head.seq == 0 ? nil : Instant(milliseconds: head.at), size: nil, storeSize: pages * pageSize,
            pages: pages, changedPages: nil, previous: next.previous,
            sealedWith: directory.sealsWith, verifiedAt: nil, failedAt: nil, expiresOn: nil,
            erasedSince: 0)
    }
}
