public import Foundation

/// Keeps values so that only who has the office's key reads them, and finds them again. The host fulfils it; a module
/// reaches it through its snapshot or transaction.
///
/// The key lies in a file of its own, outside the store and its backups.
public protocol Sealing: AnyObject, Sendable {
    /// Seals a text with the key whose fingerprint the store has. Twice the same text gives two different values.
    func seal(_ text: String, fingerprint: String) throws(RPCError) -> Data
    /// The text of a sealed value.
    func open(_ sealed: Data) throws(RPCError) -> String
    /// Whether the key of that fingerprint is there.
    func holds(_ fingerprint: String) -> Bool
    /// By which a sealed text is found again: the same for the same text, and of no use without the key.
    func lookup(_ text: String, fingerprint: String) throws(RPCError) -> Data
}

/// What is kept of a sealed text: the value, and by what it is found.
public struct Seal: Sendable {
    public let value: Data
    public let lookup: Data
}

/// A column that holds sealed values, as a migration marks it; by the mark the core finds it when the key changes.
public struct SealedColumn: Sendable {
    /// `table.column`, a BLOB.
    public let name: String
    /// The column of the same table by which its values are found, a BLOB; nil where nobody looks for them.
    public let lookup: String?

    public init(_ name: String, lookup: String? = nil) {
        self.name = name
        self.lookup = lookup
    }
}

extension Snapshot {
    /// The text of a sealed value.
    ///
    /// - Throws: `key_missing`.
    public func open(_ sealed: Data) throws -> String { try call.sealing.open(sealed) }

    /// By which a text would be found that was sealed; nil where this store never had a key, and so nothing sealed.
    ///
    /// - Throws: `key_missing`.
    public func lookup(_ value: some SealedText) throws -> Data? {
        try keyFingerprint().map { try call.sealing.lookup(value.text, fingerprint: $0) }
    }

    fileprivate func keyFingerprint() throws -> String? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT fingerprint FROM core_pub_key"))
    }
}

extension Transaction {
    /// Seals a text; where the office has no key yet, this makes it.
    ///
    /// - Throws: `key_missing` where there was a key and its file is gone.
    public func seal(_ value: some SealedText) throws -> Seal {
        let known = try snapshot.keyFingerprint()
        let fingerprint = try known.flatMap { call.sealing.holds($0) ? $0 : nil } ?? host.makeKey()
        return Seal(
            value: try call.sealing.seal(value.text, fingerprint: fingerprint),
            lookup: try call.sealing.lookup(value.text, fingerprint: fingerprint))
    }
}

/// Where nothing can be sealed.
final class NoSealing: Sealing {
    private let missing = RPCError(.keyMissing, "No key file is set")

    func seal(_ text: String, fingerprint: String) throws(RPCError) -> Data { throw missing }
    func open(_ sealed: Data) throws(RPCError) -> String { throw missing }
    func holds(_ fingerprint: String) -> Bool { false }
    func lookup(_ text: String, fingerprint: String) throws(RPCError) -> Data { throw missing }
}
