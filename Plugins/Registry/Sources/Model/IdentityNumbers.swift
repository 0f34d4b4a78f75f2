import Foundation
import ModuleKit

/// Keeping and finding national identity numbers.
enum IdentityNumbers {
    /// Seals a number, which no other person may have.
    ///
    /// - Parameter person: whose it is to be; nil of a new one.
    /// - Throws: `conflict` with the person who has it, `key_missing`.
    static func seal(_ nik: NIK, of person: Int64?, _ store: Transaction) throws -> Seal {
        let seal = try store.seal(nik)
        guard let other = try owner(seal.lookup, store.db), other != person else { return seal }
        throw RPCError(
            .conflict, "The NIK \(nik) is that of the person \(other)", details: ["person": .integer(other)],
            hint: "Take the person who is there, or merge the two with registry.person.merge")
    }

    /// The person who has a number; nil where nobody does.
    ///
    /// - Throws: `key_missing`.
    static func owner(_ nik: NIK, _ store: Snapshot) throws -> Int64? {
        try store.lookup(nik).flatMap { try owner($0, store.db) }
    }

    private static func owner(_ lookup: Data, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM registry_person WHERE nik_hash = ?"), arguments: [lookup])
    }

    /// The number of a person in the clear; nil where none is recorded.
    ///
    /// - Throws: `key_missing`.
    static func reveal(_ person: Int64, _ store: Snapshot) throws -> NIK? {
        let sealed = try Data.fetchOne(
            store.db, sql: "SELECT nik FROM registry_person WHERE id = ?", arguments: [person])
        return try sealed.map { NIK(text: try store.open($0)) }
    }

    /// What surprises in the number that a call gave, beside what is recorded of the person.
    static func warnings(_ nik: NIK?, of person: Person, in village: String? = nil) -> [Warning] {
        nik?.warnings(
            sex: person.sex, birth: person.birthDate, village: village.map { RegionCode(unchecked: $0) }) ?? []
    }
}
