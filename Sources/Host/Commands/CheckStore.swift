import Backup
import ModuleKit
import Store

struct CheckStore: Command {
    typealias Reply = StoreFindings
    static let about = About(
        "core.store.check", "Check the store: SQLite's integrity, foreign keys, and what the modules say always holds",
        access: .operator)

    func run(_ hall: Hall, _ task: TaskContext) async throws -> StoreFindings {
        try await BackupDesk.aside { isCancelled in
            let onlooker = Onlooker(isGone: isCancelled) { task.progress($0, of: $1, $2) }
            try onlooker.step(0, of: 2, "checks of the store")
            let faults = try hall.store.read { db in
                try onlooker.watching(db) {
                    try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
                        + Row.fetchAll(db, sql: "SELECT DISTINCT \"table\", parent FROM pragma_foreign_key_check").map {
                            "a row of '\($0["table"] as String)' points at nothing in '\($0["parent"] as String)'"
                        }
                }
            }
            try onlooker.step(1, of: 2, "checks of the store")
            let broken = try hall.brokenRules(for: onlooker)
            return StoreFindings(ok: faults.isEmpty && broken.isEmpty, faults: faults, broken: broken)
        }
    }
}

struct StoreFindings: Described {
    let ok: Bool
    /// In SQLite's words.
    let faults: [String]
    let broken: [BrokenRule]

    static let fields = Fields<Self> {
        Field(\.ok, "Whether everything holds")
        Field(\.faults, "What SQLite finds wrong, at most 20")
        Field(\.broken, "What the modules say always holds, and does not")
    }
}

/// An invariant of a module that does not hold.
struct BrokenRule: Described {
    let module: String
    let rule: Sentence
    let count: Int64
    let rows: [String]

    /// For a log, or a list of faults.
    var line: Sentence {
        "\(module): not so: \(rule): \(rows.prefix(5).joined(separator: ", ")), \(count) in all"
    }

    static let fields = Fields<Self> {
        Field(\.module, "The module")
        Field(\.rule, "What should hold")
        Field(\.count, "Of how many rows it does not")
        Field(\.rows, "Numbers or codes of the first twenty")
    }
}

extension Hall {
    /// What does not hold, of every module that runs; each reads what it may read.
    func brokenRules(for onlooker: Onlooker = .nobody) throws -> [BrokenRule] {
        try catalog.modules.flatMap { module in
            try store.read(module: module.name) { db in try onlooker.watching(db) { try module.broken(db) } }
        }
    }

    /// The same, a line for each.
    package func brokenInvariants() throws -> [String] { try brokenRules().map(\.line.description) }
}

extension ModuleManifest {
    /// Those of the module's invariants that do not hold.
    func broken(_ db: Database) throws -> [BrokenRule] {
        try invariants.compactMap { invariant in
            let rows = try DatabaseValue.fetchAll(db, sql: invariant.broken)
            guard !rows.isEmpty else { return nil }
            return BrokenRule(
                module: name, rule: invariant.rule, count: Int64(rows.count),
                rows: rows.prefix(20).map { String.fromDatabaseValue($0) ?? $0.description })
        }
    }
}
