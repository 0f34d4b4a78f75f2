import ModuleKit

/// A cadre as commands answer it: a person who serves, or served, in a village.
struct Cadre: Described {
    let id: Int64
    let person: Int64
    let name: String
    let sex: Sex?
    let village: String
    let villageName: String
    let role: String?
    let state: CadreState
    let decree: Decree?
    let lastSeen: CalendarDate?
    let nik: Masked?
    let nikState: NIKState
    let expired: Bool
    let dormant: Bool
    let mergedInto: Int64?
    var warnings: Warnings
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant

    static let fields = Fields<Self> {
        Field(\.id, "Number of the cadre")
        Field(\.person, "The person's number")
        Field(\.name, "The person's name")
        Field(\.sex, "L or P; null when unknown")
        Field(\.village, "Code of the village; of one that is no more, of that which took over, where it is one alone")
        Field(\.villageName, "Name of the village")
        Field(\.role, "What the decree names the cadre for")
        Field(\.state, "Where the cadre stands")
        Field(\.decree, "The decree of appointment; null without one")
        Field(\.lastSeen, "Last day at a meeting or training; null when never")
        Field(\.nik, "The person's national identity number, masked; null when none is recorded")
        Field(\.nikState, "How far the number is known: none, provisional, well_formed or verified")
        Field(\.expired, "Whether the cadre is active by a decree that has run out")
        Field(
            \.dormant,
            "Whether the cadre is active, and was neither seen nor appointed nor revived for the office's months")
        Field(\.mergedInto, "The cadre as whom the person goes on; null of one that stands for itself")
        Field(\.warnings, "What somebody should look at")
        Field(\.version, "Counts the changes")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was last changed")
    }
}

/// A decree of appointment (SK Kepala Desa).
struct Decree: Described {
    let number: String
    let date: CalendarDate
    let validFrom: CalendarDate
    let validUntil: CalendarDate?
    let signer: String?

    static let fields = Fields<Self> {
        Field(\.number, "Number of the decree")
        Field(\.date, "Day on which it was signed")
        Field(\.validFrom, "First day of the appointment")
        Field(\.validUntil, "Last day; null when the decree names none")
        Field(\.signer, "Who signed")
    }
}

/// The same as a parameter.
struct DecreeDetails: ParameterObject {
    @Parameter("Number of the decree", .length(1...100)) var number: String
    @Parameter("Day on which it was signed") var date: CalendarDate
    @Parameter("First day of the appointment") var validFrom: CalendarDate
    @Parameter("Last day; none where the decree names none") var validUntil: CalendarDate?
    @Parameter("Who signed", .length(1...150)) var signer: String?

    func validate(_ faults: inout Faults) {
        if let validUntil, validUntil < validFrom {
            faults.add(at: "valid_until", "order", "'\(validUntil)' is before valid_from '\(validFrom)'")
        }
    }
}

/// Reading cadres.
enum Cadres {
    /// Rows of cadres that a condition on `cadre`, `person`, `village` and `decree` chooses.
    static func select(_ condition: String) -> String {
        """
        SELECT cadre.id, cadre.person, person.name, person.sex, village.code AS village,
            village.name AS village_name, cadre.role, cadre.state,
            CASE WHEN decree.id IS NULL THEN NULL ELSE json_object('number', decree.number, 'date', decree.date,
                'valid_from', decree.valid_from, 'valid_until', decree.valid_until, 'signer', decree.signer) END
                AS decree,
            (SELECT max(on_date) FROM registry_cadre_event AS event
                WHERE event.cadre = cadre.id AND event.kind = 'seen') AS last_seen,
            person.nik, person.nik_state, \(expired) AS expired,
            \(dormant(since: ":dormant_before")) AS dormant, iif(cadre.state = 'ended', (
                SELECT CAST(same.reference AS INTEGER) FROM registry_cadre_event AS same
                WHERE same.cadre = cadre.id AND same.kind = 'ended' AND same.reason = 'merged'), NULL) AS merged_into,
            trim(iif(\(noDecree), 'no_decree', '') || iif(\(expired), ' decree_expired', '')
                || iif(\(notYetValid), ' decree_not_yet_valid', '')
                || iif(\(dormant(since: ":dormant_before")), ' dormant', '')) AS warnings,
            cadre.version, cadre.created_at, cadre.updated_at
        FROM registry_cadre AS cadre
        JOIN registry_person AS person ON person.id = cadre.person
        JOIN registry_region AS home ON home.id = cadre.village
        JOIN registry_region AS village ON village.id = coalesce(home.heir, home.id)
        LEFT JOIN registry_decree AS latest ON latest.id = cadre.decree
        LEFT JOIN registry_decree AS decree ON decree.id = \(presentDecree)
        WHERE \(condition)
        """
    }

