import ModuleKit

/// A class of a training.
struct TrainingClass: Described {
    let id: Int64
    let training: Int64
    let name: String
    let batch: String?
    let capacity: Int?
    let participantCount: Int

    static let fields = Fields<Self> {
        Field(\.id, "Number of the class")
        Field(\.training, "The training")
        Field(\.name, "Name of the class")
        Field(\.batch, "The batch (angkatan) to which it belongs")
        Field(\.capacity, "Most participants; null where there is no bound")
        Field(\.participantCount, "Participants who hold a place in it")
    }

    /// The class of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> TrainingClass {
        let found = try store.one(
            TrainingClass.self,
            """
            SELECT id, training, name, batch, capacity, (SELECT count(*) FROM trainings_participant p
                WHERE p.class = c.id AND p.state IN \(ParticipantState.holdingPlace)) AS participant_count
            FROM trainings_class c WHERE id = :id
            """, ["id": id])
        guard let found else { throw RPCError.notFound("class", id) }
        return found
    }

    /// Throws `conflict` where another class of the training has the name.
    static func check(_ name: String, isFreeIn training: Int64, but id: Int64? = nil, _ db: Database) throws {
        let other = try Int64.fetchOne(
            db, sql: "SELECT id FROM trainings_class WHERE training = ? AND name = ? AND id IS NOT ?",
            arguments: [training, name, id])
        guard let other else { return }
        throw RPCError(
            .conflict, "name: The training \(training) has a class '\(name)' already",
            details: ["class": .integer(other)])
    }
}
