import Journal
import ModuleKit

/// What a backup is, without what it consists of: the first line of its index.
public struct BackupSummary: Sendable, Equatable {
    public static let format = "balai backup"
    public static let version = 1

    /// Its name, which its files begin with.
    public var backup: String
    public var label: String?
    public var madeAt: Instant
    /// Which store it is of; nil where the index does not say.
    public var store: String?
    /// The end of the journal: the backup is the store after this entry.
    public var journal: JournalHead
    public var coreVersion: Int
    public var modules: [StoreFacts.Module]
    public var pageSize: Int
    public var pageCount: Int
    /// Pages that this backup's own members hold.
    public var storedPages: Int
    /// Bytes of this backup's own members.
    public var size: Int64
    /// The backup on which this one builds; nil for a full one.
    public var previous: Previous?
    /// Fingerprint of the key that its members need; nil where they are plain gzip.
    public var sealedWith: String?

    public struct Previous: Sendable, Equatable {
        public var backup: String
        /// Of its index, so that another file of that name is not taken for it.
        public var indexHash: String
    }

    /// Bytes of the store that it restores.
    public var storeSize: Int64 { Int64(pageSize) * Int64(pageCount) }
}

/// One gzip member of a backup's file.
struct Member: Sendable, Equatable {
    /// Where it begins in the file.
    var offset: Int64
    var size: Int
    /// SHA-256 of its bytes in the file.
    var hash: String
    /// The pages that it holds, in its order, counted from 0.
    var pages: [Range<Int>]

    var pageCount: Int { pages.reduce(0) { $0 + $1.count } }
}

/// All that is written down of a backup.
struct BackupIndex: Sendable, Equatable {
    var summary: BackupSummary
    var tables: [StoreFacts.Table]
    var members: [Member]
    /// Of every page of the store, whichever backup holds it.
    var pageHashes: PageHashes

    var facts: StoreFacts {
        StoreFacts(
            store: summary.store, journal: summary.journal, coreVersion: summary.coreVersion, modules: summary.modules,
            tables: tables)
    }
}
