import Crypto
import Foundation
import Journal
import ModuleKit
import Store

/// A write that is done once under its key: the first answer is kept in the write's own transaction, and a repeat is
/// answered with it, whatever happened to the connection or the daemon in between.
struct Once: Sendable {
    private let key: String
    /// SHA-256 of the parameters without `_meta` and without secrets, their members in the order of their names.
    private let plain: [UInt8]
    private let secrets: Secrets?
    private let keyring: Keyring

    /// What parameters that are kept sealed hold, and files. Kept as a keyed hash: a plain one would let a number of
    /// sixteen digits be guessed.
    private struct Secrets: Sendable {
        /// SHA-256, in memory only.
        let digest: [UInt8]
        /// Whether there is more than files, which many commands take that have nothing to hide.
        let areSealed: Bool
    }

    init(key: String, _ params: JSON?, _ command: RegisteredCommand, _ keyring: Keyring) {
        self.key = key
        self.keyring = keyring
        var value = params.map { JSONValue($0) } ?? [:]
        value["_meta"] = nil
        var taken: [JSONValue] = []
        for path in command.secretPaths { value.takeOut(path[...], into: &taken) }
        plain = Array(SHA256.hash(data: value.ordered.bytes))
        secrets =
            taken.isEmpty
            ? nil
            : Secrets(
                digest: Array(SHA256.hash(data: JSONValue.array(taken).ordered.bytes)),
                areSealed: command.parameters.revealsSealed)
    }

    /// The answer of the first call; nil where this is the first.
    ///
    /// - Throws: `conflict` where the first call had other parameters, `key_missing` where that cannot be told.
    func answer(_ db: Database, _ header: EntryHeader) throws -> [UInt8]? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT parameters, result FROM core_answer WHERE uid = ? AND command = ? AND key = ?"),
            arguments: [Int64(header.uid), header.command, key])
        guard let row else { return nil }
        guard try isSame(Digest(row["parameters"] as Data)) else {
            throw RPCError(
                .conflict, "The idempotency_key '\(key)' was used with other parameters",
                hint: "Take a new key for a new call")
        }
        let result: Data = row["result"]
        guard !result.isEmpty else {
            throw RPCError(
                .conflict, "The call under the idempotency_key '\(key)' was done, and its answer was erased since",
                hint: "Read what it made; it is not done again")
        }
        return Array(result)
    }

    /// Keeps the first answer, and forgets those that are older than `age` milliseconds.
    func keep(_ result: [UInt8], _ db: Database, _ header: EntryHeader, now: Int64, age: Int64) throws {
        try db.cachedStatement(
            sql: "INSERT INTO core_answer (uid, command, key, parameters, at, result) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(
            arguments: [
                Int64(header.uid), header.command, key, try digest(db, now: now).bytes, now, Data(result),
            ])
        try db.cachedStatement(sql: "DELETE FROM core_answer WHERE at < ?").execute(arguments: [now - age])
    }

    /// Forgets the first call, which came to nothing.
    func forget(_ db: Database, _ header: EntryHeader) throws {
        try db.cachedStatement(sql: "DELETE FROM core_answer WHERE uid = ? AND command = ? AND key = ?").execute(
            arguments: [Int64(header.uid), header.command, key])
    }

    private func isSame(_ kept: Digest) throws -> Bool {
        guard kept.plain.elementsEqual(plain) else { return false }
        guard let secrets else { return kept.secret.isEmpty }
        guard let fingerprint = kept.fingerprint else { return kept.secret.elementsEqual(secrets.digest) }
        return try keyring.digest(secrets.digest, fingerprint: fingerprint) == kept.secret
    }

    private func digest(_ db: Database, now: Int64) throws -> Digest {
        guard let secrets else { return Digest(plain: Data(plain)) }
        let fingerprint =
            secrets.areSealed
            ? try keyring.make(db, now: now) : try Keyring.fingerprint(db).flatMap { keyring.holds($0) ? $0 : nil }
        guard let fingerprint else { return Digest(plain: Data(plain), secret: Data(secrets.digest)) }
        return Digest(
            plain: Data(plain), fingerprint: fingerprint,
            secret: try keyring.digest(secrets.digest, fingerprint: fingerprint))
    }

    /// What is kept of parameters: 32 bytes, and where there were secrets 32 more, behind the 32 digits of a key's
    /// fingerprint where that key hashed them.
    private struct Digest {
        let plain: Data
        var fingerprint: String?
        var secret = Data()

        init(plain: Data, fingerprint: String? = nil, secret: Data = Data()) {
            (self.plain, self.fingerprint, self.secret) = (plain, fingerprint, secret)
        }

        init(_ bytes: Data) {
            plain = bytes.prefix(32)
            secret = bytes.count > 32 ? bytes.suffix(32) : Data()
            if bytes.count == 96 { fingerprint = String(decoding: bytes.dropFirst(32).prefix(32), as: UTF8.self) }
        }

        var bytes: Data { plain + Data((fingerprint ?? "").utf8) + secret }
    }
}

extension JSONValue {
    /// The same with every object's members in the order of their names.
    fileprivate var ordered: JSONValue {
        switch self {
        case .array(let elements): .array(elements.map(\.ordered))
        case .object(let members):
            .object(members.map { ($0.name, $0.value.ordered) }.sorted { $0.name < $1.name })
        default: self
        }
    }

    /// Moves what stands at a path out of the value, and leaves true in its place.
    fileprivate mutating func takeOut(_ path: ArraySlice<String>, into taken: inout [JSONValue]) {
        guard let step = path.first else {
            if isNull { return }
            taken.append(self)
            self = true
            return
        }
        switch self {
        case .array(var elements) where step == "*":
            for i in elements.indices { elements[i].takeOut(path.dropFirst(), into: &taken) }
            self = .array(elements)
        case .object(var members):
            for i in members.indices where members[i].name == step {
                members[i].value.takeOut(path.dropFirst(), into: &taken)
            }
            self = .object(members)
        default: break
        }
    }
}
