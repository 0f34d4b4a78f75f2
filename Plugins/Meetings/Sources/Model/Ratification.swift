import ModuleKit

/// By whom the minutes of a meeting were signed. From then on nothing of it changes but by addendum.
struct Ratification: Described {
    let ratifiedAt: Instant
    let number: String?
    let signers: [Signer]
    let hash: String

    static let fields = Fields<Self> {
        Field(\.ratifiedAt, "When that was recorded")
        Field(\.number, "Number of the official record")
        Field(\.signers, "Who signed")
        Field(\.hash, "SHA-256 of the ratified text, in hexadecimal digits; meetings.record has the text")
    }

    /// The ratification of meeting `m` as JSON; null before it.
    static let column = """
        (SELECT json_object('ratified_at', strftime('%Y-%m-%dT%H:%M:%SZ', t.created_at / 1000, 'unixepoch'),
            'number', t.number, 'signers', json(t.signers), 'hash', t.hash)
        FROM meetings_ratification t WHERE t.meeting = m.id)
        """
}

/// Who signs a record, and as what.
struct Signer: Described, Equatable {
    let name: String
    let office: String?

    static let fields = Fields<Self> {
        Field(\.name, "Name as it stands under the record")
        Field(\.office, "As what the person signs")
    }
}

/// A signer as a caller gives it: a name, or an object with name and office.
struct GivenSigner: WireValue {
    let signer: Signer

    private struct Whole: ParameterObject {
        @Parameter("Name as it stands under the record", .length(2...200)) var name: String
        @Parameter("As what the person signs", .length(2...200)) var office: String?
    }

    static var shape: Shape<GivenSigner> {
        let whole = Whole.shape
        var schema = whole.schema
        schema["type"] = .list([.string("string"), .string("object")])
        return Shape(schema: schema, column: .json) { json, faults in
            guard let name = json.string else {
                return whole.decode(json, &faults).map { GivenSigner(signer: Signer(name: $0.name, office: $0.office)) }
            }
            guard (2...200).contains(name.unicodeScalars.count), name.utf8.contains(where: { $0 > 0x20 }) else {
                faults.add("length", "A name has 2 to 200 characters")
                return nil
            }
            return GivenSigner(signer: Signer(name: name, office: nil))
        } encode: {
            Signer.shape.encode($0.signer, &$1)
        }
    }
}

/// What was corrected or added after a meeting was ratified.
struct Addendum: Described {
    let id: Int64
    let meeting: Int64
    let createdAt: Instant
    let text: String

    static let fields = Fields<Self> {
        Field(\.id, "Number of the addendum")
        Field(\.meeting, "The meeting")
        Field(\.createdAt, "When it was recorded")
        Field(\.text, "What is corrected or added")
    }

    /// Addenda as `d`, with a column for each field.
    static let select = "SELECT d.id, d.meeting, d.created_at, d.text FROM meetings_addendum d"

    /// Those of a meeting, oldest first.
    static func of(_ meeting: Int64, in store: Snapshot) throws -> [Addendum] {
        try store.all(Addendum.self, select + " WHERE d.meeting = :meeting ORDER BY d.id", ["meeting": meeting])
    }
}
