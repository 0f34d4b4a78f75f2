import Backup
import Foundation
import Journal
import ModuleKit
import Store

struct RecoverRows: Command {
    typealias Reply = RecoveredRows
    static let about = About(
        "core.backup.recover",
        """
        Bring rows of a table or a module back from a backup: those that are gone, and those that changed; a dry run \
        shows them
        """,
        access: .operator, example: #"{"backup": "20240313T010000Z-0000000120", "table": "registry_decree"}"#)

    @Parameter("The backup", alias: "id", .length(1...100)) var backup: String
    @Parameter("The table", .length(1...120)) var table: String?
    @Parameter("In place of a table: the module whose tables are all meant", .length(1...100)) var module: String?
    @Parameter("Keys of the table's rows; all that are missing or changed where it is missing", .items(1...1000))
    var rows: [Int64]?

    func validate(_ faults: inout Faults) {
        if (table == nil) == (module == nil) { faults.add(at: "table", "one_of", "Give table or module, one of them") }
        if module != nil, rows != nil { faults.add(at: "rows", "one_of", "Stands with a table only") }
        if let table, table.hasPrefix("core_") || table.hasPrefix("sqlite_") {
            faults.add(at: "table", "owner", "The table '\(table)' is the store's own, and is not recovered")
        }
        if module == CoreModule.name {
            faults.add(at: "module", "owner", "The module 'core' is the store's own, and is not recovered")
        }
    }

    func run(_ task: TaskContext, _ hall: Hall) async throws -> RecoveredRows {
        let command = self
        let personal = PersonalColumns(hall.catalog.modules)
        let caller = task.call.caller
        let header = EntryHeader(
            command: Self.about.name, uid: caller.uid, role: caller.access.rawValue, requestID: task.call.requestID,
            reason: "\(table ?? module ?? "") from \(backup)")
        let isDryRun = task.isDryRun
        return try await hall.backups.alone(task) { onlooker in
            let (back, erased, shown) = try hall.backups.withRestored(command.backup, for: onlooker) { path in
                try StoreComparison.run(hall.store, with: path, for: onlooker) { comparison in
                    let (back, erased) =
                        try command.module.map { try comparison.changesBack(ofModule: $0) }
                        ?? comparison.changesBack(command.table ?? "", rows: command.rows)
                    return (back, erased, try back.prefix(100).map { try RowChange($0, comparison.db, personal) })
                }
            }
            var seq: Int64?
            if !isDryRun, !back.isEmpty {
                seq = try Self.write(back, header, hall)
                // What was put right may have been changed past the journal.
                hall.backups.doubt.withLock { $0 = true }
            }
            return RecoveredRows(
                seq: seq, inserted: Int64(back.filter { $0.operation == .insert }.count),
                changed: Int64(back.filter { $0.operation == .update }.count), erased: erased, rows: shown)
        }
    }

    private static func write(_ back: [ChangedRow], _ header: EntryHeader, _ hall: Hall) throws -> Int64? {
        try hall.store.write(module: CoreModule.name, header: header, ignoresForeignKeys: true) { _, scope in
            try scope.puttingBack { db in
                do { try ChangesetApplier(db).apply(back) } catch let conflict as ChangeConflict {
                    throw RPCError(
                        .conflict, "A row of '\(conflict.row.table)' has changed meanwhile, or another has its values",
                        hint: "Look at the difference again")
                }
                if let dangling = try DanglingReference.among(Set(back.map(\.table)), db).first {
                    throw RPCError(
                        .conflict, "Rows of '\(dangling.row.table)' would point at nothing in '\(dangling.parent)'",
                        hint: "Recover '\(dangling.parent)' first")
                }
            }
            return []
        }.seq
    }
}

struct RecoveredRows: Described {
    let seq: Int64?
    let inserted: Int64
    let changed: Int64
    let erased: Int64
    let rows: [RowChange]

    static let fields = Fields<Self> {
        Field(\.seq, "The journal entry that brought them back; null where nothing was written")
        Field(\.inserted, "Rows that were gone")
        Field(\.changed, "Rows that were put back as they were")
        Field(\.erased, "Rows of persons who were erased on request: they stay as they are")
        Field(\.rows, "The first hundred of them")
    }
}
