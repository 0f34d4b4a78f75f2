import GRDBSQLite
import ModuleKit
import Store

struct ShowStatus: Command {
    typealias Reply = Status
    static let about = About("core.status", "Tell how the daemon is, and what needs care", access: .viewer)

    private static func words(synchronous: Int) -> String {
        let words = ["off", "normal", "full", "extra"]
        return words.indices.contains(synchronous) ? words[synchronous] : String(synchronous)
    }

    func answer(_ hall: Hall, _ snapshot: Snapshot, started: Instant) throws -> Status {
        let metrics = hall.store.metrics
        let pages = try Int64.fetchOne(snapshot.db, sql: "PRAGMA page_count") ?? 0
        let pageSize = try Int64.fetchOne(snapshot.db, sql: "PRAGMA page_size") ?? 0
        let proved = hall.backups.newestVerified()
        let seq = try Int64.fetchOne(snapshot.db, sql: "SELECT max(seq) FROM core_journal")
        return Status(
            version: CoreModule.version, startedAt: started,
            sqlite: String(cString: sqlite3_libversion()), synchronous: Self.words(synchronous: metrics.synchronous),
            seq: seq ?? 0,
            size: pages * pageSize, commands: Int64(metrics.commands), commits: Int64(metrics.commits),
            largestGroup: Int64(metrics.largestGroup), waiting: Int64(metrics.waiting),
            modules: hall.catalog.modules.map(\.name), backup: proved?.backup, backupMadeAt: proved?.madeAt,
            backupAgeHours: proved.map { (hall.backups.clock() - $0.madeAt.milliseconds) / 3_600_000 },
            care: hall.catalog.refused.filter { !$0.isDisabled }.map(\.care) + hall.backups.care()
                + [try hall.keyring.trouble(snapshot.db)].compactMap(\.self))
    }
}

extension ModuleCatalog.Refused {
    var care: Sentence {
        if isQuarantined {
            "The module '\(name)' brought the daemon down and was left out: core.modules.load starts it again (\(reason))"
        } else if isAway {
            "The module '\(name)' is away: \(reason)"
        } else {
            "The module '\(name)' was refused: \(reason)"
        }
    }
}

struct Status: Described {
    let version: String
    let startedAt: Instant
    let sqlite: String
    let synchronous: String
    let seq: Int64
    let size: Int64
    let commands: Int64
    let commits: Int64
    let largestGroup: Int64
    let waiting: Int64
    let modules: [String]
    let backup: String?
    let backupMadeAt: Instant?
    let backupAgeHours: Int64?
    let care: [Sentence]

    static let fields = Fields<Self> {
        Field(\.version, "Version of the daemon")
        Field(\.startedAt, "When it began to answer")
        Field(\.sqlite, "Version of SQLite; one connection alone writes and checkpoints")
        Field(\.synchronous, "Durability of the writer, read back when the store was opened")
        Field(\.seq, "Sequence of the last journal entry")
        Field(\.size, "The store's size in bytes")
        Field(\.commands, "Writes since the daemon started")
        Field(\.commits, "Transactions that carried them to the disk, one fsync each")
        Field(\.largestGroup, "Most writes in one transaction")
        Field(\.waiting, "Writes waiting now")
        Field(\.modules, "Modules that run")
        Field(\.backup, "The newest backup that was proved; null where none was")
        Field(\.backupMadeAt, "When that was made")
        Field(\.backupAgeHours, "Whole hours since then")
        Field(\.care, "What an operator should look at; empty when all is well")
    }
}
