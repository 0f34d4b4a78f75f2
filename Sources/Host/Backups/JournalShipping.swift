import Backup
import Dispatch
import Foundation
import Journal
import ModuleKit
import Store
import Synchronization

/// Carries the journal to every backup place every few seconds: what the machine's death can take is what was written
/// since.
final class JournalShipping: Sendable {
    /// How a place stands.
    struct State: Sendable {
        var head: JournalHead = .start
        /// When everything that was written then was there.
        var reachedAt: Int64?
        /// Why it lags; nil where it does not.
        var fault: Sentence?
        /// Entries there that the store lacks, because an older file was put in its place; nil where it has them all, or
        /// was put back.
        var lacking: ClosedRange<Int64>?
        /// Why nothing may be written there at all: it is gone, or another store's.
        var refusal: BackupError?
    }

    /// So many entries at a time fill a segment of small ones, which is then written once.
    private static let batch = 8000
    private let store: Store
    private let places: [BackupDirectory]
    private let migration: @Sendable (_ module: String, _ name: String) -> String?
    private let clock: @Sendable () -> Int64
    private let logger: Logger
    private let queue = DispatchQueue(label: "balai.journal", qos: .utility)
    private let states: Mutex<[State]>
    private let writers: Writers
    /// Called when a place is back that was lagging.
    let whenBack = Mutex<(@Sendable () -> Void)?>(nil)

    // Unchecked: used on `queue` only.
    private final class Writers: @unchecked Sendable {
        var list: [SegmentWriter?]
        /// That a place is this daemon's, as long as it is there.
        var claims: [DirectoryLock?]
        /// Places that were written to since the daemon began.
        var known: Set<Int> = []
        var timer: (any DispatchSourceTimer)?
        init(_ count: Int) {
            list = [SegmentWriter?](repeating: nil, count: count)
            claims = [DirectoryLock?](repeating: nil, count: count)
        }
    }

    /// - Parameter migration: the SQL of a migration, by its module and name.
    init(
        _ store: Store, _ places: [BackupDirectory], clock: @escaping @Sendable () -> Int64, logger: Logger,
        migration: @escaping @Sendable (_ module: String, _ name: String) -> String?
    ) {
        self.store = store
        self.places = places
        self.clock = clock
        self.logger = logger
        self.migration = migration
        states = Mutex(places.map { _ in State() })
        writers = Writers(places.count)
    }

    /// Begins to carry, every so many seconds.
    func start(every seconds: Int) {
        let source = DispatchSource.makeTimerSource(queue: queue)
        source.schedule(deadline: .now(), repeating: .seconds(seconds), leeway: .milliseconds(200))
        source.setEventHandler { self.carry() }
        queue.sync { writers.timer = source }
        source.resume()
    }

    /// Carries what is left, and ends: the places may be another's. A second time is nothing.
    func stop() {
        queue.sync {
            if let timer = writers.timer {
                timer.cancel()
                writers.timer = nil
                carry()
            }
            writers.list = places.map { _ in nil }
            writers.claims = places.map { _ in nil }
        }
    }

    /// Carries everything that is written now, and answers how the places stand.
    @discardableResult
    func flush(endingSegment: Bool = false) -> [State] {
        queue.sync { carry(endingSegment: endingSegment) }
        return states.withLock { $0 }
    }

    var current: [State] { states.withLock { $0 } }

    /// Does something to the segments while nothing is carried; the writers begin anew behind it.
    func alone<T>(_ body: () throws -> T) rethrows -> T {
        try queue.sync {
            writers.list = places.map { _ in nil }
            return try body()
        }
    }

    private func carry(endingSegment: Bool = false) {
        for i in places.indices {
            let begun = clock()
            do {
                try carry(to: i, endingSegment: endingSegment)
                let isBack = states.withLock { states in
                    defer {
                        states[i].fault = nil
                        states[i].refusal = nil
                        states[i].reachedAt = begun
                    }
                    return states[i].fault != nil
                }
                if isBack { whenBack.withLock { $0 }?() }
            } catch StoreError.closed {
                return
            } catch {
                let cause = error.plainCause
                let known = states.withLock { states in
                    defer {
                        states[i].fault = cause
                        states[i].refusal = (error as? BackupError).flatMap { $0.isRefusal ? $0 : nil }
                    }
                    return states[i].fault
                }
                if known == nil {
                    logger.error("the journal does not reach a backup place", metadata: ["cause": "\(cause)"])
                }
            }
        }
    }

    private func carry(to i: Int, endingSegment: Bool) throws {
        let writer = try writer(to: i)
        // What comes meanwhile is for the next time: who waits would follow the writers for as long as they write.
        let end = try store.read { try JournalHead.read($0).seq }
        while writer.head.seq < end {
            let entries = try store.read {
                try JournalReader.entries(
                    $0, after: writer.head.seq, limit: Self.batch, bytes: SegmentWriter.segmentSize)
            }
            guard !entries.isEmpty else { break }
            try writer.append(entries.map { SegmentRecord($0, migration: sql(of: $0)) })
            states.withLock { $0[i].head = writer.head }
        }
        if endingSegment { try writer.end() }
        states.withLock { $0[i].head = writer.head }
    }

    /// Who writes to a place now. Where what was written before is gone, and the place with it, nothing is written until it
    /// is back: a directory that stands in its stead may be the mount point alone. Where the place is there a new writer
    /// goes on behind the last entry that it still holds.
    private func writer(to i: Int) throws -> SegmentWriter {
        let hash = { [store] seq in try store.read { try JournalReader.entry($0, seq)?.hash } }
        if let writer = writers.list[i] {
            if writer.isThere { return writer }
            writers.list[i] = nil
            writers.claims[i] = nil
            logger.error("what was written to a backup place is gone", metadata: ["place": "\(places[i].path)"])
        }
        if writers.known.contains(i), try !places[i].isShared(with: hash) {
            throw BackupError.gone(directory: places[i].path)
        }
        try places[i].refuseOthers(than: store.read { try StoreFacts.identity($0) })
        let claim = try writers.claims[i] ?? places[i].claim()
        let writer = try SegmentWriter(places[i].journal, store: hash)
        let data = URL(fileURLWithPath: store.path).deletingLastPathComponent().path
        if let left = writer.left, left > writer.head.seq,
            try RestoreMark(data: data)?.leads(behind: writer.head.seq, store: hash) != true
        {
            states.withLock { [head = writer.head] in $0[i].lacking = head.seq + 1...left }
            logger.error(
                "the store is older than the journal beside its backups",
                metadata: ["place": "\(places[i].path)", "lacks": "\(writer.head.seq + 1) to \(left)"])
        }
        writers.list[i] = writer
        writers.claims[i] = claim
        writers.known.insert(i)
        return writer
    }

    /// The SQL of an entry that is a migration, where it is known.
    func sql(of entry: Entry) -> String? {
        guard entry.payload == nil, entry.header.command == "core.migrate", let reason = entry.header.reason,
            reason.hasPrefix(entry.module + "/")
        else { return nil }
        return migration(entry.module, String(reason.dropFirst(entry.module.count + 1)))
    }
}
