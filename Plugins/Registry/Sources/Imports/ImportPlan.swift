import Foundation
import ModuleKit
import Synchronization

/// What earlier rows of a file said, so that one that says it again is told so, in a dry run as in a real one.
final class ImportMemory: Sendable {
    struct Content: Sendable {
        /// By the number of the village.
        var rows: [Int64: [KnownCadre]] = [:]
        /// Lines by the NIK; in memory only.
        var lines: [String: Int] = [:]
        var decrees: [String: ImportedDecree] = [:]
        /// Cadres that this import has made.
        var made: Set<Int64> = []

        mutating func add(_ other: Content) {
            rows.merge(other.rows) { $0 + $1 }
            lines.merge(other.lines) { first, _ in first }
            decrees.merge(other.decrees) { first, _ in first }
            made.formUnion(other.made)
        }
    }

    private let content = Mutex(Content())

    func add(_ other: Content) { content.withLock { $0.add(other) } }
    func read<T>(_ body: (borrowing Content) throws -> T) rethrows -> T { try content.withLock { try body($0) } }
}

/// A row as it was read: whole, or refused already.
enum ReadRow: Sendable {
    case read(CadreRow)
    case refused(line: Int, Sentence)
}

/// What becomes of some rows that follow each other, against what is recorded and what earlier rows said.
struct ImportPlan: Sendable {
    private(set) var outcomes: [(line: Int, outcome: RowOutcome, warnings: [Warning])] = []
    /// What these rows say to the later ones.
    private(set) var said = ImportMemory.Content()

    /// Plans on a snapshot and changes nothing.
    init(_ rows: [ReadRow], _ villages: VillageFinder, _ memory: ImportMemory, _ store: Snapshot) throws {
        var judge = RowJudge(villages: villages, memory: memory, store: store)
        for row in rows {
            switch row {
            case .refused(let line, let reason): outcomes.append((line, .refused(reason), []))
            case .read(let row):
                let (outcome, warnings) = try judge.judge(row)
                outcomes.append((row.line, outcome, warnings))
            }
        }
        said = judge.said
    }

    var hasChanges: Bool {
        outcomes.contains { if case .accepted = $0.outcome { true } else { false } }
    }

    /// Writes what was planned in this very transaction.
    mutating func apply(_ store: Transaction) throws {
        var touched: Set<Int64> = []
        for case (_, .accepted(let change), _) in outcomes {
            said.made.insert(try change.apply(store, touched: &touched))
        }
        try CadresChanged.publish(touched, store)
    }
}

/// Decides about one row after the other.
private struct RowJudge {
    let villages: VillageFinder
    let memory: ImportMemory
    let store: Snapshot
    var said = ImportMemory.Content()
    private var known: [Int64: [KnownCadre]] = [:]

    init(villages: VillageFinder, memory: ImportMemory, store: Snapshot) {
        (self.villages, self.memory, self.store) = (villages, memory, store)
    }

    /// What becomes of a row, and what surprises in one that is taken.
    mutating func judge(_ row: CadreRow) throws -> (RowOutcome, [Warning]) {
        switch villages.find(row.village) {
        case .doubtful(let reason, let candidates): return (.doubtful(reason, candidates), [])
        case .refused(let reason): return (.refused(reason), [])
        case .found(let village, let code):
            if let nik = row.nik?.text {
                if let line = said.lines[nik] ?? memory.read({ $0.lines[nik] }) {
                    return (.doubtful("The NIK stands in line \(line) too", []), [])
                }
                said.lines[nik] = row.line
            }
            var more: [Warning] = []
            let outcome = try judge(row, in: village, code, &more)
            switch outcome {
            case .accepted, .unchanged:
                said.rows[village, default: []].append(KnownCadre(row))
                let surprises = try row.nik.map {
                    $0.warnings(
                        sex: row.sex, birth: row.birthDate, village: try IdentityNumbers.surprising(code, $0, store.db))
                }
                return (outcome, (surprises ?? []) + more)
            case .doubtful, .refused: return (outcome, [])
            }
        }
    }

    private mutating func judge(
        _ row: CadreRow, in village: Int64, _ code: RegionCode, _ warnings: inout [Warning]
    ) throws -> RowOutcome {
        if let doubt = row.doubt { return try leave(doubt, row, in: village, code) }
        let earlier = memory.read { $0.rows[village] ?? [] } + (said.rows[village] ?? [])
        switch CadreMatch(row, nik: nil, earlier) {
        case .new, .ended: break
        case .same(let one): return .doubtful("The same stands in line \(one.line) too", [])
        case .doubtful(let reason, let them):
            return .doubtful("Line \(them.map(\.line).min() ?? 0) of the file: \(reason)", [])
        }
        var row = row
        if let decree = row.decree {
            guard let same = try agreed(decree, village) else {
                return .doubtful(
                    """
                    The decree '\(decree.number)' of \(decree.date.year) is there for this village with other dates or \
                    another signer
                    """, [])
            }
            row.decree = same
        }
        let nik = try row.nik.flatMap { try store.lookup($0) }
        switch CadreMatch(row, nik: nik.map { Array($0) }, try others(village)) {
        case .doubtful(let reason, let them): return .doubtful(reason, them.map { $0.candidate(code) })
        case .same(let one): return try fill(one, row, nik, in: village, code)
        case .ended(let one):
            return .doubtful(
                "A cadre of that name has ended: who serves again is added with registry.cadre.add and person",
                [one.candidate(code)])
        case .new: return try add(row, nik, in: village, &warnings)
        }
    }

