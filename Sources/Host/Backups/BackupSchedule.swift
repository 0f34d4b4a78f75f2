import Backup
import Dispatch
import Foundation
import ModuleKit

/// Looks every minute whether a backup is due.
final class BackupSchedule: Sendable {
    private let queue = DispatchQueue(label: "balai.backups", qos: .utility)
    private let inside = Inside()

    // Unchecked: used on `queue` only.
    private final class Inside: @unchecked Sendable {
        var timer: (any DispatchSourceTimer)?
    }

    func start(_ work: @escaping @Sendable () -> Void) {
        let source = DispatchSource.makeTimerSource(queue: queue)
        // Not at once: who starts a daemon has something else in mind.
        source.schedule(deadline: .now() + 60, repeating: 60, leeway: .seconds(5))
        source.setEventHandler(handler: work)
        queue.sync { inside.timer = source }
        source.resume()
    }

    /// Waits for what is under way.
    func stop() {
        queue.sync {
            inside.timer?.cancel()
            inside.timer = nil
        }
    }
}

extension BackupDesk {
    /// Makes a backup where the newest is older than the plan says, or restoring from it would not lead to the present;
    /// proves it, and lets those go that need not stay.
    func makeIfDue() {
        var isDoubtful = false
        do {
            let now = clock()
            // One whose index cannot be read is none.
            let readable = try directory.names().last { (try? directory.checkEnd(ofIndex: $0)) != nil }
            let newest = try readable.map { try directory.summary($0).madeAt.milliseconds } ?? 0
            isDoubtful = try takeDoubt()
            let isLate = now - newest >= Int64(plan.hours) * 3_600_000
            guard try isLate || isDoubtful && !leadsToPresent() else { return }
            let isExplained = try holding { try lookForUnexplained() }
            try makeAndProve(label: nil, isExplained: isExplained)
            for (place, state) in zip(places, shipping.current) where state.refusal == nil {
                _ = try prune(plan.retention, in: place, isDryRun: false)
            }
            lookAtJournal()
            trouble.set("schedule", nil)
        } catch {
            // One that is damaged would be so again in a minute.
            if isDoubtful, (error as? BackupError)?.isDamage != true { doubt.withLock { $0 = true } }
            trouble.set("schedule", error.plainCause)
            logger.error("no backup could be made", metadata: ["cause": "\(error.plainCause)"])
        }
    }

    /// Whether anything happened since this was last asked after which entries may not fit behind the newest proved backup:
    /// another program wrote into the store, rows were recovered, or somebody looked and found it so.
    private func takeDoubt() throws -> Bool {
        let isForeign = try store.wasWrittenByOthers()
        if isForeign { logger.warning("another program has written into the store") }
        return doubt.withLock { doubt in
            defer { doubt = false }
            return doubt || isForeign
        }
    }

    /// Whether the newest proved backup, carried on entry by entry, becomes what the store is now. So a restore does it,
    /// whether or not the journal explains what the backup holds.
    private func leadsToPresent() throws -> Bool {
        try holding {
            do { return try explanation(from: newestProved()?.backup).ok == true } catch let error as BackupError
                where error.isDamage
            { return false }
        }
    }

    /// Keeps what somebody found who looked from the newest backup of which it is not denied.
    func note(_ found: Verification) {
        unexplained.withLock { $0 = found.ok == false ? found : nil }
        if found.ok == false { doubt.withLock { $0 = true } }
    }

    /// Looks whether the journal explains the store, from the newest backup of which that is not denied, so that another
    /// backup is not taken for right with what was changed past the journal.
    ///
    /// - Parameter backup: a backup that may be taken for right next; nil for one that is yet to be made.
    /// - Returns: nil where that is not known, and of a backup that no older one leads to.
    /// - Throws: `BackupError.cancelled`.
    func lookForUnexplained(before backup: String? = nil, for onlooker: Onlooker = .nobody) throws -> Bool? {
        do {
            let base = try newestProved(isExplained: true)?.backup
            if let backup, base.map({ $0 < backup }) != true { return nil }
            let explanation = try self.explanation(from: base, for: onlooker)
            unexplained.withLock { $0 = explanation.ok == false ? explanation : nil }
            trouble.set("explanation", nil)
            return explanation.ok
        } catch BackupError.cancelled {
            throw BackupError.cancelled
        } catch {
            trouble.set("explanation", error.plainCause)
            return nil
        }
    }

    /// Looks whether the closed segments of the journal can still be read, wherever they lie.
    private func lookAtJournal() {
        for (place, state) in zip(places, shipping.current) where state.refusal == nil {
            let faults: [Sentence]
            do { faults = try place.journal.faults(onlyClosed: true) } catch { faults = ["\(error.plainCause)"] }
            damage.withLock { $0[place.path] = faults }
        }
    }

