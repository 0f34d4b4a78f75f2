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
            store.db.cachedStatement(
                sql: "SELECT * FROM registry_decree WHERE village = ? AND number = ? AND substr(date, 1, 4) = ?"),
            arguments: [village, decree.number, year])
        guard let row else {
            try store.db.cachedStatement(
                sql: """
                    INSERT INTO registry_decree (number, date, village, valid_from, valid_until, signer, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                decree.number, decree.date, village, decree.validFrom, decree.validUntil, decree.signer,
                store.call.now,
            ])
            return store.db.lastInsertedRowID
        }
        let differences = differences(decree, row)
        guard differences.isEmpty else {
            throw RPCError(
                .conflict,
                "The decree '\(decree.number)' of \(year) is recorded otherwise for this village: \(differences[0].sentence)",
                details: .array(differences.map(\.details)),
                hint: "Give the decree as it was recorded, or the right number")
        }
        return row["id"]
    }

    /// The latest decree of that number in the village where a cadre serves; nil where none is recorded.
    static func find(_ number: String, ofCadre cadre: Int64, _ store: Transaction) throws -> Int64? {
        try Int64.fetchOne(
            store.db,
            sql: """
                SELECT id FROM registry_decree WHERE number = :number AND village IN (
                    SELECT home.id FROM registry_cadre JOIN registry_region AS home ON home.id = village
                    WHERE registry_cadre.id = :cadre
                    UNION SELECT home.heir FROM registry_cadre JOIN registry_region AS home ON home.id = village
                    WHERE registry_cadre.id = :cadre)
                ORDER BY date DESC LIMIT 1
                """, arguments: ["number": number, "cadre": cadre])
    }

    private struct Difference {
        let sentence: Sentence
        let details: JSONValue
    }

    private static func differences(_ decree: DecreeDetails, _ row: Row) -> [Difference] {
        func value(_ text: String?) -> String { text ?? JSONValue.null.text }
        let given: [(String, String?)] = [
            ("date", decree.date.description), ("valid_from", decree.validFrom.description),
            ("valid_until", decree.validUntil?.description), ("signer", decree.signer),
        ]
        return given.compactMap { field, given in
            let recorded: String? = row[field]
            guard recorded != given else { return nil }
            return Difference(
                sentence: "\(field) is \(value(recorded)), not \(value(given))",
                details: [
                    "field": .string(field), "recorded": recorded.map { .string($0) } ?? .null,
                    "given": given.map { .string($0) } ?? .null,
                ])
        }
    }
}
