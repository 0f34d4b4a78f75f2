import ModuleKit
import Synchronization

/// The present regions with their names, remembered from one recap to the next.
///
/// The registry's edition is another one after every change of a region or its name. Names are remembered with the
/// edition that their reader saw, and given only to a reader who sees the same one: so they are never older than the
/// store.
enum RegionNames {
    typealias List = [(code: String, name: String)]

    /// The regions of a scope in the order of their codes.
    static func of(_ scope: RecapScope, _ store: Snapshot) throws -> List {
        let edition =
            try String.fetchOne(
                store.db.cachedStatement(sql: "SELECT token FROM registry_pub_edition")) ?? ""
        let key = Key(edition: edition, within: scope.within, length: scope.length)
        if let known = remembered.withLock({ $0.names[key] }) { return known }
        let rows = try Row.fetchCursor(
            store.db.cachedStatement(sql: reading),
            arguments: [scope.length, scope.range.low, scope.range.high])
        var names: List = []
        while let row = try rows.next() { names.append((row[0], row[1])) }
        remembered.withLock { $0.add(names, to: key) }
        return names
    }

    private static let reading = """
        SELECT a.code, r.name FROM reporting_area a JOIN registry_pub_region r ON r.code = a.code
        WHERE a.length = ? AND a.code >= ? AND a.code < ? ORDER BY a.code
        """

    private struct Key: Hashable {
        let edition: String
        let within: String
        let length: Int
    }

    private struct Remembered {
        private(set) var names: [Key: List] = [:]
        private var count = 0

        /// About 10 MB; a nation has 84,000 villages.
        private static let most = 100_000

        mutating func add(_ more: List, to key: Key) {
            if names.first.map({ $0.key.edition != key.edition }) ?? false || count + more.count > Self.most {
                names = [:]
                count = 0
            }
            names[key] = more
            count += more.count
        }
    }

    private static let remembered = Mutex(Remembered())
}
