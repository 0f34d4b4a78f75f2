import ModuleKit

/// Recording decrees of appointment.
enum Decrees {
    /// The decree's number in the store, of one that is there or a new one. The same number, village and year with equal
    /// fields is the same decree.
    ///
    /// - Throws: `conflict` where the fields differ.
    static func record(_ decree: DecreeDetails, village: Int64, _ store: Transaction) throws -> Int64 {
        let year = String(decree.date.description.prefix(4))
        let row = try Row.fetchOne(
            store.db,
            sql: "SELECT * FROM registry_decree WHERE village = ? AND number = ? AND substr(date, 1, 4) = ?",
            arguments: [village, decree.number, year])
        guard let row else {
            try store.db.execute(
                sql: """
                    INSERT INTO registry_decree (number, date, village, valid_from, valid_until, signer, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    decree.number, decree.date, village, decree.validFrom, decree.validUntil, decree.signer,
                    store.call.now,
                ])
            return store.db.lastInsertedRowID
        }
        let isSame =
            row["date"] == decree.date && row["valid_from"] == decree.validFrom
            && row["valid_until"] == decree.validUntil && row["signer"] == decree.signer
        guard isSame else {
            throw RPCError(
                .conflict,
                "The decree '\(decree.number)' of \(year) is recorded for this village with other dates or another signer",
                hint: "Give the decree as it was recorded, or the right number")
        }
        return row["id"]
    }
}