    /// The latest decree; while that has not begun, the one of those before that began last.
    private static let presentDecree = """
        iif(latest.valid_from > :today, coalesce((
            SELECT other.id FROM registry_cadre_event AS event JOIN registry_decree AS other ON other.id = event.decree
            WHERE event.cadre = cadre.id AND other.valid_from <= :today
            ORDER BY other.valid_from DESC, event.id DESC LIMIT 1), latest.id), latest.id)
        """

    /// Active without a decree, or with none since the cadre came back.
    private static let noDecree = """
        (cadre.state = 'active' AND (decree.id IS NULL OR coalesce((
            SELECT event.kind = 'revived' AND event.basis <> 'decree' FROM registry_cadre_event AS event
            WHERE event.cadre = cadre.id AND event.kind IN ('appointed', 'revived')
            ORDER BY event.on_date DESC, event.id DESC LIMIT 1), 0)))
        """

    /// SQL that the decree of an active cadre has run out.
    static let expired = "(cadre.state = 'active' AND coalesce(decree.valid_until < :today, 0))"

    /// A decree that begins later, where no other holds until then.
    private static let notYetValid = """
        (cadre.state = 'active' AND coalesce(latest.valid_from > :today
            AND (decree.id = latest.id OR decree.valid_until < :today), 0))
        """

    /// SQL that an active cadre has left no trace since a day: neither seen, nor appointed, nor revived. This is what
    /// dormant means, wherever it is asked.
    static func dormant(since day: String) -> String {
        """
        (cadre.state = 'active' AND coalesce((SELECT max(on_date) FROM registry_cadre_event AS event
            WHERE event.cadre = cadre.id AND event.kind IN ('seen', 'appointed', 'revived')), '') < \(day))
        """
    }

    /// What every selection of cadres takes: the day, and since when a cadre must have been seen.
    static func arguments(_ store: Snapshot) throws -> StatementArguments {
        let months = try store.settings(RegistrySettings.self).dormancyMonths
        return ["today": store.call.today, "dormant_before": store.call.today.adding(months: -months)]
    }

    /// Throws `not_found` where there is no such cadre.
    static func get(_ id: Int64, _ store: Snapshot) throws -> Cadre {
        let arguments = try arguments(store) &+ ["id": id]
        guard let cadre = try store.one(Cadre.self, select("cadre.id = :id"), arguments) else {
            throw RPCError.notFound("cadre", id)
        }
        return cadre
    }

    /// Takes a step: checks the version and the state, and writes both the state and the history.
    static func step(
        _ step: CadreStep, of id: Int64, expected: Expected, on date: CalendarDate, reason: String? = nil,
        basis: String? = nil, reference: String? = nil, decree: Int64? = nil, _ store: Transaction
    ) throws -> Cadre {
        try advance(
            step, of: id, expected: expected, on: date, reason: reason, basis: basis, reference: reference,
            decree: decree, store)
        try CadresChanged.publish(id, store)
        return try get(id, store.snapshot)
    }

