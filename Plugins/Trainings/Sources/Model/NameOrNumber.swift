import ModuleKit

/// A thing by its number or by its name; whichever the caller writes.
enum NameOrNumber: WireValue {
    case id(Int64)
    case name(String)

    static var shape: Shape<NameOrNumber> {
        var schema = Schema()
        // Text first: whoever makes flags of the schema then passes names on as they are.
        schema["type"] = .list([.string("string"), .string("integer")])
        return Shape(schema: schema) { json, faults in
            if let id = json.int { return .id(id) }
            if let name = json.string { return .name(name) }
            faults.add(type: json, expected: "a number or a name")
            return nil
        } encode: { value, writer in
            switch value {
            case .id(let id): writer.write(id)
            case .name(let name): writer.write(name)
            }
        }
    }

    /// The one thing that fits, of a query over `:id`, `:name` and what `scope` holds. A text of digits that is no name
    /// is taken as a number.
    ///
    /// - Throws: `not_found`, and `ambiguous` where several things fit.
    func find(_ noun: Sentence, _ query: String, _ scope: StatementArguments = [:], in db: Database) throws -> Int64 {
        let ids = try Int64.fetchAll(db, sql: query, arguments: scope &+ ["id": number, "name": words])
        switch ids.count {
        case 0: throw RPCError.notFound(noun, "\(number.map(String.init) ?? words ?? "")")
        case 1: return ids[0]
        default:
            throw RPCError(
                .ambiguous, "'\(words ?? "")' is the name or the number of more than one \(noun)",
                details: .array(ids.map { .integer($0) }), hint: "Give the number")
        }
    }

    private var number: Int64? {
        switch self {
        case .id(let id): id
        case .name(let name): Int64(name)
        }
    }

    private var words: String? {
        switch self {
        case .id: nil
        case .name(let name): name
        }
    }
}

extension NameOrNumber {
    /// A class of a training.
    func classID(in training: Int64, _ db: Database) throws -> Int64 {
        try find(
            "class",
            "SELECT id FROM trainings_class WHERE training = :training AND (id = :id OR name = :name) ORDER BY id",
            ["training": training], in: db)
    }

    /// A curriculum by its number, or the newest edition of a code.
    func curriculumID(in db: Database) throws -> Int64 {
        try find(
            "curriculum",
            """
            SELECT id FROM trainings_curriculum c
            WHERE id = :id OR (code = :name
                AND edition = (SELECT max(edition) FROM trainings_curriculum WHERE code = c.code))
            ORDER BY id
            """, in: db)
    }

    /// A plan by its number or title.
    func planID(in db: Database) throws -> Int64 {
        try find("plan", "SELECT id FROM trainings_plan WHERE id = :id OR title = :name ORDER BY id", in: db)
    }

    /// A module of the curriculum that a training follows, by its number or title.
    func moduleID(in training: Int64, _ db: Database) throws -> Int64 {
        try find(
            "module",
            """
            SELECT m.id FROM trainings_module m JOIN trainings_training t ON t.curriculum = m.curriculum
            WHERE t.id = :training AND (m.id = :id OR m.title = :name) ORDER BY m.id
            """, ["training": training], in: db)
    }
}
