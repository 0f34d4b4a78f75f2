import ModuleKit

extension Cadres {
    /// Makes a person a cadre of a village; with a decree an active one, without one proposed.
    ///
    /// - Throws: `conflict` where the decree is recorded otherwise.
    static func add(
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
        if let decree, let number { try record("appointed", of: id, on: decree.validFrom, decree: number, store) }
        try CadreChanged.publish(id, store)
        return id
    }
}
