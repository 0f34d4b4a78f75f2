import ModuleKit

/// The figures as they are kept: changed in the transaction of what they count, and so never behind it.
///
/// Each thing has a share, the changes that it makes to its regions' figures. When something happens to a thing, its
/// share is made anew from the published views, and the difference from the one before is added up.
enum Summary {
    enum State: String, Choice { case off, building, kept }

    enum Kind: String { case place, oriented, meeting, issue, followup, training }

    static func state(_ store: Snapshot) throws -> State {
        try State.fetchOne(store.db.cachedStatement(sql: "SELECT summary FROM reporting_state")) ?? .off
    }

    static func set(_ state: State, _ store: Transaction) throws {
        try store.db.execute(sql: "UPDATE reporting_state SET summary = ?", arguments: [state])
        try change(store)
    }

    /// A text that is another one after every change of what is kept and of regions; nil where recaps are counted
    /// afresh.
    static func mark(_ store: Snapshot) throws -> String? {
        try String.fetchOne(
            store.db.cachedStatement(
                sql: """
                    SELECT s.mark || ' ' || e.token FROM reporting_state s CROSS JOIN registry_pub_edition e
                    WHERE s.summary = 'kept' AND s.mark <> ''
                    """))
    }

    /// Notes that a recap may answer otherwise than before; regions have the registry's edition.
    static func change(_ store: Transaction) throws {
        try store.db.cachedStatement(sql: "UPDATE reporting_state SET mark = hex(randomblob(8))").execute()
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
        try change(store)
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
        for part in Share.differences(try old.map(Share.init(text:)) ?? Share(), share) {
            for code in part.codes.sorted() {
                try Sums.add(part.changes, to: code, store)
                for (span, amount) in part.changes.lasts { try add(span, amount, to: code, store) }
            }
        }
    }

    private static func make(_ kind: Kind, _ thing: String, _ store: Snapshot) throws -> Share {
        switch kind {
        case .place: try CadreShares.of(thing, store)
        case .oriented: try VillagesTold.share(of: thing, store)
        case .meeting: try ThingShares.meeting(thing, store)
        case .issue: try ThingShares.issue(thing, store)
        case .followup: try ThingShares.followup(thing, store)
        case .training: try ThingShares.training(thing, store)
        }
    }

    private static func add(_ span: LastSpan, _ amount: Int, to code: String, _ store: Transaction) throws {
        let key: StatementArguments = [code, span.what.rawValue, span.last, span.since, span.until]
        try store.db.cachedStatement(
            sql: """
                INSERT INTO reporting_last (code, what, last, since, until, amount) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (code, what, last, since, until) DO UPDATE SET amount = amount + excluded.amount
                """
        ).execute(arguments: key + [amount])
        try store.db.cachedStatement(
            sql: """
                DELETE FROM reporting_last
                WHERE code = ? AND what = ? AND last = ? AND since = ? AND until = ? AND amount = 0
                """
        ).execute(arguments: key)
    }
}
