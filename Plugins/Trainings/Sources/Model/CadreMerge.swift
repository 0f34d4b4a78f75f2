import ModuleKit

/// Two cadres of one village have become one: participants who were the one who ended are the one who stays.
///
/// The registry has joined their histories by itself, so that nothing is told to it here.
struct CadreMerge: Described {
    let keep: Int64
    let drop: Int64

    static let fields = Fields<Self> {
        Field(\.keep, "The cadre who stays")
        Field(\.drop, "The cadre who is the same person")
    }

    static func follow(_ merge: CadreMerge, _ store: Transaction) throws {
        try store.db.execute(
            sql: """
                UPDATE trainings_participant SET cadre = :keep, version = version + 1, updated_at = :now
                WHERE cadre = :drop
                """, arguments: ["keep": merge.keep, "drop": merge.drop, "now": store.call.now])
    }
}
