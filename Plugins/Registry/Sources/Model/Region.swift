import ModuleKit

/// A region as commands answer it.
struct Region: Described {
    let id: Int64
    let code: String
    let name: String
    let level: RegionLevel
    let kind: RegionKind
    let parent: String?
    let path: String
    let bpsCode: String?
    let localTerm: String?
    let headTitle: String?
    let validFrom: CalendarDate?
    let decree: String?
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant

    static let fields = Fields<Self> {
        Field(\.id, "Number of the region, which survives renaming and re-coding")
        Field(\.code, "Code with dots")
        Field(\.name, "Official name")
        Field(\.level, "province, regency, district or village")
        Field(\.kind, "What the region is by law")
        Field(\.parent, "Code of the region around it")
        Field(\.path, "Where it lies, from the inside out")
        Field(\.bpsCode, "Code of the statistics office (BPS); null when unknown")
        Field(\.localTerm, "What a village is called here, as kampung; null where as the law calls it")
        Field(\.headTitle, "What the head of a village is called here, as petinggi; null where as the law calls it")
        Field(\.validFrom, "Since when it has been so; null when unknown")
        Field(\.decree, "The decree that says so; null when unknown")
        Field(\.version, "Counts the changes")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was last changed")
    }

    /// The same with another path.
    func lying(_ path: String) -> Region {
        Region(
            id: id, code: code, name: name, level: level, kind: kind, parent: parent, path: path, bpsCode: bpsCode,
            localTerm: localTerm, headTitle: headTitle, validFrom: validFrom, decree: decree, version: version,
            createdAt: createdAt, updatedAt: updatedAt)
    }

    /// Reads regions of the present that a condition on `region` chooses.
    static func sql(where condition: String) -> String {
        """
        SELECT region.id, region.code, region.name, region.level, region.kind, outer1.code AS parent,
            region.name || coalesce(', ' || outer1.name, '') || coalesce(', ' || outer2.name, '')
                || coalesce(', ' || outer3.name, '') AS path, region.bps_code,
            coalesce(region.local_term, outer1.local_term, outer2.local_term, outer3.local_term) AS local_term,
            coalesce(region.head_title, outer1.head_title, outer2.head_title, outer3.head_title) AS head_title,
            region.valid_from, region.decree, region.version, region.created_at, region.updated_at
        FROM registry_region AS region
        LEFT JOIN registry_region AS outer1 ON outer1.id = region.parent
        LEFT JOIN registry_region AS outer2 ON outer2.id = outer1.parent
        LEFT JOIN registry_region AS outer3 ON outer3.id = outer2.parent
        WHERE region.valid_to IS NULL AND \(condition)
        """
    }
}

/// Finding a region by its code.
enum Regions {
    /// The number of the present region with that code.
    ///
    /// - Throws: `invalid_params` at the parameter, which says how to find the right code.
    static func id(_ code: RegionCode, _ db: Database, at path: String) throws -> Int64 {
        guard let id = try find(code, db) else {
            let now = try Heirs.became(code, db)
            guard now.isEmpty else {
                throw RPCError.invalid(
                    path, "region", "There is no region '\(code)' any more: it is \(now.joined(separator: ", ")) now")
            }
            if let last = try RegionsOnDay.lastDay(of: code, db) {
                throw RPCError.invalid(path, "region", Self.ended(code, last))
            }
            throw RPCError.invalid(
                path, "region",
                "There is no region '\(code.text)': registry.region.search finds codes by name, registry.region.import brings a list in"
            )
        }
        return id
    }

    /// What is said of a code that is in use no more, and of which nothing is known to have become.
    static func ended(_ code: RegionCode, _ last: CalendarDate) -> Sentence {
        "There is no region '\(code)' any more: it was there until \(last)"
    }

    /// The number of the present region with that code; nil where there is none.
    static func find(_ code: RegionCode, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM registry_region WHERE code = ? AND valid_to IS NULL"),
            arguments: [code.text])
    }

    /// What is recorded of regions holds at once, so that it is recorded on its first day and not before.
    static func refuseFuture(_ validFrom: CalendarDate, today: CalendarDate) throws {
        guard validFrom > today else { return }
        throw RPCError.invalid(
            "valid_from", "range",
            "'\(validFrom)' lies in the future: today is \(today). Record it on that day")
    }

    /// The present region of that number.
    static func get(_ id: Int64, _ store: Snapshot) throws -> Region {
        guard let region = try store.one(Region.self, Region.sql(where: "region.id = ?"), [id]) else {
            throw RPCError.notFound("region", id)
        }
        return region
    }

    /// The number of a village.
    static func village(_ code: RegionCode, _ db: Database, at path: String) throws -> Int64 {
        guard code.level == .village else {
            throw RPCError.invalid(path, "level", "'\(code.text)' is a \(code.level.said): expected a village")
        }
        return try id(code, db, at: path)
    }

    /// SQL of the numbers of the present regions within `:within`, and of itself.
    static let presentInside = "SELECT id FROM registry_region WHERE valid_to IS NULL AND \(RegionsOnDay.inside)"

    /// SQL of the numbers of the regions of which what belongs to them counts within `:within`, now or on a day: those
    /// inside it, itself, and those that were not there and for which one inside stands in.
    ///
    /// - Throws: `invalid_params` where there is no such region, or was none on the day.
    static func counted(
        _ within: RegionCode, on day: CalendarDate? = nil, _ store: Snapshot
    ) throws -> (sql: String, arguments: StatementArguments) {
        var arguments: StatementArguments = ["within": within]
        if let day {
            guard try RegionsOnDay.id(within, on: day, store.db) != nil else {
                throw RPCError.invalid("within", "region", "There was no region '\(within)' on \(day)")
            }
            arguments = arguments &+ ["day": day]
        } else {
            _ = try id(within, store.db, at: "within")
        }
        let inside = day == nil ? presentInside : RegionsOnDay.within
        let others = try RegionsOnDay.standIns(in: within, on: day, store.db)
        guard !others.isEmpty else { return (inside, arguments) }
        let list = JSONValue.array(others.map { .integer($0) }).text
        return ("\(inside) UNION ALL SELECT value FROM json_each(:others)", arguments &+ ["others": list])
    }

    /// SQL that a column with a code lies within `:within`, or that nothing was asked.
    static func within(_ column: String) -> String {
        "(:within IS NULL OR \(column) = :within OR (\(column) >= :within || '.' AND \(column) < :within || '/'))"
    }
}
