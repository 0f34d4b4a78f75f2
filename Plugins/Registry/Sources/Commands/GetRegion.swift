import ModuleKit

struct GetRegion: ReadCommand {
    static let about = About(
        "registry.region.get", "Show a region", access: .viewer, example: #"{"code": "64.01.07.2002"}"#)

    @Parameter("Code with dots", .length(2...13)) var code: String
    @Parameter("Whose code it is, where it has no dots") var system: CodeSystem?

    @Parameter("The day whose code and name are meant; today where it is missing") var asOf: CalendarDate?

    enum CodeSystem: String, Choice { case kemendagri, bps }

    func run(_ store: Snapshot) throws -> Region {
        let code = try resolved()
        if let asOf { return try past(code, on: asOf, store) }
        guard let region = try store.one(Region.self, Region.sql(where: "region.code = ?"), [code.text]) else {
            throw try missing(code, store)
        }
        return region
    }

    /// The region that had the code on a day, with the name that it had.
    private func past(_ code: RegionCode, on day: CalendarDate, _ store: Snapshot) throws -> Region {
        let day: StatementArguments = ["code": code.text, "day": day]
        let id = try Int64.fetchOne(
            store.db,
            sql: """
                SELECT region FROM (
                    SELECT region, valid_until FROM registry_former_code WHERE code = :code AND valid_until >= :day
                    UNION ALL
                    SELECT id, coalesce(valid_to, '9999-12-31') FROM registry_region AS region
                    WHERE code = :code AND coalesce(valid_to, '9999-12-31') >= :day AND NOT EXISTS (
                        SELECT 1 FROM registry_former_code AS old
                        WHERE old.region = region.id AND old.valid_until >= :day)
                ) ORDER BY valid_until LIMIT 1
                """, arguments: day)
        guard let id else {
            throw RPCError(.notFound, "There was no region '\(code)' on that day", hint: "Leave 'as_of' out for today")
        }
        let sql = Region.sql(where: "region.id = :id", isPresent: false)
        guard let region = try store.one(Region.self, sql, ["id": id]) else { throw RPCError.notFound("region", id) }
        let name = try String.fetchOne(
            store.db,
            sql: """
                SELECT name FROM registry_region_name
                WHERE region = ? AND kind = 'former' AND valid_until >= ? ORDER BY valid_until LIMIT 1
                """, arguments: [id, asOf])
        return region.named(name ?? region.name, code: code.text)
    }

    /// Says what became of a code that was in use before.
    private func missing(_ code: RegionCode, _ store: Snapshot) throws -> RPCError {
        let now = try String.fetchAll(
            store.db,
            sql: """
                SELECT region.code FROM registry_former_code AS old JOIN registry_region AS region ON region.id = old.region
                WHERE old.code = :code
                UNION
                SELECT after.code FROM registry_region AS before
                JOIN registry_succession AS succession ON succession.before = before.id
                JOIN registry_region AS after ON after.id = succession.after WHERE before.code = :code
                """, arguments: ["code": code.text])
        guard !now.isEmpty else {
            return RPCError(
                .notFound, "There is no region '\(code)'",
                hint: "registry.region.search finds codes by name, registry.region.import brings a list in")
        }
        return RPCError(
            .notFound, "There is no region '\(code)' any more: it is \(now.joined(separator: ", ")) now",
            details: ["now": .array(now.map { .string($0) })])
    }

    private func resolved() throws -> RegionCode {
        // 6402 is Kutai Barat for BPS and Kutai Kartanegara for Kemendagri: without its system it is nobody's.
        if code.utf8.count > 2, !code.contains(".") {
            switch system {
            case nil:
                throw RPCError.invalid(
                    "code", "system", "'\(code)' has no dots: say whose code it is in 'system', kemendagri or bps")
            case .bps: throw RPCError.invalid("system", "not_built", "Codes of BPS are not recorded yet")
            case .kemendagri:
                var dotted = ""
                for (i, digit) in code.enumerated() { dotted += ([2, 4, 6].contains(i) ? "." : "") + String(digit) }
                return try checked(dotted)
            }
        }
        return try checked(code)
    }

    private func checked(_ text: String) throws -> RegionCode {
        guard let code = RegionCode(text) else {
            throw RPCError.invalid("code", "format", "'\(text)' is invalid: expected \(RegionCode.expected)")
        }
        return code
    }
}
