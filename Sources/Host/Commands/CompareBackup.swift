import Backup
import Foundation
import Journal
import ModuleKit
import Store

struct CompareBackup: Command {
    typealias Reply = BackupDifference
    static let about = About(
        "core.backup.diff", "Tell what has changed since a backup, table by table", access: .operator,
        example: #"{"backup": "20240313T010000Z-0000000120"}"#)

    @Parameter("The backup", alias: "id", .length(1...100)) var backup: String
    @Parameter("Only this table, with its rows", .length(1...120)) var table: String?
    @Parameter("Most rows to answer", .range(1...1000)) var limit = 100

    func run(_ task: TaskContext, _ hall: Hall) async throws -> BackupDifference {
        let command = self
        let personal = PersonalColumns(hall.catalog.modules)
        return try await hall.backups.alone(task) { onlooker in
            try hall.backups.withRestored(command.backup, for: onlooker) { path in
                try StoreComparison.run(hall.store, with: path, for: onlooker) { comparison in
                    let tables = try comparison.tables(command.table)
                    if let table = command.table, tables.isEmpty { throw RPCError.notFound("table", table) }
                    let since = try command.table.map { try comparison.changesSince($0, limit: command.limit) } ?? []
                    return BackupDifference(
                        backup: command.backup,
                        tables: tables.filter(\.differs).map {
                            TableDifference(table: $0.name, added: $0.added, removed: $0.removed, changed: $0.changed)
                        },
                        rows: try since.map { try RowChange($0, comparison.db, personal) })
                }
            }
        }
    }
}

extension BackupDesk {
    /// Restores a backup to scratch, hands over its path, and removes it.
    func withRestored<T>(_ backup: String, for onlooker: Onlooker, _ body: (String) throws -> T) throws -> T {
        try withScratch { path in
            try directory.restore(backup, to: path, coreVersion: Store.coreVersion, for: onlooker)
            return try body(path)
        }
    }

    /// Hands over the path of a store that is to be made in scratch, and removes it.
    func withScratch<T>(_ body: (String) throws -> T) throws -> T {
        try? FileManager.default.removeItem(atPath: scratch)
        try FileManager.default.createDirectory(
            atPath: scratch, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        return try body(scratch + "/store.sqlite")
    }
}

struct BackupDifference: Described {
    let backup: String
    let tables: [TableDifference]
    let rows: [RowChange]

    static let fields = Fields<Self> {
        Field(\.backup, "The backup")
        Field(\.tables, "Tables in which anything differs")
        Field(
            \.rows,
            "Of one table: what happened to its rows since, but for those that were erased; those gone or changed first"
        )
    }
}

struct TableDifference: Described {
    let table: String
    let added: Int64
    let removed: Int64
    let changed: Int64

    static let fields = Fields<Self> {
        Field(\.table, "The table")
        Field(\.added, "Rows that came since")
        Field(\.removed, "Rows that are gone since")
        Field(\.changed, "Rows that are other than they were")
    }
}
