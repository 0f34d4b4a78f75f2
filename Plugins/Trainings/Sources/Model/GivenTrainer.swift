import ModuleKit

enum TrainerRole: String, Choice { case trainer, speaker }

/// Who leads a session, as a caller gives it: a person's number, the name of a new person, or the whole.
struct GivenTrainer: WireValue {
    let entry: TrainerEntry

    static var shape: Shape<GivenTrainer> {
        let object = TrainerEntry.shape
        var schema = object.schema
        schema["type"] = .list([.string("string"), .string("integer"), .string("object")])
        return Shape(schema: schema, column: .json) { json, faults in
            if json.kind == .object { return object.decode(json, &faults).map(GivenTrainer.init) }
            if let id = json.int { return GivenTrainer(entry: TrainerEntry(.person(id))) }
            guard let text = json.string, (2...120).contains(text.unicodeScalars.count) || Int64(text) != nil else {
                faults.add(
                    type: json,
                    expected: "a person's number, the name of a new person (2 to 120 characters), or an object")
                return nil
            }
            return GivenTrainer(entry: TrainerEntry(Int64(text).map { .person($0) } ?? .name(text)))
        } encode: { trainer, writer in
            object.encode(trainer.entry, &writer)
        }
    }
}

struct TrainerEntry: ParameterObject {
    @OneOf var who: Attendee
    @Parameter("Whether the person trains or speaks") var role = TrainerRole.trainer
    @Parameter("Where the person comes from", .length(1...120)) var unit: String?

    init() {}

    init(_ who: Attendee) { self.who = who }
}

/// Who leads a session.
struct Trainer: Described {
    let id: Int64
    let session: Int64
    let training: Int64
    let person: Int64
    let role: TrainerRole
    let name: String
    let unit: String?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the entry")
        Field(\.session, "The session")
        Field(\.training, "The training")
        Field(\.person, "The person in the registry")
        Field(\.role, "Whether the person trains or speaks")
        Field(\.name, "The name as it was written then")
        Field(\.unit, "Where the person comes from")
    }

    /// Trainers as `l` of sessions `s`, with a column for each field.
    static let select = """
        SELECT l.id, l.session, s.training, l.person, l.role, l.name, l.unit
        FROM trainings_trainer l JOIN trainings_session s ON s.id = l.session
        """

    /// The entry of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Trainer {
        guard let trainer = try store.one(Trainer.self, select + " WHERE l.id = :id", ["id": id]) else {
            throw RPCError.notFound("trainer", id)
        }
        return trainer
    }

    /// Puts somebody before a session.
    ///
    /// - Throws: `conflict` where the person leads it already, or is booked elsewhere.
    static func add(_ entry: TrainerEntry, to session: Session, at path: String, in store: Transaction) throws {
        let identity = try Identity.find(entry.who, sex: nil, in: store)
        let isThere = try Bool.fetchOne(
            store.db, sql: "SELECT EXISTS (SELECT 1 FROM trainings_trainer WHERE session = ? AND person = ?)",
            arguments: [session.id, identity.person])
        if isThere == true {
            throw RPCError(
                .conflict, "\(path): The person \(identity.person) leads the session \(session.id) already",
                details: ["path": .string("/" + path), "person": .integer(identity.person)])
        }
        try Bookings.check(
            identity.person, free: [session.booking], asTrainerOf: session.id, at: path, store.db)
        try store.db.execute(
            sql: "INSERT INTO trainings_trainer(session, person, role, name, unit) VALUES (?, ?, ?, ?, ?)",
            arguments: [session.id, identity.person, entry.role, identity.name, entry.unit])
    }
}
