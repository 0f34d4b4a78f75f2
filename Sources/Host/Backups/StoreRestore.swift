import Backup
import Foundation
import Journal
import ModuleKit
import Store

/// Puts a store back from a backup while no daemon runs.
public struct StoreRestore {
    /// What was restored, for the operator.
    public struct Outcome: Sendable {
        public let backup: String?
        /// The journal entry after which the store is as it was.
        public let seq: Int64
        /// When that entry was written.
        public let at: Instant
        /// The last entry that the place could give.
        public let available: Int64
        /// Newer backups that could not be used.
        public let passed: [PassedBackup]
        /// What is not sure of persons who were erased; empty where all is.
        public let notes: [Sentence]
        /// Why no more of the journal there could be read, by file; empty where all was.
        public let faults: [Sentence]
        /// Where the old store lies now; nil where there was none.
        public let kept: String?
        /// How long it took until the backup's pages lay there; nil for the journal alone.
        public let built: Duration?
        /// When what was restored was proved, page for page; nil where the store was looked at now.
        public let provedAt: Instant?
        /// How long all of it took, with what was looked at.
        public let took: Duration
    }

    private let source: BackupDirectory
    /// Nil where the point alone decides.
    private let backup: String?
    private let point: RestorePoint
    /// Other places whose ledgers of erasures count.
    private let others: [BackupDirectory]
    private let data: String
    private let replaces: Bool
    private let looksAgain: Bool
    private let onlooker: Onlooker

