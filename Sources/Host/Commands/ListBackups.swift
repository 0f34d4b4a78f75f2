import Backup
import ModuleKit

struct ListBackups: Command {
    typealias Reply = BackupList
    static let about = About(
        "core.backup.list", "List the backups, newest first", access: .operator, example: #"{"limit": 10}"#)

    @Parameter("Most items to answer", .range(1...1000)) var limit = 100
    @Parameter("Only backups made before this one, by its name: the next_cursor", .length(1...100)) var cursor: String?

    /// Beside the event loops, since it waits for the disk.
    func run(_ backups: BackupDesk) async throws -> BackupList {
        let (limit, cursor) = (limit, cursor)
        let directory = backups.directory
        return try await BackupDesk.aside { _ in
            let describe = try backups.describing()
            let names = try directory.names().reversed().filter { name in cursor.map { name < $0 } ?? true }
            var items: [BackupItem] = []
            var unreadable: [String] = []
            for name in names.prefix(limit) {
                do { items.append(try describe(name)) } catch is BackupError { unreadable.append(name) }
            }
            return BackupList(
                items: items, nextCursor: names.count > limit ? names.prefix(limit).last : nil, unreadable: unreadable)
        }
    }
}

struct GetBackup: Command {
    typealias Reply = BackupItem
    static let about = About(
        "core.backup.get", "Show a backup", access: .operator, example: #"{"backup": "20240313T010000Z-120"}"#)

    @Parameter("Its name", alias: "id", .length(1...100)) var backup: String

    func run(_ backups: BackupDesk) async throws -> BackupItem {
        let backup = backup
        return try await BackupDesk.aside { _ in try backups.describing()(backup) }
    }
}

struct BackupList: Described {
    let items: [BackupItem]
    let nextCursor: String?
    let unreadable: [String]

    static let fields = Fields<Self> {
        Field(\.items, "The backups")
        Field(\.nextCursor, "Where the next page begins; null at the end")
        Field(\.unreadable, "Backups whose index cannot be read")
    }
}