    /// What nobody can explain is right from now on.
    func acceptUnexplained() -> Bool? {
        unexplained.withLock { $0 = nil }
        return nil
    }

    /// Decides about every backup of a place, and removes those that need not stay.
    func prune(_ retention: Retention, in place: BackupDirectory, isDryRun: Bool) throws -> [Retention.Decision] {
        try place.refuseOthers(than: store.read { try StoreFacts.identity($0) })
        let decisions = retention.decide(try candidates(in: place))
        if !isDryRun {
            // The newest first: none is left that builds on one that is gone.
            for decision in decisions where !decision.isKept { try place.remove(decision.backup) }
            let kept = try place.names().compactMap { try? place.summary($0).journal.seq }
            if let oldest = kept.min() { try shipping.alone { try place.journal.removeSegments(through: oldest) } }
        }
        return decisions
    }

    private func candidates(in place: BackupDirectory) throws -> [Retention.Candidate] {
        try place.names().compactMap { name in
            // What cannot be read is not touched: somebody should look at it.
            guard let summary = try? place.summary(name) else { return nil }
            return Retention.Candidate(
                backup: name, madeAt: summary.madeAt, isVerified: place.verifiedAt(name) != nil,
                previous: summary.previous?.backup)
        }
    }

    /// On which day each backup of a place goes; one that goes on none that can be foreseen is missing.
    func expiry(in place: BackupDirectory) throws -> [String: CalendarDate] {
        guard plan.hours > 0 else { return [:] }
        return plan.retention.expiry(
            try candidates(in: place), now: Instant(milliseconds: clock()), hours: plan.hours)
    }

    /// The newest backup that was proved, of whichever history; nil where there is none, or it cannot be read. Asks the
    /// files alone.
    func newestVerified() -> BackupSummary? {
        (try? directory.newestVerified()).flatMap { $0.flatMap { try? directory.summary($0) } }
    }

    /// Where something went wrong: a directory, or one of the things that are done by themselves.
    private static func place(_ name: String) -> Sentence {
        switch name {
        case "schedule": "the one that is due"
        case "explanation": "looking whether the journal explains the store"
        case "migration": "the one after a migration"
        case "erasure": "the one after an erasure"
        default: Sentence(verbatim: name)
        }
    }

    /// What an operator should look at.
    func care() -> [Sentence] {
        let reached = Set(zip(places, shipping.current).filter { $1.reachedAt != nil && $1.fault == nil }.map(\.0.path))
        let home = directory.path
        var list: [Sentence] = trouble.all.filter { !reached.contains($0.place) || $0.place != home }
            .map { "Backups: \(Self.place($0.place)): \($0.cause)" }
        for (place, state) in zip(places, shipping.current) {
            if let fault = state.fault { list.append("The journal does not reach '\(place.path)': \(fault)") }
            if let lacking = state.lacking {
                list.append(
                    """
                    The store lacks the entries \(lacking.lowerBound) to \(lacking.upperBound) of the journal in \
                    '\(place.path)': it is an older file. balaid restore with --seq \(lacking.upperBound) brings them \
                    back; what is written now begins another history
                    """)
            }
        }
        if let failure = store.metrics.failure { list.append("The last write did not reach the disk: \(failure)") }
        let data = BackupDirectory(URL(fileURLWithPath: store.path).deletingLastPathComponent().path)
        do { try data.needRoom(0) } catch {
            list.append((error as? BackupError)?.sentence ?? "\(error.plainCause)")
        }
        for place in places {
            guard let failure = try? place.newestFailure() else { continue }
            list.append(
                """
                The backup '\(failure.backup)' in '\(place.path)' failed its proof at \(failure.at): \(failure.fault). \
                Make and prove another
                """)
        }
        for place in places {
            guard let newest = try? place.names().last else { continue }
            do { try place.checkEnd(ofIndex: newest) } catch let error as BackupError {
                list.append("\(error.sentence). Make and prove another")
            } catch { continue }
        }
        for (place, faults) in damage.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            guard let fault = faults.first else { continue }
            list.append(
                """
                The journal in '\(place)' is damaged in \(faults.count) places, first \(fault). What a backup holds can be \
                restored, and no point that only these files lead to
                """)
        }
        if let found = unexplained.withLock({ $0 }) {
            let first = found.fromSeq ?? 0
            list.append(
                """
                Entries \(first) to \(found.seq) do not explain the store: core.journal.verify tells what. To take it for \
                right, make a backup and prove it with core.backup.verify and accept
                """)
        }
        guard plan.hours > 0 else { return list }
        let limit = Int64(plan.hours) * 2 * 3_600_000
        if let proved = newestVerified() {
            if clock() - proved.madeAt.milliseconds > limit {
                list.append("The newest backup that was proved is of \(proved.madeAt)")
            }
        } else if clock() - startedAt > limit {
            list.append("No backup was proved yet")
        }
        return list
    }
}
