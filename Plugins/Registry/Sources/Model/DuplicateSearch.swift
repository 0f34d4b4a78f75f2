import Foundation
import ModuleKit

/// Pairs of cadres that are likely one person. Only those are compared that share a village, a birth date or a name: of
/// a nation's cadres each meets some dozens, and not all the others.
struct DuplicateSearch {
    /// Pairs that one answer holds at most, the likeliest first.
    static let most = 1_000
    /// Of more that share something, it tells nothing: a birth date that stands for "unknown", a name like many.
    private static let largestGroup = 200

    private(set) var pairs: [LikelyPair] = []

    private struct Someone {
        let cadre: Int64
        let person: Int64
        let name: String
        let key: PersonName
        let sex: Sex?
        let birthDate: String?
        let phone: String?
        let village: Int64
        let nik: Data?
    }

    private struct Pair: Hashable {
        let first: Int64
        let second: Int64
    }

    /// - Parameter within: nil: everywhere.
    /// - Throws: `invalid_params` where there is no such region.
    init(_ within: RegionCode?, _ store: Snapshot) throws {
        let everybody = try Self.everybody(within, store)
        var known: Set<Pair> = []
        for groups in [
            Dictionary(grouping: everybody) { "\($0.village)" },
            Dictionary(grouping: everybody.filter { $0.birthDate != nil }) { $0.birthDate ?? "" },
            Dictionary(grouping: everybody) { String(decoding: $0.key.key, as: UTF8.self) },
        ] {
            for group in groups.values where (2...Self.largestGroup).contains(group.count) {
                Self.compare(group, &known, &pairs)
            }
        }
        pairs.sort { ($1.reasons.count, $0.keep, $0.drop) < ($0.reasons.count, $1.keep, $1.drop) }
        pairs.removeLast(max(0, pairs.count - Self.most))
    }

    private static func everybody(_ within: RegionCode?, _ store: Snapshot) throws -> [Someone] {
        let counted = try within.map { try Regions.counted($0, store) }
        let chosen = counted.map { "AND cadre.village IN (\($0.sql))" } ?? ""
        let rows = try Row.fetchCursor(
            store.db,
            sql: """
                SELECT cadre.id, cadre.person, cadre.village, person.name, person.sex, person.birth_date, person.phone,
                    person.nik_hash
                FROM registry_cadre AS cadre JOIN registry_person AS person ON person.id = cadre.person
                WHERE cadre.state <> 'ended' \(chosen)
                """, arguments: counted?.arguments ?? [:])
        var everybody: [Someone] = []
        while let row = try rows.next() {
            let name: String = row["name"]
            let phone: String? = row["phone"]
            everybody.append(
                Someone(
                    cadre: row["id"], person: row["person"], name: name, key: PersonName(name), sex: row["sex"],
                    birthDate: row["birth_date"], phone: phone.map { $0.filter(\.isNumber) }, village: row["village"],
                    nik: row["nik_hash"]))
        }
        return everybody.sorted { $0.cadre < $1.cadre }
    }

    private static func compare(_ group: [Someone], _ known: inout Set<Pair>, _ pairs: inout [LikelyPair]) {
        for (i, first) in group.enumerated() {
            for second in group[(i + 1)...] where first.person != second.person {
                let pair = Pair(first: first.cadre, second: second.cadre)
                guard !known.contains(pair), let reasons = reasons(first, second) else { continue }
                known.insert(pair)
                pairs.append(
                    LikelyPair(
                        keep: first.cadre, drop: second.cadre, name: first.name, other: second.name, reasons: reasons))
            }
        }
    }

    /// Nil where the names are not near, where nothing else agrees, or where something speaks against it.
    private static func reasons(_ a: Someone, _ b: Someone) -> [LikelyPair.Reason]? {
        func differ<T: Equatable>(_ a: T?, _ b: T?) -> Bool { if let a, let b { a != b } else { false } }
        // Two numbers are two persons.
        guard !differ(a.nik, b.nik), !differ(a.sex, b.sex), !differ(a.birthDate, b.birthDate), a.key.isNear(b.key)
        else {
            return nil
        }
        var reasons: [LikelyPair.Reason] = [a.key == b.key ? .sameName : .nearName]
        if let birth = a.birthDate, birth == b.birthDate { reasons.append(.sameBirthDate) }
        if let phone = a.phone, !phone.isEmpty, phone == b.phone { reasons.append(.samePhone) }
        if a.village == b.village { reasons.append(.sameVillage) }
        return reasons.count > 1 ? reasons : nil
    }
}