    /// - Parameters:
    ///   - from: a directory of backups, of which the newest verified one is taken, or one of a backup's files.
    ///   - data: the data directory; made where it is missing.
    ///   - point: the moment that is wanted.
    ///   - keys: with which the backups were sealed.
    ///   - others: directories of backups whose ledgers of erasures count, too.
    ///   - replaces: whether a store may be there already. It is kept beside the new one under a dated name.
    ///   - looksAgain: whether also a backup that was proved is looked at.
    /// - Throws: `StartError` where nothing there can be restored.
    public init(
        from: String, data: String, point: RestorePoint = .backup, keys: BackupKeys? = nil,
        others: [String] = [], replaces: Bool, looksAgain: Bool = false
    ) throws {
        self.looksAgain = looksAgain
        onlooker = .nobody
        self.data = data
        self.others = others.map { BackupDirectory($0, keys: keys) }
        self.point = point
        self.replaces = replaces
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: from, isDirectory: &isDirectory) else {
            throw StartError("There is no backup at '\(from)'")
        }
        if isDirectory.boolValue {
            source = BackupDirectory(from, keys: keys)
            backup = nil
        } else {
            let file = URL(fileURLWithPath: from)
            source = BackupDirectory(file.deletingLastPathComponent().path, keys: keys)
            backup = String(file.lastPathComponent.prefix { $0 != "." })
        }
    }

    /// From a place, at its best path to a point, and all of it is looked at.
    init(
        from place: BackupDirectory, data: String, point: RestorePoint, replaces: Bool, for onlooker: Onlooker
    ) throws {
        self.onlooker = onlooker
        source = place
        backup = nil
        others = []
        self.data = data
        self.point = point
        self.replaces = replaces
        looksAgain = true
    }

    /// Locks the data directory, restores beside the store and checks what was restored, and only then puts it in place.
    ///
    /// - Throws: `StartError` or `BackupError`, each one line; the store that was there is as it was then.
    public func run() throws -> Outcome {
        let begun = ContinuousClock.now
        let directory = try DataDirectory(data)
        defer { directory.unlock() }
        let store = data + "/" + Store.fileName
        let files = [store, store + "-wal"].filter { FileManager.default.fileExists(atPath: $0) }
        guard replaces || files.isEmpty else {
            throw StartError(
                "There is a store at '\(store)': --replace puts the backup in its place and keeps it beside")
        }
        Self.removeLeftovers(in: data)
        let fresh = Self.fresh(data)
        var passed: [PassedBackup] = []
        let (path, built) = try buildBest(fresh, &passed)
        let head = built.head
        if case .seq(let seq) = point, head.seq != seq {
            unlink(fresh)
            throw StartError(saying: "The journal behind that backup goes on to entry \(head.seq) only")
        }
        let end = try source.journal.walk(from: head) { _ in true }
        let kept = try files.isEmpty ? nil : keep(store, files)
        try RestoreMark(head).write(data: data)
        guard rename(fresh, store) == 0 else { throw failure("put in place", store) }
        try sync()
        return Outcome(
            backup: path.backup, seq: head.seq, at: Instant(milliseconds: head.at),
            available: end?.head.seq ?? head.seq, passed: passed, notes: built.notes, faults: end?.faults ?? [],
            kept: kept, built: built.restored?.built, provedAt: built.provedAt, took: ContinuousClock.now - begun)
    }

    /// Where a store is built before it takes its place.
    private static func fresh(_ data: String) -> String { data + "/" + Store.fileName + ".restored" }

    /// Removes what a restore left that was cut short: what it had built, and a second name of the store that is still
    /// the one in use. Whoever calls it holds the directory.
    static func removeLeftovers(in data: String) {
        let fresh = fresh(data)
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(fresh + ending) }
        let store = data + "/" + Store.fileName
        guard let inUse = inode(store) else { return }
        for name in (try? FileManager.default.contentsOfDirectory(atPath: data)) ?? []
        where name.hasPrefix(Store.fileName + ".") && inode(data + "/" + name) == inUse {
            unlink(data + "/" + name)
            unlink(data + "/" + name + "-wal")
        }
    }

    private static func inode(_ path: String) -> UInt64? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
    }

    /// A store that was built, and not put in place yet.
    private struct Built {
        let head: JournalHead
        let restored: BackupDirectory.Restored?
        let provedAt: Instant?
        let notes: [Sentence]
    }

    /// Builds from the best backup that is whole: one that is damaged gives way to an older one, unless it was named.
    private func buildBest(_ fresh: String, _ passed: inout [PassedBackup]) throws -> (path: RestorePath, built: Built)
    {
        while true {
            let path: RestorePath
            do { path = try findPath(&passed) } catch let error as StartError where !passed.isEmpty {
                throw StartError(
                    saying: passed.reduce(error.sentence) { "\($0); passed over '\($1.backup)': \($1.cause)" })
            }
            do { return (path, try build(path, fresh)) } catch let error as BackupError
                where error.isDamage && backup == nil
            {
                guard let used = path.backup else { throw error }
                passed.append(PassedBackup(backup: used, cause: error.sentence))
            }
        }
    }

    /// Builds the store beside the one that is there, and looks at it, unless it is what was proved.
    private func build(_ path: RestorePath, _ fresh: String) throws -> Built {
        let restored = try path.backup.map {
            try source.restore($0, to: fresh, coreVersion: Store.coreVersion, looksAgain: looksAgain, for: onlooker)
        }
        do {
            let head = point == .backup ? path.head : try path.replay(point, in: source, to: fresh, for: onlooker)
            let erasures = try gatherErasures(fresh)
            let hasErased = try apply(erasures.ledger, to: fresh)
            guard hasErased || head != path.head else {
                return Built(head: head, restored: restored, provedAt: restored?.provedAt, notes: erasures.notes)
            }
            let faults = try source.faults(ofStore: fresh, for: onlooker)
            guard faults.isEmpty else {
                throw BackupError.damaged(backup: path.backup ?? "journal", faults: faults)
            }
            return Built(head: head, restored: restored, provedAt: nil, notes: erasures.notes)
        } catch {
            for file in [fresh, fresh + "-wal", fresh + "-shm", fresh + "-journal"] { unlink(file) }
            throw error
        }
    }

    /// Who was erased, as the places know it, and the store that is to be replaced.
    private func gatherErasures(_ fresh: String) throws -> GatheredErasures {
        let queue = try DatabaseQueue(path: fresh)
        defer { try? queue.close() }
        var erasures = GatheredErasures(of: try queue.read { try StoreFacts.identity($0) })
        for place in [source] + others { erasures.add(place) }
        let store = data + "/" + Store.fileName
        if FileManager.default.fileExists(atPath: store) { erasures.add(replaced: store) }
        return erasures
    }

    /// Persons who were erased since do not come back. Answers whether there are any.
    private func apply(_ ledger: ErasureLedger, to path: String) throws -> Bool {
        guard !ledger.rows.isEmpty else { return false }
        let replay = try StoreReplay(path)
        try replay.amend { db in
            try ledger.apply(db)
            try db.execute(sql: "VACUUM")
        }
        try replay.finish()
        return true
    }

    /// From a backup that was named, or the best one.
    private func findPath(_ passed: inout [PassedBackup]) throws -> RestorePath {
        guard let backup else { return try RestorePath.find(point, in: source, passing: &passed) }
        let summary = try source.summary(backup)
        guard point == .backup || point.includes(summary.journal) else {
            throw StartError(
                saying: "The backup '\(backup)' was made after that, at journal entry \(summary.journal.seq)")
        }
        return RestorePath(backup: backup, head: summary.journal)
    }

    /// Gives the old store a second name. Its log is emptied into it first, so that it is one file, and is whole under
    /// its old name until the new one takes that; the log of one that SQLite cannot read goes with it.
    private func keep(_ store: String, _ files: [String]) throws -> String {
        let kept = freeName(store)
        var parts = files
        do {
            if files.contains(store) {
                try Store.emptyLog(of: store)
                parts = [store]
            }
        } catch let error as DatabaseError {
            guard [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) else {
                throw StartError("The log of '\(store)' cannot be emptied: \(error.message ?? "no words")")
            }
        }
        for part in parts {
            guard link(part, kept + part.dropFirst(store.count)) == 0 else { throw failure("keep", part) }
        }
        // What is kept is on the disk before anything of it goes.
        try sync()
        for file in [store + "-wal", store + "-shm"] where unlink(file) != 0 && errno != ENOENT {
            throw failure("remove", file)
        }
        try sync()
        return kept
    }

    private func freeName(_ store: String) -> String {
        let day = Instant(milliseconds: Store.systemClock()).date.description
        var name = "\(store).\(day)"
        var number = 2
        while FileManager.default.fileExists(atPath: name) || FileManager.default.fileExists(atPath: name + "-wal") {
            name = "\(store).\(day)-\(number)"
            number += 1
        }
        return name
    }

    private func sync() throws {
        let descriptor = open(data, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", data) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("sync", data) }
    }

    private func failure(_ action: String, _ path: String) -> StartError {
        StartError("\(action) '\(path)': \(String(cString: strerror(errno)))")
    }
}
