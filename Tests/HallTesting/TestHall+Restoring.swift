import Foundation
import Host
import Journal
package import ModuleKit
import Store
import StoreTesting

extension TestHall {
    /// The last entry of the journal.
    package func head() throws -> Int64 { try hall.store.read { try JournalHead.read($0).seq } }

    /// All rows of the tables of which the journal tells, by table.
    package func recordedContents() throws -> [String: [[DatabaseValue]]] {
        try hall.store.read { try contents($0) }.filter { !Store.unrecordedTables.contains($0.key) }
    }

    /// The same of a store that is put back to an entry beside this one, from the backups and the journal carried there.
    ///
    /// - Throws: `StartError` where nothing leads there.
    package func restoredContents(_ seq: Int64) throws -> [String: [[DatabaseValue]]] {
        let data = folder + "-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: data) }
        let restore = try StoreRestore(from: folder + "/backups", data: data, point: .seq(seq), replaces: false)
        guard try restore.run().seq == seq else { throw StartError("another entry was reached than \(seq)") }
        let queue = try DatabaseQueue(path: data + "/" + Store.fileName)
        return try contents(queue).filter { !Store.unrecordedTables.contains($0.key) }
    }
}
