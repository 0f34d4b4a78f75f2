import Foundation
import ModuleKit

/// Makes one backup: first the pages, while the source is held; then, with nothing held, the disk and the index.
///
/// Until ``finish()`` has returned there is no backup, whatever happens: its files bear temporary names, and the index,
/// without which nothing is listed, is written last.
public final class BackupWriter {
    /// Backups that build on each other, at most: damage to one spoils all behind it, and a restore reads them all.
    public static let longestChain = 32
    /// Whether a backup made on a day builds on a chain of so many that began on another. Each week begins with a full
    /// one, so that what must stay for a month keeps a week at most, and not all since then.
    static func goesOn(chain count: Int, begun: CalendarDate, at date: CalendarDate) -> Bool {
        count < longestChain && Retention.week(begun) == Retention.week(date)
    }

    /// Levels of zlib, and the one that is taken where none is set.
    public static let levels = Gzip.levels
    public static let standardLevel = Gzip.level

    private let directory: BackupDirectory
    private let lock: DirectoryLock
    private let label: String?
    private let isFull: Bool
    private let level: Int
    private let clock: @Sendable () -> Int64
    private var made: (index: BackupIndex, file: DurableFile)?

    /// Takes the right to make a backup in the directory, which is made where it is missing, and clears what an
    /// unfinished one left there.
    ///
    /// - Parameters:
    ///   - isFull: whether it builds on no other.
    ///   - level: of zlib, 1 to 9.
    ///   - clock: milliseconds since 1970.
    /// - Throws: `BackupError.busy` where another is being made there, and `.unsealed` where the newest there is sealed and
    ///   this one would not be: a key that was forgotten is not left out in silence.
    public init(
        _ directory: BackupDirectory, label: String? = nil, isFull: Bool = false, level: Int = standardLevel,
        clock: @escaping @Sendable () -> Int64
    ) throws {
        self.directory = directory
        self.label = label
        self.isFull = isFull
        self.level = level
        self.clock = clock
        lock = try directory.lock()
        try directory.removeLeftovers()
        try directory.needKey()
    }

    deinit { made?.file.discard() }

    /// Copies what has changed since the newest usable backup; everything where there is none, or its chain is long.
    ///
    /// - Parameters:
    ///   - facts: of the source.
    ///   - onProgress: told pages, by one thread at a time; what it throws ends the copy.
    public func copy(
        _ source: any PageSource, _ facts: StoreFacts,
        onProgress: @escaping @Sendable (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws {
        try directory.refuseOthers(than: facts.store)
        let now = Instant(milliseconds: clock())
        let previous = isFull ? nil : try directory.base(pageSize: source.pageSize, at: now)
        let name = directory.freeName(at: now, seq: facts.journal.seq)
        let file = try DurableFile(directory.pages(name, isSealed: directory.keys != nil))
        let copy = PageCopy(
            source, unlike: previous?.index.pageHashes, to: file, key: directory.keys?.current, level: level,
            onProgress: onProgress)
        do { try copy.run() } catch {
            file.discard()
            throw error
        }
        let summary = BackupSummary(
            backup: name, label: label, madeAt: now, store: facts.store, journal: facts.journal,
            coreVersion: facts.coreVersion,
            modules: facts.modules, pageSize: source.pageSize, pageCount: source.pageCount,
            storedPages: copy.members.reduce(0) { $0 + $1.pageCount }, size: file.count,
            previous: previous.map { BackupSummary.Previous(backup: $0.index.summary.backup, indexHash: $0.hash) },
            sealedWith: directory.sealsWith)
        made = (
            BackupIndex(summary: summary, tables: facts.tables, members: copy.members, pageHashes: copy.hashes), file
        )
    }

    /// Puts the copy on the disk and makes it a backup.
    public func finish() throws -> BackupSummary {
        guard let made else { preconditionFailure("a backup was finished that was not copied") }
        let index = directory.index(made.index.summary.backup)
        do {
            try made.file.finish()
            try DurableFile.write(made.index.written(), to: index)
        } catch {
            // Where the directory could not be synced, both may bear their names already: without the index it is none.
            if unlink(index) == 0 || errno == ENOENT { unlink(directory.pages(made.index.summary)) }
            throw error
        }
        self.made = nil
        return made.index.summary
    }
}

extension BackupDirectory {
    /// - Parameter store: which store it is, as ``StoreFacts/store`` has it; nil where that is not known.
    /// - Throws: `BackupError.foreign` where a backup here is another store's. One that does not say is taken for its own.
    public func refuseOthers(than store: String?) throws {
        guard let store else { return }
        for backup in try names() {
            guard let other = (try? summary(backup))?.store, other != store else { continue }
            throw BackupError.foreign(directory: path, file: backup)
        }
    }

    /// The newest backup on which another of this page size can build. One with a part missing is passed over.
    func base(pageSize: Int, at time: Instant) throws -> (index: BackupIndex, hash: String)? {
        for name in try names().reversed() {
            guard let chain = try? chain(name), let first = chain.first, let newest = chain.last,
                newest.index.summary.pageSize == pageSize,
                chain.allSatisfy({ $0.index.summary.sealedWith == sealsWith }),
                chain.allSatisfy({ $0.index.summary.size == sizeOfPages($0.index.summary) })
            else { continue }
            let begun = first.index.summary.madeAt.date
            return BackupWriter.goesOn(chain: chain.count, begun: begun, at: time.date) ? newest : nil
        }
        return nil
    }

    /// What the next backup would be called, and on which it would build; nil: on none.
    public func next(at time: Instant, seq: Int64, pageSize: Int) throws -> (name: String, previous: String?) {
        try needKey()
        return (freeName(at: time, seq: seq), try base(pageSize: pageSize, at: time)?.index.summary.backup)
    }

    /// - Throws: `BackupError.unsealed` where the newest backup is sealed, and the next one would not be.
    func needKey() throws {
        guard keys == nil, let newest = try names().last, (try? summary(newest))?.sealedWith != nil else { return }
        throw BackupError.unsealed(directory: path, newest: newest)
    }

    /// Bytes of a backup's file of pages; nil where there is none.
    func sizeOfPages(_ summary: BackupSummary) -> Int64? {
        var status = stat()
        return stat(pages(summary), &status) == 0 ? Int64(status.st_size) : nil
    }
}
