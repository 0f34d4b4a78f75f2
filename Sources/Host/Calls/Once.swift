import Crypto
import Foundation
import Journal
import ModuleKit
import Store

/// A write that is done once under its key: the first answer is kept in the write's own transaction, and a repeat is
/// answered with it, whatever happened to the connection or the daemon in between.
struct Once: Sendable {
    private let key: String
    /// SHA-256 of the parameters without `_meta`, their members in the order of their names.
    private let parameters: [UInt8]

    init(key: String, _ params: JSON?) {
        self.key = key
        var value = params.map { JSONValue($0) } ?? [:]
        value["_meta"] = nil
        parameters = Array(SHA256.hash(data: value.ordered.bytes))
    }

    /// The answer of the first call; nil where this is the first.
    ///
    /// - Throws: `conflict` where the first call had other parameters.
    func answer(_ db: Database, _ header: EntryHeader) throws -> [UInt8]? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT parameters, result FROM core_answer WHERE uid = ? AND command = ? AND key = ?"),
            arguments: [Int64(header.uid), header.command, key])
        guard let row else { return nil }
        guard (row["parameters"] as Data).elementsEqual(parameters) else {
            throw RPCError(
                .conflict, "The idempotency_key '\(key)' was used with other parameters",
                hint: "Take a new key for a new call")
        }
        return Array(row["result"] as Data)
    }

    /// Keeps the first answer, and forgets those that are older than `age` milliseconds.
    func keep(_ result: [UInt8], _ db: Database, _ header: EntryHeader, now: Int64, age: Int64) throws {
        try db.cachedStatement(
            sql: "INSERT INTO core_answer (uid, command, key, parameters, at, result) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [Int64(header.uid), header.command, key, Data(parameters), now, Data(result)])
        try db.cachedStatement(sql: "DELETE FROM core_answer WHERE at < ?").execute(arguments: [now - age])
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
}
