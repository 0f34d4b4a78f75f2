import ModuleKit

/// Two records were found to be one person.
struct PersonMerged: Event {
    static let topic = "registry.person.merged"
    let keep: Int64
    let drop: Int64

    static let fields = Fields<Self> {
        Field(\.keep, "The person who stays")
        Field(\.drop, "The person who was the same, and redirects from now on")
    }
}

/// Two cadres of one village were found to be one: what others know of the one who ended belongs to the one who stays.
struct CadreMerged: Event {
    static let topic = "registry.cadre.merged"
    let keep: Int64
    let drop: Int64

    static let fields = Fields<Self> {
        Field(\.keep, "The cadre who stays")
        Field(\.drop, "The cadre who is the same person")
    }
}

/// Making one person of two records, with everything that both have.
enum Merging {
    /// The basis in a history's entry `added` of one that tells of another cadre who was found to be the same.
    static let joined = "merged"

    /// Moves what `drop` has to `keep`, and tells the other modules, which move theirs in the same transaction.
    ///
    /// - Throws: `invalid_params` for one person given twice, `conflict` for two of different sex.
    static func merge(keep: Int64, drop: Int64, _ store: Transaction) throws -> Person {
        let kept = try People.resolve(keep, store.snapshot)
        let dropped = try People.resolve(drop, store.snapshot)
        guard kept.id != dropped.id else {
            throw RPCError.invalid("drop", "same", "\(keep) and \(drop) are the same person already")
        }
        if let sex = kept.sex, let other = dropped.sex, sex != other {
            throw RPCError(
                .conflict, "The person \(kept.id) is \(sex.rawValue), \(dropped.id) is \(other.rawValue)",
                hint: "Correct the wrong one with registry.person.update first")
        }
        try moveNumber(from: dropped, to: kept, store)
        try unite(kept.id, dropped.id, store)
        try moveCadres(from: dropped.id, to: kept.id, store)
        try Postings.move(from: dropped.id, to: kept.id, store)
        try CadresChanged.publish(ofPerson: kept.id, store)
        try store.publish(PersonMerged(keep: kept.id, drop: dropped.id))
        return try People.get(kept.id, store.snapshot)
    }

    /// A number goes along where the kept record has none.
    ///
    /// - Throws: `conflict` where both have one: numbers are unique, so these are two.
    private static func moveNumber(from dropped: Person, to kept: Person, _ store: Transaction) throws {
        guard dropped.nik != nil else { return }
        guard kept.nik == nil else {
            throw RPCError(
                .conflict, "The persons \(kept.id) and \(dropped.id) have different NIKs",
                hint: "Clear the wrong one with registry.person.update first")
        }
        let number = try Row.fetchOne(
            store.db, sql: "SELECT nik, nik_hash, nik_state FROM registry_person WHERE id = ?", arguments: [dropped.id])
        try store.db.execute(
            sql: "UPDATE registry_person SET nik = NULL, nik_hash = NULL, nik_state = 'none' WHERE id = ?",
            arguments: [dropped.id])
        try store.db.execute(
            sql: "UPDATE registry_person SET nik = ?, nik_hash = ?, nik_state = ? WHERE id = ?",
            arguments: [number?["nik"], number?["nik_hash"], number?["nik_state"], kept.id])
    }

    /// What the kept record does not know, the dropped one may.
    private static func unite(_ keep: Int64, _ drop: Int64, _ store: Transaction) throws {
        try store.db.execute(
            sql: """
                UPDATE registry_person AS kept SET
                    sex = coalesce(kept.sex, gone.sex), birth_place = coalesce(kept.birth_place, gone.birth_place),
                    birth_date = coalesce(kept.birth_date, gone.birth_date),
                    education = coalesce(kept.education, gone.education), phone = coalesce(kept.phone, gone.phone),
                    address = coalesce(kept.address, gone.address),
                    courses = iif(kept.courses = '[]', gone.courses, kept.courses),
                    fields = iif(kept.fields = '[]', gone.fields, kept.fields),
                    version = kept.version + 1, updated_at = :now
                FROM (SELECT * FROM registry_person WHERE id = :drop) AS gone WHERE kept.id = :keep
                """, arguments: ["keep": keep, "drop": drop, "now": store.call.now])
        try store.db.execute(
            sql: "UPDATE registry_person SET merged_into = ?, version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [keep, store.call.now, drop])
    }

    /// Cadres go along. Where both served one village and neither has ended, the history of the dropped one joins that
    /// of the kept one, and the dropped one ends.
    private static func moveCadres(from drop: Int64, to keep: Int64, _ store: Transaction) throws {
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                SELECT gone.id AS gone, (
                    SELECT kept.id FROM registry_cadre AS kept JOIN registry_region AS its ON its.id = kept.village
                    WHERE kept.person = ? AND coalesce(its.heir, its.id) = coalesce(home.heir, home.id)
                        AND kept.state <> 'ended' AND gone.state <> 'ended') AS kept
                FROM registry_cadre AS gone JOIN registry_region AS home ON home.id = gone.village
                WHERE gone.person = ? ORDER BY gone.id
                """, arguments: [keep, drop])
        for row in rows {
            let gone: Int64 = row["gone"]
            if let kept: Int64 = row["kept"] {
                try join(gone, to: kept, store)
            }
            try store.db.execute(
                sql: "UPDATE registry_cadre SET person = ?, version = version + 1, updated_at = ? WHERE id = ?",
                arguments: [keep, store.call.now, gone])
        }
    }

    private static func join(_ gone: Int64, to kept: Int64, _ store: Transaction) throws {
        // Both seen at one meeting is one sighting.
        try store.db.execute(
            sql: """
                INSERT OR IGNORE INTO registry_cadre_event
                    (cadre, kind, on_date, reason, basis, reference, decree, recorded_at)
                SELECT ?, kind, on_date, reason, basis, reference, decree, recorded_at
                FROM registry_cadre_event WHERE cadre = ? AND (kind <> 'added' OR basis IS NOT NULL) ORDER BY id
                """, arguments: [kept, gone])
        // What happened last, to whichever of the two, is how things are.
        let steps = try String.fetchAll(
            store.db, sql: "SELECT kind FROM registry_cadre_event WHERE cadre = ? ORDER BY on_date, id",
            arguments: [kept])
        try store.db.execute(
            sql: "UPDATE registry_cadre SET state = ?, version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [CadreState(after: steps), store.call.now, kept])
        try Cadres.settleDecree(kept, store)
        try Cadres.record("added", of: kept, on: store.call.today, basis: joined, reference: String(gone), store)
        try store.db.execute(sql: "UPDATE registry_cadre SET state = 'ended' WHERE id = ?", arguments: [gone])
        try Cadres.record(
            "ended", of: gone, on: store.call.today, reason: "merged", reference: String(kept), store)
        try store.publish(CadreMerged(keep: kept, drop: gone))
    }
}
