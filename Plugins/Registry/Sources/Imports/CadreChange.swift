import Foundation
import ModuleKit

/// What an accepted row changes.
struct CadreChange: Sendable {
    enum Target: Sendable {
        /// A cadre who is there.
        case cadre(Int64, person: Int64)
        /// A person who is there, and no cadre of the village yet.
        case person(Int64)
        case nobody
    }

    let row: CadreRow
    let village: Int64
    let target: Target
    /// Whether the row's decree is to be recorded.
    let appoints: Bool

    /// What an import may add to a cadre who is there: it fills in what is not known, and never replaces what is.
    ///
    /// - Returns: nil where the row brings nothing new.
    /// - Throws: `Difference` where the row says otherwise than the record.
    static func filling(_ known: KnownCadre, id: Int64, _ row: CadreRow, village: Int64) throws(Difference) -> Self? {
        var isNew = false
        func compare<T: Equatable>(_ name: Sentence, _ told: T?, _ recorded: T?) throws(Difference) {
            guard let told else { return }
            guard let recorded else {
                isNew = true
                return
            }
            if told != recorded { throw Difference(what: name) }
        }
        try compare("sex", row.sex, known.sex)
        try compare("birth date", row.birthDate, known.birthDate)
        try compare("birth place", row.birthPlace.map(loose), known.birthPlace.map(loose))
        try compare("education", row.education.map(loose), known.education.map(loose))
        try compare("telephone", row.phone.map(digits), known.phone.map(digits))
        try compare("address", row.address.map(loose), known.address.map(loose))
        try compare("role", row.role.map(loose), known.role.map(loose))
        try compare("courses", list(row.courses), list(known.courses))
        try compare("fields", list(row.fields), list(known.fields))
        if row.nik != nil, known.nik == nil { isNew = true }
        let appoints = try appoints(row.decree, known)
        guard isNew || appoints else { return nil }
        return CadreChange(row: row, village: village, target: .cadre(id, person: known.person), appoints: appoints)
    }

    /// A row and a record that do not say the same.
    struct Difference: Error { let what: Sentence }

    private static func appoints(_ decree: ImportedDecree?, _ known: KnownCadre) throws(Difference) -> Bool {
        guard let decree else { return false }
        guard let recorded = known.decree else { return true }
        if decree.number == recorded.number, decree.date.year == recorded.date.year {
            guard
                decree.date == recorded.date && decree.validFrom == recorded.validFrom
                    && decree.validUntil == recorded.validUntil
                    && (decree.signer == nil || decree.signer == recorded.signer)
            else { throw Difference(what: "decree") }
            return false
        }
        guard decree.validFrom > recorded.validFrom else {
            throw Difference(what: "decree, which is older than the one that is there")
        }
        return true
    }

    /// As it is compared: letters and digits only.
    private static func loose(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    private static func digits(_ phone: String) -> String {
        let digits = phone.filter(\.isNumber)
        return digits.hasPrefix("62") ? "0" + digits.dropFirst(2) : digits
    }

    private static func list(_ items: [String]) -> [String]? { items.isEmpty ? nil : items.map(loose).sorted() }
}

extension CadreChange {
    /// Writes it, and answers the cadre.
    ///
    /// - Parameter touched: gets every cadre who is counted otherwise now, of whom the caller tells.
    func apply(_ store: Transaction, touched: inout Set<Int64>) throws -> Int64 {
        let cadre = try write(store)
        touched.insert(cadre)
        switch target {
        case .nobody: break
        case .person(let person), .cadre(_, let person): touched.formUnion(try Cadres.all(ofPerson: person, store.db))
        }
        return cadre
    }

    private func write(_ store: Transaction) throws -> Int64 {
        let decree = appoints ? row.decree : nil
        switch target {
        case .nobody:
            let person = try People.add(row.name, row.details, store)
            return try Cadres.insert(person, village: village, role: row.role, decree: decree?.details, store)
        case .person(let person):
            try fill(person, store)
            return try Cadres.insert(person, village: village, role: row.role, decree: decree?.details, store)
        case .cadre(let id, let person):
            try fill(person, store)
            if let role = row.role {
                try store.db.cachedStatement(
                    sql: """
                        UPDATE registry_cadre SET role = ?, version = version + 1, updated_at = ?
                        WHERE id = ? AND role IS NULL
                        """
                ).execute(arguments: [role, store.call.now, id])
            }
            if let decree {
                let number = try Decrees.record(decree.details, village: village, store)
                try Cadres.advance(
                    .appoint, of: id, expected: Expected(), on: decree.validFrom, basis: "decree",
                    reference: decree.number, decree: number, store)
            }
            return id
        }
    }

    /// What is not recorded of a person, the row may know.
    private func fill(_ person: Int64, _ store: Transaction) throws {
        let seal = try row.nik.map { try store.seal($0) }
        let lists = [row.courses, row.fields].map { JSONValue.array($0.map { .string($0) }).text }
        try store.db.cachedStatement(
            sql: """
                UPDATE registry_person SET
                    sex = coalesce(sex, :sex), birth_place = coalesce(birth_place, :place),
                    birth_date = coalesce(birth_date, :date), education = coalesce(education, :education),
                    phone = coalesce(phone, :phone), address = coalesce(address, :address),
                    courses = iif(courses = '[]', :courses, courses), fields = iif(fields = '[]', :fields, fields),
                    nik_state = iif(nik_hash IS NULL AND :lookup IS NOT NULL, 'well_formed', nik_state),
                    nik = iif(nik_hash IS NULL, :nik, nik), nik_hash = coalesce(nik_hash, :lookup),
                    version = version + 1, updated_at = :now
                WHERE id = :id
                """
        ).execute(arguments: [
            "sex": row.sex, "place": row.birthPlace, "date": row.birthDate, "education": row.education,
            "phone": row.phone, "address": row.address, "courses": lists[0], "fields": lists[1], "nik": seal?.value,
            "lookup": seal?.lookup, "now": store.call.now, "id": person,
        ])
    }
}
