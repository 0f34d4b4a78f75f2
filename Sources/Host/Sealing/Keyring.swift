import Crypto
import Foundation
import ModuleKit
import Synchronization

/// The office's keys in memory. Reads the key file when it is needed, and again when it has changed: who puts it back
/// need not start the daemon anew.
package final class Keyring: Sealing {
    private let file: KeyFile?
    private let known = Mutex<(stamp: KeyFile.Stamp, keys: [SealingKey])?>(nil)

    /// - Parameter path: of the key file; nil where nothing can be sealed.
    package init(path: String?) { file = path.map(KeyFile.init) }

    /// The keys that are there now, the newest last.
    private func keys() throws(RPCError) -> [SealingKey] {
        guard let file else { throw RPCError(.keyMissing, "No key file is set") }
        guard let stamp = file.stamp else { throw missing(file) }
        if let known = known.withLock({ $0 }), known.stamp == stamp { return known.keys }
        do {
            guard let keys = try file.read() else { throw missing(file) }
            known.withLock { $0 = (stamp, keys) }
            return keys
        } catch let error as RPCError {
            throw error
        } catch {
            throw RPCError(.keyMissing, "\(Sentence(verbatim: "\(error)"))")
        }
    }

    private func missing(_ file: KeyFile) -> RPCError {
        RPCError(
            .keyMissing, "The key file '\(file.path)' is not there",
            hint: "Put the office's copy of it back; without it what is sealed cannot be read")
    }

    private func key(_ fingerprint: String) throws(RPCError) -> SealingKey {
        let keys = try keys()
        if let key = keys.last(where: { $0.fingerprint == fingerprint }) { return key }
        throw RPCError(
            .keyMissing,
            """
            The key file holds another key than the store was sealed with: the store needs \(fingerprint), the file \
            has \(keys.map(\.fingerprint).joined(separator: ", "))
            """, hint: "Put the right key file in its place; balaid key check tells whether it is")
    }

    package func seal(_ text: String, fingerprint: String) throws(RPCError) -> Data {
        let key = try key(fingerprint)
        let header = SealHeader.bytes(key)
        guard let value = try? key.seal(text, header) else { throw RPCError(.internal, "A value could not be sealed") }
        return Data(header) + value
    }

    package func open(_ sealed: Data) throws(RPCError) -> String {
        let bytes = Array(sealed.prefix(SealHeader.length))
        guard bytes.count == SealHeader.length, bytes[0] == SealHeader.form else {
            throw RPCError(.internal, "A sealed value is damaged")
        }
        let keys = try keys()
        guard let key = keys.last(where: { SealHeader.mark($0.fingerprint) == Array(bytes[1...]) }) else {
            throw RPCError(
                .keyMissing, "The key file holds another key than the value was sealed with",
                hint: "Put the right key file in its place; balaid key check tells whether it is")
        }
        guard let text = key.open(sealed.dropFirst(SealHeader.length), bytes) else {
            throw RPCError(.internal, "A sealed value is damaged")
        }
        return text
    }

    package func lookup(_ text: String, fingerprint: String) throws(RPCError) -> Data {
        try key(fingerprint).lookup(text)
    }

    /// A keyed hash for what is kept of secret parameters.
    func digest(_ bytes: [UInt8], fingerprint: String) throws(RPCError) -> Data {
        try key(fingerprint).digest(bytes)
    }

    package func holds(_ fingerprint: String) -> Bool { (try? key(fingerprint)) != nil }

    /// Why what is sealed in the store cannot be opened; nil where it can, or nothing was ever sealed.
    func trouble(_ db: Database) throws -> Sentence? {
        guard let fingerprint = try Self.fingerprint(db) else { return nil }
        do {
            _ = try key(fingerprint)
            return nil
        } catch { return error.message }
    }
}

// MARK: - The store's key

extension Keyring {
    /// The fingerprint of the store's key; nil where it never had one.
    static func fingerprint(_ db: Database) throws -> String? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT fingerprint FROM core_key"))
    }

    /// The store's key where it has one that is needed; else the newest of the key file, which is made where it is
    /// missing, and is the store's from now on.
    ///
    /// - Throws: `key_missing` where values are sealed with a key that is not there.
    func make(_ db: Database, now: Int64) throws -> String {
        let before = try Self.fingerprint(db)
        if let before, try holds(before) || SealedColumns.hold(db) { return before }
        guard let file else { throw RPCError(.keyMissing, "No key file is set") }
        let key: SealingKey
        if file.stamp == nil {
            key = .random()
            try file.write([key])
        } else {
            guard let last = try keys().last else { throw missing(file) }
            key = last
        }
        try db.execute(
            sql: """
                INSERT INTO core_key (id, fingerprint, made_at) VALUES (1, ?1, ?2)
                ON CONFLICT (id) DO UPDATE SET fingerprint = ?1, made_at = ?2
                """, arguments: [key.fingerprint, now])
        return key.fingerprint
    }
}
