import ModuleKit

/// What is recorded of a person; the parameters of several commands.
struct PersonDetails: ParameterObject {
    @Parameter("L or P") var sex: Sex?
    @Parameter("Where the person was born", .length(1...100)) var birthPlace: String?
    @Parameter("When the person was born") var birthDate: CalendarDate?
    @Parameter("Last school", .length(1...100)) var education: String?
    @Parameter("Courses taken", .items(0...50), .each(.length(1...100))) var courses: [String] = []
    @Parameter("Fields of work", .items(0...50), .each(.length(1...100))) var fields: [String] = []
    @Parameter("Telephone", .pattern("^[0-9+() -]{5,20}$", "a telephone number of 5 to 20 digits")) var phone: String?
    @Parameter("Address", .length(1...300)) var address: String?
    @Parameter("National identity number (NIK), which is kept sealed") var nik: NIK?
    @Parameter("How far the number is known beyond its form") var nikState: NIKGrade?

    /// Whether nothing of it was given.
    var isEmpty: Bool {
        sex == nil && birthPlace == nil && birthDate == nil && education == nil && courses.isEmpty && fields.isEmpty
            && phone == nil && address == nil && nik == nil
    }

    func validate(_ faults: inout Faults) {
        if nik == nil, nikState != nil { faults.add(at: "nik_state", "alone", "Goes with a NIK") }
    }
}

/// What a caller may say of a number: otherwise it is well formed, and no more.
enum NIKGrade: String, Choice {
    case provisional, verified

    var state: NIKState { self == .verified ? .verified : .provisional }
}

/// Where every person lives.
enum People {
    private static let select = """
        SELECT id, name, sex, birth_place, birth_date, education, courses, fields, phone, address, nik, nik_state,
            merged_into, erased_at, '' AS warnings, version, created_at, updated_at
        FROM registry_person
        """

    static let list = select + " WHERE merged_into IS NULL AND "

    /// A new person; a name never matches one who is there.
    static func add(_ name: String, _ details: PersonDetails, _ store: Transaction) throws -> Int64 {
        let now = store.call.now
        try BirthDate.refuseFuture(details.birthDate, store)
        let seal = try details.nik.map { try IdentityNumbers.seal($0, of: nil, store) }
        try store.db.cachedStatement(
            sql: """
                INSERT INTO registry_person (name, sex, birth_place, birth_date, education, courses, fields, phone,
                    address, nik, nik_hash, nik_state, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            name.trimmedSpaces, details.sex, details.birthPlace, details.birthDate, details.education,
            JSONValue.array(details.courses.map { .string($0) }).text,
            JSONValue.array(details.fields.map { .string($0) }).text, details.phone, details.address,
            seal?.value, seal?.lookup, details.nik == nil ? NIKState.none : details.nikState?.state ?? .wellFormed, now,
            now,
        ])
        return store.db.lastInsertedRowID
    }

    /// The person that a number stands for: that of one who was merged stands for the one who was kept.
    ///
    /// - Throws: `not_found` where there is no such person.
    static func resolve(_ id: Int64, _ store: Snapshot) throws -> Person {
        var person = try get(id, store)
        while let next = person.mergedInto { person = try get(next, store) }
        return person
    }

    /// The same of somebody who is to serve or to hold an office.
    ///
    /// - Throws: `invalid_state` of one who was erased.
    static func resolveServing(_ id: Int64, _ store: Transaction) throws -> Int64 {
        let person = try resolve(id, store.snapshot).id
        try refuseErased(person, store)
        return person
    }

    /// Nothing new is recorded of a person who was erased.
    static func refuseErased(_ person: Int64, _ store: Transaction) throws {
        let isErased = try Bool.fetchOne(
            store.db.cachedStatement(sql: "SELECT erased_at IS NOT NULL FROM registry_person WHERE id = ?"),
            arguments: [person])
        if isErased == true { throw RPCError.invalidState("person", is: "erased", allowed: []) }
    }

    /// Throws `not_found` where there is no such person.
    static func get(_ id: Int64, _ store: Snapshot) throws -> Person {
        guard let person = try store.one(Person.self, select + " WHERE id = ?", [id]) else {
            throw RPCError.notFound("person", id)
        }
        return person
    }
}

extension String {
    /// Without blanks at the ends, and one where several stand between words.
    var trimmedSpaces: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
