import Foundation
import Journal
import ModuleKit
import Store

/// What an operator does with the office's key while no daemon runs: show it, prove it, change it.
public struct KeyCare: Sendable {
    private let data: String
    private let file: KeyFile

    /// - Parameter keyFile: beside the data directory unless set.
    public init(data: String, keyFile: String?) {
        self.data = data
        file = KeyFile(path: keyFile ?? KeyFile.standardPath(data: data))
    }

    /// The key file's text, for a copy that is kept elsewhere.
    ///
    /// - Throws: `StartError` where it is not there or is damaged.
    public func export() throws -> String {
        guard try file.read() != nil else { throw StartError("The key file '\(file.path)' is not there") }
        return try String(contentsOfFile: file.path, encoding: .utf8)
    }

    /// What a check found.
    public struct Findings: Sendable {
        /// Of the key that the store uses; nil where it never had one.
        public let fingerprint: String?
        /// How many sealed values were opened.
        public let opened: Int
        /// What is wrong, a line each; nothing where all is well.
        public let faults: [String]
    }

    /// Opens every sealed value of the store.
    ///
    /// - Throws: `StartError` where a daemon runs, or the key file is damaged; `StoreError` where the store cannot be
    ///   opened.
    public func check() throws -> Findings {
        let keys = try file.read() ?? []
        return try withStore { store in
            try store.read { db in
                var faults =
                    file.openToOthers.map {
                        ["The key file '\(file.path)' has the mode \($0): others can read it, chmod 600 mends that"]
                    } ?? []
                guard let fingerprint = try Keyring.fingerprint(db) else {
                    return Findings(fingerprint: nil, opened: 0, faults: faults)
                }
                if !keys.contains(where: { $0.fingerprint == fingerprint }) {
                    faults.append(
                        keys.isEmpty
                            ? "The key file '\(file.path)' is not there: the store needs the key \(fingerprint)"
                            : "The key file '\(file.path)' holds another key: the store needs \(fingerprint)")
                    return Findings(fingerprint: fingerprint, opened: 0, faults: faults)
                }
                let keyring = Keyring(path: file.path)
                var opened = 0
                for column in try SealedColumns.all(db) {
                    let damaged = try column.forEach(db) { _, value in
                        let isOpen = (try? keyring.open(value)) != nil
                        if isOpen { opened += 1 }
                        return isOpen
                    }
                    if damaged > 0 { faults.append("\(damaged) values of \(column.name) cannot be opened") }
                }
                return Findings(fingerprint: fingerprint, opened: opened, faults: faults)
            }
        }
    }

    /// Seals every value with a new key, in one transaction.
    ///
    /// The new key is in the file before the store uses it, and the old one stays there, since backups need it: whenever
    /// this is cut short, the store names a key that the file has.
    ///
    /// - Parameter forgetsOld: takes the older keys out of the file in the end; what was sealed with them, in backups,
    ///   can then no longer be opened with it.
    /// - Returns: the new key's fingerprint, and how many values were sealed anew.
    public func rotate(forgetsOld: Bool) throws -> (fingerprint: String, count: Int) {
        guard let keys = try file.read() else {
            throw StartError("The key file '\(file.path)' is not there: there is nothing to change")
        }
        return try withStore { store in
            let present = try store.read { try Keyring.fingerprint($0) }
            guard let present else { throw StartError("The store has nothing sealed: there is nothing to change") }
            guard keys.contains(where: { $0.fingerprint == present }) else {
                throw StartError("The key file '\(file.path)' holds another key: the store needs \(present)")
            }
            let new = SealingKey.random()
            try file.write(keys + [new])
            let count = try reseal(store, with: new)
            if forgetsOld { try file.write([new]) }
            return (new.fingerprint, count)
        }
    }

    private func reseal(_ store: Store, with new: SealingKey) throws -> Int {
        let keyring = Keyring(path: file.path)
        let header = EntryHeader(
            command: "core.key.rotate", uid: getuid(), role: Access.admin.rawValue, requestID: "")
        let written = try store.write(module: CoreModule.name, header: header) { db, scope in
            var count = 0
            for column in try SealedColumns.all(db) {
                let damaged = try scope.run(as: column.module) {
                    let update = try column.update(db)
                    return try column.forEach(db) { row, value in
                        guard let text = try? keyring.open(value) else { return false }
                        try update(
                            row, try keyring.seal(text, fingerprint: new.fingerprint),
                            try keyring.lookup(text, fingerprint: new.fingerprint))
                        count += 1
                        return true
                    }
                }
                guard damaged == 0 else {
                    throw StartError("\(damaged) values of \(column.name) cannot be opened: nothing was changed")
                }
            }
            try db.execute(
                sql: """
                    INSERT INTO core_key (id, fingerprint, made_at) VALUES (1, ?1, ?2)
                    ON CONFLICT (id) DO UPDATE SET fingerprint = ?1, made_at = ?2
                    """, arguments: [new.fingerprint, scope.now])
            return Array(String(count).utf8)
        }
        return Int(String(decoding: written.result, as: UTF8.self)) ?? 0
    }

    private func withStore<T>(_ body: (Store) throws -> T) throws -> T {
        guard FileManager.default.fileExists(atPath: data + "/" + Store.fileName) else {
            throw StartError("There is no store in '\(data)'")
        }
        let directory = try DataDirectory(data)
        defer { directory.unlock() }
        let store = try Store.open(directory: data, logger: Logger(label: "balaid.key"))
        defer { store.close() }
        return try body(store)
    }
}

extension SealedColumns.Column {
    /// Calls `body` with every sealed value and its row's key; answers how many it found wrong.
    fileprivate func forEach(_ db: Database, _ body: (Int64, Data) throws -> Bool) throws -> Int {
        let (table, column) = (table.quotedDatabaseIdentifier, column.quotedDatabaseIdentifier)
        let select =
            "SELECT rowid, \(column) FROM \(table) WHERE rowid > ? AND \(column) IS NOT NULL ORDER BY rowid LIMIT 1000"
        var (last, wrong): (Int64, Int) = (.min, 0)
        while true {
            let rows = try Row.fetchAll(db, sql: select, arguments: [last])
            guard let end = rows.last else { return wrong }
            for row in rows where try !body(row[0], row[1]) { wrong += 1 }
            last = end[0]
        }
    }

    /// Puts a value, and that by which it is found, into a row.
    fileprivate func update(_ db: Database) throws -> (Int64, Data, Data) throws -> Void {
        let set = ([column] + [lookup].compactMap { $0 }).map { $0.quotedDatabaseIdentifier + " = ?" }
        let statement = try db.makeStatement(
            sql: "UPDATE \(table.quotedDatabaseIdentifier) SET \(set.joined(separator: ", ")) WHERE rowid = ?")
        let findsValues = lookup != nil
        return { row, value, found in
            try statement.execute(arguments: findsValues ? [value, found, row] : [value, row])
        }
    }
}
