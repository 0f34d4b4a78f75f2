import ModuleKit

/// Puts people into a training, one after the other.
struct Enrolment {
    let store: Transaction
    let training: Int64
    let classID: Int64?
    private let state: ParticipantState
    private let wanted: [Booking]
    private(set) var warnings: [Warning] = []

    init(_ store: Transaction, training: Int64, class name: NameOrNumber?, as state: ParticipantState) throws {
        self.store = store
        self.training = training
        self.state = state
        classID = try name?.classID(in: training, store.db)
        wanted = try Bookings.wanted(by: training, class: classID, store.db)
    }

    init(_ store: Transaction, inPlaceOf participant: Participant) throws {
        self.store = store
        training = participant.training
        classID = participant.class
        // Whoever comes instead stands where the other stood, and was present at nothing yet.
        state = participant.state == .attended ? .confirmed : participant.state
        wanted = try Bookings.wanted(by: training, class: classID, store.db)
    }

    /// Enrols one and answers the participant's number.
    ///
    /// - Throws: `not_found` for who is not in the registry, `conflict` for who is in the training already.
    mutating func add(_ entry: ParticipantEntry, at path: String, replaces: Int64? = nil) throws -> Int64 {
        let identity = try Identity.find(entry.who, sex: entry.sex, in: store)
        try checkOnce(identity.person, at: path)
        if state != .nominated {
            try Bookings.check(identity.person, free: wanted, asParticipantOf: training, at: path, store.db)
        }
        if identity.hasEnded, let cadre = identity.cadre {
            warnings.append(
                Warning(name: "cadre_ended", path: "/" + path, message: "The cadre \(cadre) has ended its service"))
        }
        let day = try Training.firstDay(of: training, store.db) ?? store.call.today
        let held = try entry.office == nil ? HeldOffice.find(of: identity.person, on: day, store.db) : nil
        let region = try entry.region.map { try Regions.id(of: $0, on: day, at: path + "/region", in: store.db) }
        try store.db.execute(
            sql: """
                INSERT INTO trainings_participant(
                    created_at, updated_at, training, class, person, cadre, name, sex, unit, office, region,
                    replaces, state)
                VALUES (:now, :now, :training, :class, :person, :cadre, :name, :sex, :unit, :office, :region,
                    :replaces, :state)
                """,
            arguments: [
                "now": store.call.now, "training": training, "class": classID, "person": identity.person,
                "cadre": identity.cadre, "name": identity.name, "sex": entry.sex ?? identity.sex,
                "unit": entry.unit, "office": entry.office ?? held?.title,
                "region": region ?? held?.region ?? identity.region, "replaces": replaces,
                "state": state,
            ])
        return store.db.lastInsertedRowID
    }

    /// Throws `conflict` where the class holds more than it has room for.
    func checkCapacity() throws {
        if let classID { try Self.checkCapacity(of: classID, store.db) }
    }

    /// Throws `conflict` where the class holds more than it has room for. Who is only nominated has no place.
    static func checkCapacity(of classID: Int64, _ db: Database) throws {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT c.name, c.capacity, (SELECT count(*) FROM trainings_participant p
                    WHERE p.class = c.id AND p.state IN \(ParticipantState.holdingPlace)) AS enrolled
                FROM trainings_class c WHERE c.id = ?
                """, arguments: [classID])
        guard let row, let capacity = row["capacity"] as Int?, let enrolled = row["enrolled"] as Int?,
            enrolled > capacity
        else { return }
        let name: String = row["name"]
        throw RPCError(
            .conflict, "The class '\(name)' has \(capacity) places, and \(enrolled) would be in it",
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
