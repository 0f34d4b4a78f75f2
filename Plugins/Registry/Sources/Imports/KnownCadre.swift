import Foundation
import ModuleKit

/// What is recorded of a cadre, as far as a row is compared with it; or an earlier row of the same file.
struct KnownCadre: Sendable {
    enum Source: Sendable, Equatable {
        case cadre(Int64)
        case line(Int)
    }

    let source: Source
    let person: Int64
    let name: String
    let key: PersonName
    let state: CadreState
    let sex: Sex?
    let birthDate: CalendarDate?
    /// By which the NIK is found; of an earlier row the NIK itself, which stays in memory.
    let nik: KnownNIK?
    let birthPlace: String?
    let education: String?
    let phone: String?
    let address: String?
    let courses: [String]
    let fields: [String]
    let role: String?
    let decree: ImportedDecree?

    enum KnownNIK: Sendable, Equatable {
        case lookup([UInt8])
        case text(String)
    }
}

extension KnownCadre {
    init(_ row: Row) throws {
        let name: String = row["name"]
        let number: String? = row["number"]
        let lookup: [UInt8]? = (row["nik_hash"] as Data?).map { Array($0) }
        source = .cadre(row["id"])
        person = row["person"]
        self.name = name
        key = PersonName(name)
        state = row["state"]
        sex = row["sex"]
        birthDate = row["birth_date"]
        nik = lookup.map { .lookup($0) }
        birthPlace = row["birth_place"]
        education = row["education"]
        phone = row["phone"]
        address = row["address"]
        courses = try Self.list(row["courses"])
        fields = try Self.list(row["fields"])
        role = row["role"]
        decree = number.map {
            ImportedDecree(
                number: $0, date: row["date"], validFrom: row["valid_from"], validUntil: row["valid_until"],
                signer: row["signer"])
        }
    }

    private static func list(_ json: String) throws -> [String] {
        try JSONValue.parse(Array(json.utf8)).array?.compactMap(\.string) ?? []
    }

    init(_ row: CadreRow) {
        source = .line(row.line)
        person = 0
        name = row.name
        key = PersonName(row.name)
        state = row.decree == nil ? .proposed : .active
        sex = row.sex
        birthDate = row.birthDate
        nik = row.nik.map { .text($0.text) }
        birthPlace = nil
        education = nil
        phone = nil
        address = nil
        courses = []
        fields = []
        role = nil
        decree = nil
    }

    /// What is recorded of a person, who is no cadre yet as far as a row is concerned.
    static func person(_ id: Int64, _ db: Database) throws -> KnownCadre? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT 0 AS id, id AS person, 'proposed' AS state, NULL AS role, name, sex, birth_place, birth_date,
                        education, courses, fields, phone, address, nik_hash, NULL AS number
                    FROM registry_person WHERE id = ?
                    """), arguments: [id]
        ).map(KnownCadre.init)
    }

    /// The cadres of a village and of those from which it took over, ended ones too.
    static func all(in village: Int64, _ db: Database) throws -> [KnownCadre] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT cadre.id, cadre.person, cadre.state, cadre.role, person.name, person.sex, person.birth_place,
                        person.birth_date, person.education, person.courses, person.fields, person.phone,
                        person.address, person.nik_hash, decree.number, decree.date, decree.valid_from,
                        decree.valid_until, decree.signer
                    FROM registry_cadre AS cadre JOIN registry_person AS person ON person.id = cadre.person
                    LEFT JOIN registry_decree AS decree ON decree.id = cadre.decree
                    WHERE cadre.village IN (\(Heirs.family)) ORDER BY cadre.id
                    """), arguments: ["village": village])
        return try rows.map(KnownCadre.init)
    }
}
