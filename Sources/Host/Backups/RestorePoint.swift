import Backup
import Journal
import ModuleKit
import Store

/// To which moment a store is put back.
public enum RestorePoint: Sendable, Equatable {
    /// As the backup has it.
    case backup
    /// After this journal entry.
    case seq(Int64)
    /// After the last journal entry that was written until then.
    case time(Instant)

    func includes(_ head: JournalHead) -> Bool {
        switch self {
        case .backup: false
        case .seq(let seq): head.seq <= seq
        case .time(let time): head.at <= time.milliseconds
        }
    }
}

/// A backup that a restore passed over for an older one.
public struct PassedBackup: Sendable {
    public let backup: String
    public let cause: Sentence
}

extension BackupError {
    /// Whether it says that a backup, or one that it builds on, is not as it was written.
    var isDamage: Bool {
        switch self {
        case .damaged, .badIndex, .notFound: true
        case .busy, .file, .newer, .sealed, .unsealed, .gone, .claimed, .foreign, .noRoom, .cancelled: false
        }
    }
}

/// From where a point is reached: the newest proved backup before it, and the journal's entries behind that.
struct RestorePath {
    /// Nil: from an empty store.
    let backup: String?
    let head: JournalHead

    /// - Parameter passed: backups that proved useless; those whose index does are added.
    /// - Throws: `StartError` that tells how far one comes.
    static func find(
        _ point: RestorePoint, in directory: BackupDirectory, passing passed: inout [PassedBackup]
    ) throws -> RestorePath {
        var farthest: JournalHead?
        var damage: [Sentence] = []
        for backup in try directory.names().reversed() where !passed.contains(where: { $0.backup == backup }) {
            let summary: BackupSummary
            do {
                try directory.checkEnd(ofIndex: backup)
                guard directory.verifiedAt(backup) != nil else { continue }
                summary = try directory.summary(backup)
            } catch let error as BackupError where error.isDamage {
                passed.append(PassedBackup(backup: backup, cause: error.sentence))
                continue
            }
            if point == .backup { return RestorePath(backup: backup, head: summary.journal) }
            guard point.includes(summary.journal) else { continue }
            let end = try reach(point, from: summary.journal, in: directory, &damage)
            if isReached(point, end) { return RestorePath(backup: backup, head: summary.journal) }
            if end.seq > farthest?.seq ?? 0 { farthest = end }
        }
        guard point != .backup else {
            throw StartError(
                saying: "'\(directory.path)' holds no verified backup: name one by its file to restore it all the same")
        }
        let end = try reach(point, from: .start, in: directory, &damage)
        if end.seq > 0, isReached(point, end) { return RestorePath(backup: nil, head: .start) }
        if end.seq > farthest?.seq ?? 0 { farthest = end }
        let refusal: Sentence =
            farthest.map { end in
                """
                The journal in '\(directory.path)' goes on to entry \(end.seq) only, written \
                \(Instant(milliseconds: end.at))
                """
            } ?? "'\(directory.path)' holds no proved backup from before that, nor the journal"
        // A file that several paths lead through is named once.
        var named: [Sentence] = []
        for fault in damage where !named.contains(fault) { named.append(fault) }
        throw StartError(saying: named.reduce(refusal) { "\($0); \($1)" })
    }

    private static func isReached(_ point: RestorePoint, _ end: JournalHead) -> Bool {
        if case .seq(let seq) = point { return end.seq == seq }
        return true
    }

    /// - Parameter damage: what could not be read is added.
    private static func reach(
        _ point: RestorePoint, from head: JournalHead, in directory: BackupDirectory, _ damage: inout [Sentence]
    ) throws -> JournalHead {
        var end = head
        let stopped = try directory.journal.walk(from: head) { record in
            let next = JournalHead(seq: record.entry.seq, at: record.entry.at, hash: record.entry.hash)
            guard point.includes(next) else { return false }
            end = next
            return true
        }
        damage += stopped?.faults.map { "journal/\($0)" } ?? []
        return end
    }

    /// Says to which points one comes where an entry cannot be put in.
    private static func refusal(_ fault: StoreReplay.Fault, in directory: BackupDirectory) throws -> StartError {
        let next = try directory.names().lazy.filter { directory.verifiedAt($0) != nil }
            .compactMap { try? directory.summary($0) }.first { $0.journal.seq >= fault.seq }
        let last: Sentence = "--seq \(fault.seq - 1) is the last before it that can be restored"
        let first: Sentence? = next.map { "--seq \($0.journal.seq) the next behind it, as '\($0.backup)' has it" }
        return StartError(
            saying: first.map { "The store cannot be put back to that point: \(fault.sentence). \(last), and \($0)" }
                ?? "The store cannot be put back to that point: \(fault.sentence). \(last)")
    }

    /// Carries a file that is as ``head`` says on to the point.
    func replay(
        _ point: RestorePoint, in directory: BackupDirectory, to path: String, for onlooker: Onlooker
    ) throws -> JournalHead {
        let replay = try StoreReplay(path)
        var batch: [(entry: Entry, migration: String?)] = []
        do {
            try directory.journal.walk(from: head) { record in
                let next = JournalHead(seq: record.entry.seq, at: record.entry.at, hash: record.entry.hash)
                guard point.includes(next) else { return false }
                batch.append((record.entry, record.migration))
                if batch.count == 500 {
                    try onlooker.check()
                    try replay.apply(batch)
                    batch = []
                }
                return true
            }
            try replay.apply(batch)
        } catch let fault as StoreReplay.Fault {
            try replay.finish()
            throw try Self.refusal(fault, in: directory)
        }
        try replay.finish()
        return replay.head
    }
}
