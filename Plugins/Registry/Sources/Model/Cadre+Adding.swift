import ModuleKit

extension Cadres {
    /// Every cadre that a person is or was.
    static func all(ofPerson person: Int64, _ db: Database) throws -> Set<Int64> {
        try Int64.fetchSet(
            db.cachedStatement(sql: "SELECT id FROM registry_cadre WHERE person = ?"), arguments: [person])
    }

    /// Whether a cadre was appointed by a decree, and took no other step since: then the same decree again says nothing new.
    static func isAppointed(_ cadre: Int64, by decree: Int64, _ store: Transaction) throws -> Bool {
        try Bool.fetchOne(
            store.db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM registry_cadre_event AS event
                        WHERE event.cadre = :cadre AND event.kind = 'appointed' AND event.decree = :decree
                        AND NOT EXISTS (SELECT 1 FROM registry_cadre_event AS later WHERE later.cadre = event.cadre
                            AND later.id > event.id AND later.kind IN ('deactivated', 'revived', 'ended')))
                    """), arguments: ["cadre": cadre, "decree": decree]) == true
    }

    /// Makes a person a cadre of a village; with a decree an active one, without one proposed.
    ///
    /// - Throws: `conflict` where the decree is recorded otherwise.
    static func add(
        _ person: Int64, village: Int64, role: String?, decree: DecreeDetails?, _ store: Transaction
    ) throws -> Int64 {
        let id = try insert(person, village: village, role: role, decree: decree, store)
        try CadresChanged.publish(id, store)
        return id
    }

    /// The same for one of many: the caller tells of all of them.
    static func insert(
        _ person: Int64, village: Int64, role: String?, decree: DecreeDetails?, _ store: Transaction
    ) throws -> Int64 {
        let number = try decree.map { try Decrees.record($0, village: village, store) }
        let now = store.call.now
        try store.db.cachedStatement(
            sql: """
                INSERT INTO registry_cadre (person, village, role, state, decree, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [person, village, role, number == nil ? CadreState.proposed : .active, number, now, now])
        let id = store.db.lastInsertedRowID
        // What is recorded late is not younger than the decree it comes with.
        let since = min(store.call.today, decree?.validFrom ?? store.call.today)
        try record("added", of: id, on: since, store)
        if number != nil { try record("appointed", of: id, on: since, decree: number, store) }
        return id
    }
}
