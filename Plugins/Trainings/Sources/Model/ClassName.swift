import ModuleKit

/// A class of a training, by its number or its name.
enum ClassName: WireValue {
    case id(Int64)
    case name(String)

    static var shape: Shape<ClassName> {
        var schema = Schema()
        // Text first: whoever makes flags of the schema then passes names on as they are.
        schema["type"] = .list([.string("string"), .string("integer")])
        return Shape(schema: schema) { json, faults in
            if let id = json.int { return .id(id) }
            if let name = json.string { return .name(name) }
            faults.add("type", "Expected a class: its number or its name")
            return nil
        } encode: { value, writer in
            switch value {
            case .id(let id): writer.write(id)
            case .name(let name): writer.write(name)
            }
        }
    }

    /// The class within its training. A text of digits that is no name is taken as a number.
    ///
    /// - Throws: `not_found`, and `ambiguous` where the text is one class's name and another's number.
    func find(in training: Int64, _ db: Database) throws -> Int64 {
        let ids = try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM trainings_class
                WHERE training = :training AND (id = :id OR name = :name) ORDER BY id
                """, arguments: ["training": training, "id": number, "name": words])
        switch ids.count {
        case 0: throw RPCError.notFound("class", "\(number.map(String.init) ?? words ?? "")")
        case 1: return ids[0]
        default:
            throw RPCError(
                .ambiguous, "class: '\(words ?? "")' is the name of one class and the number of another",
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
