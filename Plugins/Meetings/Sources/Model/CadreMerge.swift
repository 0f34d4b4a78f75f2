import ModuleKit

/// Two cadres of one village have become one: what meetings know of the one who ended follows.
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
        for table in ["meetings_invitation", "meetings_attendance"] {
            try store.db.execute(
                sql: """
                    UPDATE \(table) SET cadre = :keep, version = version + 1, updated_at = :now WHERE cadre = :drop
                    """, arguments: ["keep": merge.keep, "drop": merge.drop, "now": store.call.now])
        }
        // A meeting that revived both did so once.
        try store.db.execute(
            sql: "UPDATE OR IGNORE meetings_revival SET cadre = ? WHERE cadre = ?",
            arguments: [merge.keep, merge.drop])
        try store.db.execute(sql: "DELETE FROM meetings_revival WHERE cadre = ?", arguments: [merge.drop])
    }
}