    /// The same for one of many: the caller tells of all of them.
    ///
    /// - Throws: `invalid_state` of a state that does not allow it, and where an erased person would serve.
    static func advance(
        _ step: CadreStep, of id: Int64, expected: Expected, on date: CalendarDate, reason: String? = nil,
        basis: String? = nil, reference: String? = nil, decree: Int64? = nil, _ store: Transaction
    ) throws {
        let cadre = try get(id, store.snapshot)
        try expected.check("cadre", version: cadre.version)
        if let kept = cadre.mergedInto { throw merged(id, into: kept) }
        let next = try cadre.state.taking(step)
        if next == .active { try People.refuseErased(cadre.person, store) }
        let last = try lastStep(of: id, store)
        if step != .appoint { try check(date, after: last, store) }
        // A decree of days to come appoints from now on, and one that is older than the step before it from that step on.
        // One that is older than an active cadre's own is an old paper: it tells of the past, and changes nothing now.
        let isOldPaper = try step == .appoint && cadre.state == .active && begins(date, before: id, store)
        let begun = min(date, store.call.today)
        let date = isOldPaper ? date : max(begun, last ?? begun)
        try store.db.cachedStatement(
            sql: "UPDATE registry_cadre SET state = ?, version = version + 1, updated_at = ? WHERE id = ?"
        ).execute(arguments: [next, store.call.now, id])
        try record(
            step.event, of: id, on: date, reason: reason, basis: basis, reference: reference,
            decree: decree, store)
        if decree != nil { try settleDecree(id, store) }
    }

    /// A cadre's decree is the one that begins last, of two such the one that was recorded last.
    static func settleDecree(_ cadre: Int64, _ store: Transaction) throws {
        try store.db.cachedStatement(
            sql: """
                UPDATE registry_cadre SET decree = (
                    SELECT other.id FROM registry_cadre_event AS event
                    JOIN registry_decree AS other ON other.id = event.decree WHERE event.cadre = registry_cadre.id
                    ORDER BY other.valid_from DESC, event.id DESC LIMIT 1)
                WHERE id = ?
                """
        ).execute(arguments: [cadre])
    }

    /// Whether a day lies before the first day of the decree that a cadre has.
    private static func begins(_ day: CalendarDate, before cadre: Int64, _ store: Transaction) throws -> Bool {
        try Bool.fetchOne(
            store.db,
            sql: """
                SELECT decree.valid_from > ? AND ? <= ? FROM registry_cadre AS cadre
                JOIN registry_decree AS decree ON decree.id = cadre.decree WHERE cadre.id = ?
                """, arguments: [day, day, store.call.today, cadre]) == true
    }

    private static func merged(_ cadre: Int64, into kept: Int64) -> RPCError {
        RPCError(
            .invalidState, "The cadre \(cadre) goes on as \(kept)", details: ["merged_into": .integer(kept)],
            hint: "Say it of \(kept)")
    }

    /// The day of a cadre's last step; nil before the first.
    static func lastStep(of id: Int64, _ store: Transaction) throws -> CalendarDate? {
        try CalendarDate.fetchOne(
            store.db,
            sql: "SELECT max(on_date) FROM registry_cadre_event WHERE cadre = ? AND kind NOT IN ('seen', 'added')",
            arguments: [id])
    }

    /// A step lies neither in the future nor before the step that it follows, so that the history explains the state.
    private static func check(_ date: CalendarDate, after last: CalendarDate?, _ store: Transaction) throws {
        guard date <= store.call.today else {
            throw RPCError.invalid("on", "range", "'\(date)' lies in the future: today is \(store.call.today)")
        }
        if let last, date < last {
            throw RPCError.invalid("on", "order", "'\(date)' is before the step it follows, of \(last)")
        }
    }

    /// Adds to a cadre's history.
    static func record(
        _ kind: String, of id: Int64, on date: CalendarDate, reason: String? = nil, basis: String? = nil,
        reference: String? = nil, decree: Int64? = nil, _ store: Transaction
    ) throws {
        try store.db.cachedStatement(
            sql: """
                INSERT INTO registry_cadre_event (cadre, kind, on_date, reason, basis, reference, decree, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [id, kind, date, reason, basis, reference, decree, store.call.now])
    }
}

extension CadreStep {
    /// What the history calls it.
    fileprivate var event: String {
        switch self {
        case .appoint: "appointed"
        case .deactivate: "deactivated"
        case .revive: "revived"
        case .end: "ended"
        }
    }
}
