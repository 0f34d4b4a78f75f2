import Backup
import Foundation
import ModuleKit

/// Where backups go, how often they are made, and how long they are kept.
public struct BackupPlan: Sendable {
    /// The first is where backups are made, and the others are given copies. Empty: `backups` beside the store.
    public var places: [String] = []
    /// File of the keys with which backups and segments are sealed; nil where they are not.
    public var keyFile: String?
    /// Level of zlib: a higher one takes longer and makes smaller backups.
    public var level = BackupWriter.standardLevel
    /// Seconds between two times that the journal is carried to the places; 0: never.
    public var journalSeconds = 0
    /// Hours between two backups that the daemon makes by itself; 0: none.
    public var hours = 0
    /// Which of them stay.
    public var retention = Retention()

    public init() {}

    /// - Parameter data: the data directory.
    /// - Throws: `BackupError.file` where a key is set and cannot be read: it is never left out.
    func directories(data: String) throws -> [BackupDirectory] {
        let keys = try keyFile.map { try BackupKeys(file: $0) }
        return (places.isEmpty ? [data + "/backups"] : places).map { BackupDirectory($0, keys: keys) }
    }
}
