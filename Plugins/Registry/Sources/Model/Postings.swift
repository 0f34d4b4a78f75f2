import ModuleKit

/// What officials, board members and companions have in common: a person in a place from a day on, until another.
enum Postings {
    static let tables = ["registry_official", "registry_board_member", "registry_companion"]

    /// The person of a new posting: one who is there, or a new one.
    static func person(_ who: Who, sex: Sex?, phone: String?, _ store: Transaction) throws -> Int64 {
        switch who {
        case .person(let id):
            guard sex == nil, phone == nil else {
                throw RPCError.invalid(
                    "person", "one_of",
                    "What is known of a person who is there is changed with registry.person.update, not here")
            }
            return try People.resolveServing(id, store)
        case .name(let name):
            var details = PersonDetails()
            details.sex = sex
            details.phone = phone
            return try People.add(name, details, store)
        }
    }

    /// Ends a posting on its last day.
    ///
    /// - Throws: `invalid_state` of one that has ended, `conflict` by the version.
    static func end(
        _ id: Int64, in table: String, _ noun: Sentence, since: CalendarDate?, until: CalendarDate?, version: Int64,
        _ ending: Ending, _ store: Transaction
    ) throws {
        try ending.expected.check(noun, version: version)
        guard until == nil || until.map({ $0 > ending.on }) == true else {
            throw RPCError.invalidState(noun, is: "ended", allowed: [])
        }
        if let since, ending.on < since {
            throw RPCError.invalid("on", "order", "'\(ending.on)' is before the first day, \(since)")
        }
        try store.db.execute(
            sql: "UPDATE \(table) SET until = ?, reason = ?, version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [ending.on, ending.reason, store.call.now, id])
    }

    /// What was one person's is another's, where both are the same.
    static func move(from drop: Int64, to keep: Int64, _ store: Transaction) throws {
        for table in tables {
            try store.db.execute(
                sql: "UPDATE \(table) SET person = ?, version = version + 1, updated_at = ? WHERE person = ?",
                arguments: [keep, store.call.now, drop])
        }
    }

    /// Empties what attachments of decrees and postings hold of a person, and tells the core.
    static func erase(_ person: Int64, name: String, _ store: Transaction) throws {
        let members = try Int64.fetchAll(
            store.db,
            sql: """
                SELECT member.id FROM registry_cadre AS cadre
                JOIN registry_decree_member AS member ON member.cadre = cadre.id WHERE cadre.person = ?
                """, arguments: [person])
        for member in members {
            try store.db.execute(
                sql: "UPDATE registry_decree_member SET name = ?, address = NULL WHERE id = ?",
                arguments: [name, member])
        }
        try store.erase("registry_decree_member", rows: members)
        for table in tables {
            let postings = try Int64.fetchAll(
                store.db, sql: "SELECT id FROM \(table) WHERE person = ? AND reason IS NOT NULL", arguments: [person])
            for posting in postings {
                try store.db.execute(sql: "UPDATE \(table) SET reason = NULL WHERE id = ?", arguments: [posting])
            }
            try store.erase(table, rows: postings)
        }
    }

    /// SQL that a posting is held on `:on`.
    static func holds(_ table: String) -> String {
        "(\(table).since <= :on AND (\(table).until IS NULL OR \(table).until >= :on))"
    }
}

/// How a posting ends; the parameters of several commands.
struct Ending: ParameterObject {
    @Parameter("The last day") var on: CalendarDate
    @Parameter("Why", .length(1...300)) var reason: String
    @Group var expected: Expected
}

/// Other days of a posting; the parameters of several commands.
struct ChangedDays: ParameterObject {
    @Parameter("First day") var since: CalendarDate?
    @Parameter("Last day") var until: Change<CalendarDate>

    /// - Throws: `invalid_params` where the last day would be before the first.
    func applied(since: CalendarDate, until: CalendarDate?) throws -> (since: CalendarDate, until: CalendarDate?) {
        let (first, last) = (self.since ?? since, self.until.applied(to: until))
        if let last, last < first { throw RPCError.invalid("until", "order", "'\(last)' is before since '\(first)'") }
        return (first, last)
    }
}

/// Who is posted, and since when; the parameters of several commands.
struct PostedPerson: ParameterObject {
    @OneOf var who: Who
    @Parameter("L or P, of a new person") var sex: Sex?
    @Parameter("Telephone of a new person", .pattern("^[0-9+() -]{5,20}$", "a telephone number of 5 to 20 digits"))
    var phone: String?
    @Parameter("First day") var since: CalendarDate
    @Parameter("Last day, where it is known") var until: CalendarDate?

    func validate(_ faults: inout Faults) {
        if let until, until < since { faults.add(at: "until", "order", "'\(until)' is before since '\(since)'") }
    }

    /// The person's number.
    func record(_ store: Transaction) throws -> Int64 { try Postings.person(who, sex: sex, phone: phone, store) }
}
