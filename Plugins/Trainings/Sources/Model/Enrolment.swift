import ModuleKit

/// Puts people into a training, one after the other.
struct Enrolment {
    let store: Transaction
    let training: Int64
    let classID: Int64?
    private(set) var warnings: [Warning] = []

    init(_ store: Transaction, training: Int64, class name: ClassName?) throws {
        self.store = store
        self.training = training
        classID = try name?.find(in: training, store.db)
    }

    init(_ store: Transaction, inPlaceOf participant: Participant) {
        self.store = store
        training = participant.training
        classID = participant.class
    }

    /// Enrols one and answers the participant's number.
    ///
    /// - Throws: `not_found` for who is not in the registry, `conflict` for who is in the training already.
    mutating func add(_ entry: ParticipantEntry, at path: String, replaces: Int64? = nil) throws -> Int64 {
        let identity = try Identity.find(entry, in: store)
        try checkOnce(identity.person, at: path)
        if identity.hasEnded, let cadre = identity.cadre {
            warnings.append(
                Warning(name: "cadre_ended", path: "/" + path, message: "The cadre \(cadre) has ended its service"))
        }
        let region = try entry.region.map { try Regions.id(of: $0, at: path + "/region", in: store.db) }
        try store.db.execute(
            sql: """
                INSERT INTO trainings_participant(
                    created_at, updated_at, training, class, person, cadre, name, sex, unit, office, region, replaces)
                VALUES (:now, :now, :training, :class, :person, :cadre, :name, :sex, :unit, :office, :region, :replaces)
                """,
            arguments: [
                "now": store.call.now, "training": training, "class": classID, "person": identity.person,
                "cadre": identity.cadre, "name": identity.name, "sex": entry.sex ?? identity.sex,
                "unit": entry.unit, "office": entry.office, "region": region ?? identity.region, "replaces": replaces,
            ])
        return store.db.lastInsertedRowID
    }

    /// Throws `conflict` where the class holds more than it has room for.
    func checkCapacity() throws {
        guard let classID else { return }
        let row = try Row.fetchOne(
            store.db,
            sql: """
                SELECT c.name, c.capacity, (SELECT count(*) FROM trainings_participant p
                    WHERE p.class = c.id AND p.state NOT IN ('withdrawn', 'replaced')) AS enrolled
                FROM trainings_class c WHERE c.id = ?
                """, arguments: [classID])
        guard let row, let capacity = row["capacity"] as Int?, let enrolled = row["enrolled"] as Int?,
            enrolled > capacity
        else { return }
        throw RPCError(
            .conflict, "The class '\(row["name"] as String)' has \(capacity) places, and \(enrolled) would be in it",
            details: ["class": .integer(classID), "capacity": .integer(Int64(capacity))])
    }

    private func checkOnce(_ person: Int64, at path: String) throws {
        let present = try Int64.fetchOne(
            store.db,
            sql: """
                SELECT id FROM trainings_participant
                WHERE training = ? AND person = ? AND state NOT IN ('withdrawn', 'replaced')
                """, arguments: [training, person])
        guard let present else { return }
        throw RPCError(
            .conflict, "\(path): The person \(person) is in this training already, as participant \(present)",
            details: [
                "path": .string("/" + path), "person": .integer(person), "participant": .integer(present),
            ])
    }
}
