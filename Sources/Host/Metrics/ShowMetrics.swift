import Backup
import ModuleKit
import Store

struct ShowMetrics: Command {
    typealias Reply = File
    static let about = About(
        "core.metrics", "Tell what can be measured of the daemon, as OpenMetrics text", access: .viewer)

    /// Beside the event loops, since it looks at the backups.
    func run(_ hall: Hall, _ task: TaskContext) async throws -> File {
        let store = hall.store
        let (bytes, seq) = try await hall.readers.runIfActive {
            try store.read { db in
                let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
                let size = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0
                return (pages * size, try Int64.fetchOne(db, sql: "SELECT max(seq) FROM core_journal") ?? 0)
            }
        }
        var out = MetricsText()
        out.writeCalls(hall.metrics.all)
        out.writeStore(hall.store.metrics, bytes: bytes, seq: seq)
        out.gauge("balai_connections", "Clients that are connected", hall.connections.load(ordering: .relaxed))
        out.gauge("balai_jobs_running", "Jobs that run", hall.jobs.count)
        let now = hall.clock()
        let directory = hall.backups.directory
        let (made, proved) = try await BackupDesk.aside { _ in try directory.newest() }
        out.family("balai_backup_age_seconds", "gauge", "Since the newest backup was made or verified", unit: "seconds")
        for (kind, at) in [("made", made), ("verified", proved)] {
            guard let at else { continue }
            out.sample("balai_backup_age_seconds", [("kind", kind)], Double(now - at.milliseconds) / 1000)
        }
        out.end()
        return File(
            name: "balai.metrics", mediaType: "application/openmetrics-text; version=1.0.0; charset=utf-8",
            content: Array(out.text.utf8))
    }
}

extension MetricsText {
    fileprivate mutating func writeCalls(_ all: [String: CallMetrics.Tally]) {
        let commands = all.sorted { $0.key < $1.key }
        family("balai_call_seconds", "histogram", "Time from a call's arrival to its answer", unit: "seconds")
        for (command, tally) in commands {
            var sum = 0
            for (place, time) in CallMetrics.classes.enumerated() {
                sum += tally.times[place]
                sample("balai_call_seconds_bucket", [("command", command), ("le", time.words)], sum)
            }
            sample("balai_call_seconds_bucket", [("command", command), ("le", "+Inf")], tally.count)
            sample("balai_call_seconds_count", [("command", command)], tally.count)
            sample("balai_call_seconds_sum", [("command", command)], tally.seconds)
        }
        family("balai_call_errors", "counter", "Calls that were answered with an error")
        for (command, tally) in commands {
            for (error, count) in tally.errors.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                sample("balai_call_errors_total", [("command", command), ("error", error.rawValue)], count)
            }
        }
    }

    fileprivate mutating func writeStore(_ metrics: StoreMetrics, bytes: Int64, seq: Int64) {
        gauge("balai_store_bytes", "The store's size", unit: "bytes", bytes)
        gauge("balai_journal_seq", "Sequence of the last journal entry", seq)
        counter("balai_store_writes", "Writes that were kept", metrics.commands)
        counter("balai_store_commits", "Transactions that carried them to the disk", metrics.commits)
        gauge("balai_store_largest_group", "Most writes in one transaction", metrics.largestGroup)
        gauge("balai_store_queue", "Writes waiting now", metrics.waiting)
    }
}

extension BackupDirectory {
    /// When the newest backup was made, and when one was verified last; nil where there is none.
    fileprivate func newest() throws -> (made: Instant?, verified: Instant?) {
        var (made, verified): (Instant?, Instant?) = (nil, nil)
        for name in try names() {
            if let summary = try? summary(name), made.map({ $0 < summary.madeAt }) ?? true { made = summary.madeAt }
            if let at = verifiedAt(name), verified.map({ $0 < at }) ?? true { verified = at }
        }
        return (made, verified)
    }
}