    /// What becomes of a row that does not say that the person serves: nothing, where that is recorded.
    private mutating func leave(
        _ doubt: Sentence, _ row: CadreRow, in village: Int64, _ code: RegionCode
    ) throws -> RowOutcome {
        let nik = try row.nik.flatMap { try store.lookup($0) }
        switch CadreMatch(row, nik: nik.map { Array($0) }, try others(village)) {
        case .new: return .doubtful(doubt, [])
        case .same(let one) where one.state == .inactive: return .unchanged
        case .same(let one): return .doubtful(doubt, [one.candidate(code)])
        case .ended: return .unchanged
        case .doubtful(_, let them): return .doubtful(doubt, them.map { $0.candidate(code) })
        }
    }

    /// Who is recorded in a village, without those whom this import has made.
    private mutating func others(_ village: Int64) throws -> [KnownCadre] {
        if let list = known[village] { return list }
        let made = memory.read { $0.made }
        let list = try KnownCadre.all(in: village, store.db).filter {
            if case .cadre(let id) = $0.source { !made.contains(id) } else { true }
        }
        known[village] = list
        return list
    }

    /// The decree as it is recorded, or as the row has it where it is new; nil where they do not agree.
    private mutating func agreed(_ decree: ImportedDecree, _ village: Int64) throws -> ImportedDecree? {
        let key = "\(village)/\(decree.date.year)/\(decree.number)"
        let before = try said.decrees[key] ?? memory.read { $0.decrees[key] } ?? recorded(decree, village)
        guard let before else {
            said.decrees[key] = decree
            return decree
        }
        let isSame =
            before.date == decree.date && before.validFrom == decree.validFrom
            && before.validUntil == decree.validUntil && (decree.signer == nil || decree.signer == before.signer)
        return isSame ? before : nil
    }

    private func recorded(_ decree: ImportedDecree, _ village: Int64) throws -> ImportedDecree? {
        let row = try Row.fetchOne(
            store.db.cachedStatement(
                sql: """
                    SELECT number, date, valid_from, valid_until, signer FROM registry_decree
                    WHERE village = ? AND number = ? AND substr(date, 1, 4) = ?
                    """), arguments: [village, decree.number, String(decree.date.description.prefix(4))])
        return row.map {
            ImportedDecree(
                number: $0["number"], date: $0["date"], validFrom: $0["valid_from"], validUntil: $0["valid_until"],
                signer: $0["signer"])
        }
    }

    private func fill(
        _ known: KnownCadre, _ row: CadreRow, _ nik: Data?, in village: Int64, _ code: RegionCode
    ) throws -> RowOutcome {
        guard case .cadre(let id) = known.source else { return .unchanged }
        if known.nik == nil, let holder = try holder(of: nik), holder.id != known.person {
            return .doubtful("The NIK is recorded of another person", [known.candidate(code)])
        }
        do {
            let change = try CadreChange.filling(known, id: id, row, village: village)
            return change.map { .accepted($0) } ?? .unchanged
        } catch {
            return .doubtful("Recorded otherwise: \(error.what)", [known.candidate(code)])
        }
    }

    private func add(
        _ row: CadreRow, _ nik: Data?, in village: Int64, _ warnings: inout [Warning]
    ) throws -> RowOutcome {
        guard let holder = try holder(of: nik) else {
            return .accepted(CadreChange(row: row, village: village, target: .nobody, appoints: row.decree != nil))
        }
        guard PersonName(holder.name).isNear(PersonName(row.name)) else {
            return .doubtful("The NIK is recorded of a person of another name", [])
        }
        // What is recorded of the person is never replaced, here as where the person is a cadre already.
        if let known = try KnownCadre.person(holder.id, store.db) {
            do { _ = try CadreChange.filling(known, id: 0, row, village: village) } catch {
                return .doubtful("Recorded otherwise: \(error.what)", [])
            }
        }
        let elsewhere = try villages(ofPerson: holder.id)
        if !elsewhere.isEmpty {
            warnings.append(
                Warning(
                    name: "serves_elsewhere",
                    message: "The person is a cadre elsewhere too: \(elsewhere.joined(separator: ", "))"))
        }
        return .accepted(
            CadreChange(row: row, village: village, target: .person(holder.id), appoints: row.decree != nil))
    }

    /// Where a person serves.
    private func villages(ofPerson person: Int64) throws -> [String] {
        try String.fetchAll(
            store.db.cachedStatement(
                sql: """
                    SELECT region_code FROM registry_pub_cadre WHERE person = ? AND state <> 'ended' ORDER BY region_code
                    """), arguments: [person])
    }

    /// The person whose number it is.
    private func holder(of nik: Data?) throws -> (id: Int64, name: String)? {
        guard let nik else { return nil }
        let row = try Row.fetchOne(
            store.db.cachedStatement(sql: "SELECT id, name FROM registry_person WHERE nik_hash = ?"), arguments: [nik])
        return row.map { ($0["id"], $0["name"]) }
    }
}

extension KnownCadre {
    /// The line of an earlier row.
    fileprivate var line: Int { if case .line(let line) = source { line } else { 0 } }
}
