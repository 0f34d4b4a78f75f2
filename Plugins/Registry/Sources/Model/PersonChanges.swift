import ModuleKit

/// What may be corrected of a person; the parameters of several commands.
struct PersonChanges: ParameterObject {
    @Parameter("Name", .length(1...150)) var name: Change<String>
    @Parameter("L or P") var sex: Change<Sex>
    @Parameter("Where the person was born", .length(1...100)) var birthPlace: Change<String>
    @Parameter("When the person was born") var birthDate: Change<CalendarDate>
    @Parameter("Last school", .length(1...100)) var education: Change<String>
    @Parameter("Courses taken; all of them", .items(0...50), .each(.length(1...100))) var courses: Change<[String]>
    @Parameter("Fields of work; all of them", .items(0...50), .each(.length(1...100))) var fields: Change<[String]>
    @Parameter("Telephone", .pattern("^[0-9+() -]{5,20}$", "a telephone number of 5 to 20 digits"))
    var phone: Change<String>
    @Parameter("Address", .length(1...300)) var address: Change<String>
    @Parameter("National identity number (NIK), which is kept sealed") var nik: Change<NIK>
    @Parameter("How far the number is known beyond its form") var nikState: NIKGrade?

    func validate(_ faults: inout Faults) {
        if case .clear = name {
            faults.add(at: "name", "required", "A person has this always: give a value, or leave the member out")
        }
        if case .clear = nik, nikState != nil { faults.add(at: "nik_state", "alone", "Goes with a NIK") }
    }

    /// Whether nothing is asked for.
    var isEmpty: Bool {
        guard nikState == nil, case .keep = name, case .keep = courses, case .keep = fields else { return false }
        guard case .keep = sex, case .keep = birthPlace, case .keep = birthDate, case .keep = education else {
            return false
        }
        guard case .keep = phone, case .keep = address, case .keep = nik else { return false }
        return true
    }

    /// Makes the changes, and answers the person.
    ///
    /// - Throws: `invalid_state` of one who was erased.
    func apply(to old: Person, _ store: Transaction) throws -> Person {
        guard old.erasedAt == nil else { throw RPCError.invalidState("person", is: "erased", allowed: []) }
        if case .set(let date) = birthDate { try BirthDate.refuseFuture(date, store) }
        let name = name.applied(to: old.name)?.trimmedSpaces ?? old.name
        try store.db.cachedStatement(
            sql: """
                UPDATE registry_person SET name = ?, sex = ?, birth_place = ?, birth_date = ?, education = ?,
                    courses = ?, fields = ?, phone = ?, address = ?, version = version + 1, updated_at = ?
                WHERE id = ?
                """
        ).execute(arguments: [
            name, sex.applied(to: old.sex), birthPlace.applied(to: old.birthPlace),
            birthDate.applied(to: old.birthDate), education.applied(to: old.education),
            JSONValue.array((courses.applied(to: old.courses) ?? []).map { .string($0) }).text,
            JSONValue.array((fields.applied(to: old.specialities) ?? []).map { .string($0) }).text,
            phone.applied(to: old.phone),
            address.applied(to: old.address), store.call.now, old.id,
        ])
        try applyNumber(to: old, store)
        if name != old.name || sex.applied(to: old.sex) != old.sex {
            try CadresChanged.publish(ofPerson: old.id, store)
        }
        return try People.get(old.id, store.snapshot)
    }

    private func applyNumber(to old: Person, _ store: Transaction) throws {
        let change: (seal: Seal?, state: NIKState)
        switch nik {
        case .keep:
            guard let nikState else { return }
            guard old.nik != nil else { throw RPCError.invalid("nik_state", "alone", "No NIK is recorded to speak of") }
            try store.db.execute(
                sql: "UPDATE registry_person SET nik_state = ? WHERE id = ?", arguments: [nikState.state, old.id])
            return
        case .clear: change = (nil, .none)
        case .set(let nik):
            change = (try IdentityNumbers.seal(nik, of: old.id, store), nikState?.state ?? .wellFormed)
        }
        try store.db.execute(
            sql: "UPDATE registry_person SET nik = ?, nik_hash = ?, nik_state = ? WHERE id = ?",
            arguments: [change.seal?.value, change.seal?.lookup, change.state, old.id])
    }

    /// What surprises in what was given, or in the recorded number beside it.
    func warnings(_ person: Person, in village: String? = nil, _ store: Transaction) throws -> [Warning] {
        var warnings = try numberWarnings(person, in: village, store)
        if case .set(let date) = birthDate { warnings += BirthDate.warnings(date) }
        return warnings
    }

    private func numberWarnings(_ person: Person, in village: String?, _ store: Transaction) throws -> [Warning] {
        switch nik {
        case .set(let nik): return try IdentityNumbers.warnings(nik, of: person, in: village, store.db)
        case .clear: return []
        case .keep:
            // Without the key what was recorded before cannot be compared, and is not asked for.
            guard person.nik != nil, let known = try? IdentityNumbers.reveal(person.id, store.snapshot) else {
                return []
            }
            return try IdentityNumbers.warnings(known, of: person, store.db)
        }
    }
}
