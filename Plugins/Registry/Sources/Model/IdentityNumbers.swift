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
    static func warnings(
        _ nik: NIK?, of person: Person, in village: String? = nil, _ db: Database
    ) throws -> [Warning] {
        guard let nik else { return [] }
        let village = try village.flatMap { try surprising(RegionCode(unchecked: $0), nik, db) }
        return nik.warnings(sex: person.sex, birth: person.birthDate, village: village)
    }

    /// The village of a person, where it never lay in the district of the person's number, under no code that it or one
    /// from which it took over has had; nil where it did.
    static func surprising(_ village: RegionCode, _ nik: NIK, _ db: Database) throws -> RegionCode? {
        guard village.parent != nik.district, let id = try Regions.find(village, db) else { return nil }
        let lay = try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM registry_pub_region_on WHERE region IN (\(Heirs.family))
                        AND code >= :district || '.' AND code < :district || '/')
                    """), arguments: ["village": id, "district": nik.district])
        return lay == true ? nil : village
    }
}
