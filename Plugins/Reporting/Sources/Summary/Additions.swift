import Foundation
import ModuleKit

/// What is to be added to the sums, by region: gathered while things are looked at, and written once.
struct Additions {
    private var regions: [String: Changes] = [:]

    mutating func add(_ part: Share.Part) {
        for code in part.codes { regions[code, default: Changes()].add(part.changes, times: 1) }
    }

    /// What is to be added to a region.
    subscript(code: String) -> Changes? { regions[code] }

    func write(_ store: Transaction) throws {
        for (code, changes) in regions.sorted(by: { $0.key < $1.key }) where !changes.isEmpty {
            try Self.add(changes, to: code, store)
            for (span, amount) in changes.lasts { try Self.add(span, amount, to: code, store) }
        }
    }

    /// To every row that has one of the days, by each grain of the region.
    private static func add(_ changes: Changes, to code: String, _ store: Transaction) throws {
        let length = code.utf8.count
        var before: Grain?
        for grain in Grain.chain(length) {
            var rows: [Int: [Changes.Point: Int]] = [:]
            for (point, amount) in changes.amounts {
                let time = Changes.Point(day: grain.time(of: point.day), figure: point.figure)
                rows[before?.time(of: point.day) ?? 0, default: [:]][time, default: 0] += amount
            }
            for (period, amounts) in rows.sorted(by: { $0.key < $1.key }) {
                let list = amounts.filter { $0.value != 0 }
                    .map { PackedChanges.Change(time: $0.key.day, figure: $0.key.figure, amount: $0.value) }.sorted()
                try add(list, to: [length, period, code], store)
            }
            before = grain
        }
    }

    private static func add(
        _ changes: [PackedChanges.Change], to key: StatementArguments, _ store: Transaction
    ) throws {
        if changes.isEmpty { return }
        let row = try Row.fetchOne(
            store.db.cachedStatement(
                sql: "SELECT changes FROM reporting_sum WHERE length = ? AND period = ? AND code = ?"), arguments: key)
        let old = try row?.withUnsafeData(atIndex: 0) { $0?.withUnsafeBytes(PackedChanges.list) } ?? []
        let new = PackedChanges.sum(old, changes)
        if new.isEmpty {
            try store.db.cachedStatement(
                sql: "DELETE FROM reporting_sum WHERE length = ? AND period = ? AND code = ?"
            ).execute(arguments: key)
        } else {
            try store.db.cachedStatement(sql: keeping).execute(
                arguments: key + [Data(PackedChanges.bytes(new)), new.reduce(0) { $0 + $1.amount }])
        }
    }

    private static let keeping = """
        INSERT INTO reporting_sum (length, period, code, changes, net) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (length, period, code) DO UPDATE SET changes = excluded.changes, net = excluded.net
        """

    private static func add(_ span: LastSpan, _ amount: Int, to code: String, _ store: Transaction) throws {
        let key: StatementArguments = [
            code.utf8.count, span.last.prefix(4).description, code, span.what.rawValue, span.last, span.since,
            span.until,
        ]
        try store.db.cachedStatement(
            sql: """
                INSERT INTO reporting_last (length, year, code, what, last, since, until, amount)
                VALUES (?, CAST(? AS INTEGER), ?, ?, ?, ?, ?, ?)
                ON CONFLICT (length, year, code, what, last, since, until)
                DO UPDATE SET amount = amount + excluded.amount
                """
        ).execute(arguments: key + [amount])
        if amount > 0 { return }
        try store.db.cachedStatement(
            sql: """
                DELETE FROM reporting_last WHERE length = ? AND year = CAST(? AS INTEGER) AND code = ? AND what = ?
                    AND last = ? AND since = ? AND until = ? AND amount = 0
                """
        ).execute(arguments: key)
    }
}
