import ModuleKit

/// The figures as they are kept: changed in the transaction of what they count, and so never behind it.
///
/// Each thing has a share, the changes that it makes to its regions' figures. When something happens to a thing, its
/// share is made anew from the published views, and the difference from the one before is added up.
enum Summary {
    enum State: String, Choice { case off, building, kept }

    enum Kind: String { case place, meeting, issue, followup, training }

    static func state(_ store: Snapshot) throws -> State {
        try State.fetchOne(store.db.cachedStatement(sql: "SELECT summary FROM reporting_state")) ?? .off
    }

    static func set(_ state: State, _ store: Transaction) throws {
        try store.db.execute(sql: "UPDATE reporting_state SET summary = ?", arguments: [state])
    }

    /// Makes the share of a thing anew, and adds up the difference.
    static func refresh(_ kind: Kind, _ thing: String, _ store: Transaction) throws {
        let key: StatementArguments = [kind.rawValue, thing]
        let old = try String.fetchOne(
            store.db.cachedStatement(sql: "SELECT share FROM reporting_share WHERE kind = ? AND thing = ?"),
            arguments: key)
        let share = try make(kind, thing, store.snapshot)
        let new = share.text
        guard new != old ?? Share().text else { return }
        if share == Share() {
            try store.db.cachedStatement(sql: "DELETE FROM reporting_share WHERE kind = ? AND thing = ?")
                .execute(arguments: key)
        } else {
            try store.db.cachedStatement(
                sql: """
                    INSERT INTO reporting_share (kind, thing, share) VALUES (?, ?, ?)
                    ON CONFLICT (kind, thing) DO UPDATE SET share = excluded.share
                    """
            ).execute(arguments: key + [new])
        }
        try add(from: try old.map(Share.init(text:)), to: share, store)
    }

    private static func make(_ kind: Kind, _ thing: String, _ store: Snapshot) throws -> Share {
        switch kind {
        case .place: try CadreShares.of(thing, store)
        case .meeting: try ThingShares.meeting(thing, store)
        case .issue: try ThingShares.issue(thing, store)
        case .followup: try ThingShares.followup(thing, store)
        case .training: try ThingShares.training(thing, store)
        }
    }

    private static func add(from old: Share?, to new: Share, _ store: Transaction) throws {
        let before = old?.codes ?? []
        let both = Share.difference(old, new)
        let gone = Share.difference(old, nil)
        for code in before.union(new.codes).sorted() {
            let change = !new.codes.contains(code) ? gone : before.contains(code) ? both : new
            for (day, figures) in change.days {
                try add(figures, to: code, "day", day, store)
                // Districts and villages have few days.
                guard code.utf8.count < 8 else { continue }
                try add(figures, to: code, "month", String(day.prefix(7)), store)
                try add(figures, to: code, "year", String(day.prefix(4)), store)
            }
            for (span, cadres) in change.trained { try add(span, cadres, to: code, store) }
        }
    }

    private static func add(
        _ figures: [Int: Int], to code: String, _ grain: String, _ period: String, _ store: Transaction
    ) throws {
        let values = Counted.allCases.map { figures[$0.rawValue] ?? 0 }
        try store.db.cachedStatement(sql: upsert)
            .execute(arguments: [code, grain, period] + StatementArguments(values))
    }

    private static let upsert: String = {
        let columns = Counted.allCases.map(\.column)
        return """
            INSERT INTO reporting_sum (code, grain, period, \(columns.joined(separator: ", ")))
            VALUES (?, ?, ?, \(columns.map { _ in "?" }.joined(separator: ", ")))
            ON CONFLICT (code, grain, period) DO UPDATE SET
                \(columns.map { "\($0) = \($0) + excluded.\($0)" }.joined(separator: ", "))
            """
    }()

    private static func add(
        _ span: Share.TrainedSpan, _ cadres: Int, to code: String, _ store: Transaction
    ) throws {
        let key: StatementArguments = [code, span.since, span.until, span.last]
        try store.db.cachedStatement(
            sql: """
                INSERT INTO reporting_trained (code, since, until, last, cadres) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (code, until, since, last) DO UPDATE SET cadres = cadres + excluded.cadres
                """
        ).execute(arguments: key + [cadres])
        try store.db.cachedStatement(
            sql: "DELETE FROM reporting_trained WHERE code = ? AND since = ? AND until = ? AND last = ? AND cadres = 0"
        ).execute(arguments: key)
    }
}
