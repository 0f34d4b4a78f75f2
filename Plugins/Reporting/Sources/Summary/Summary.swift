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
    }

    /// Makes the shares of things anew, and adds up the differences.
    static func refresh(_ kind: Kind, _ things: [String], _ store: Transaction) throws {
        var additions = Additions()
        for thing in things { try refresh(kind, thing, store, &additions) }
        try additions.write(store)
    }

    /// Makes the share of a thing anew.
    ///
    /// - Parameter additions: what is to be added up then.
    static func refresh(
        _ kind: Kind, _ thing: String, _ store: Transaction, _ additions: inout Additions
    ) throws {
        let key: StatementArguments = [kind.rawValue, thing]
        let old = try String.fetchOne(
            store.db.cachedStatement(sql: "SELECT share FROM reporting_share WHERE kind = ? AND thing = ?"),
            arguments: key)
        let share = try make(kind, thing, by: .present, store.snapshot)
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
        for part in Share.differences(try old.map(Share.init(text:)) ?? Share(), share) { additions.add(part) }
    }

    /// The share of a thing as it is kept.
    static func kept(_ kind: Kind, _ thing: String, _ store: Snapshot) throws -> Share {
        let text = try String.fetchOne(
            store.db.cachedStatement(sql: "SELECT share FROM reporting_share WHERE kind = ? AND thing = ?"),
            arguments: [kind.rawValue, thing])
        return try text.map(Share.init(text:)) ?? Share()
    }

    /// The share of a thing as its records have it.
    static func make(_ kind: Kind, _ thing: String, by places: Places, _ store: Snapshot) throws -> Share {
        switch kind {
        case .place: try CadreShares.of(thing, by: places, store)
        case .oriented: try VillagesTold.share(of: thing, by: places, store)
        case .meeting: try ThingShares.meeting(thing, by: places, store)
        case .issue: try ThingShares.issue(thing, by: places, store)
        case .followup: try ThingShares.followup(thing, by: places, store)
        case .training: try ThingShares.training(thing, by: places, store)
        }
    }
}
