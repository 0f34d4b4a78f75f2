import ModuleKit

struct GetRegion: ReadCommand {
    static let about = About(
        "registry.region.get", "Show a region", access: .viewer, example: #"{"code": "64.01.07.2002"}"#)

    @Parameter("Code with dots", .length(2...13)) var code: String
    @Parameter("Whose code it is, where it has no dots") var system: CodeSystem?

    @Parameter("The day whose code and name are meant; today where it is missing") var asOf: CalendarDate?

    enum CodeSystem: String, Choice { case kemendagri, bps }

    func run(_ store: Snapshot) throws -> Region {
        let code = try Self.resolve(code, system, store)
        if let asOf { return try past(code, on: asOf, store) }
        guard let region = try store.one(Region.self, Region.sql(where: "region.code = ?"), [code.text]) else {
            throw try missing(code, store)
        }
        return region
    }

    private func past(_ code: RegionCode, on day: CalendarDate, _ store: Snapshot) throws -> Region {
        let found = try RegionsOnDay.list(where: "held.code = :code", ["code": code.text], on: day, store)
        guard let region = found.first else {
            throw RPCError(.notFound, "There was no region '\(code)' on that day", hint: "Leave 'as_of' out for today")
        }
        return region
    }

    /// Says what became of a code that was in use before.
    private func missing(_ code: RegionCode, _ store: Snapshot) throws -> RPCError {
        let now = try Heirs.became(code, store.db)
        guard !now.isEmpty else {
            if let last = try RegionsOnDay.lastDay(of: code, store.db) {
                return RPCError(.notFound, Regions.ended(code, last), hint: "Give a day until then in 'as_of'")
            }
            return RPCError(
                .notFound, "There is no region '\(code)'",
                hint: "registry.region.search finds codes by name, registry.region.import brings a list in")
        }
        return RPCError(
            .notFound, "There is no region '\(code)' any more: it is \(now.joined(separator: ", ")) now",
            details: ["now": .array(now.map { .string($0) })])
    }

    /// The code that a caller means.
    ///
    /// - Throws: `invalid_params` for one without dots whose system was not told: 6402 is Kutai Barat for BPS and Kutai
    ///   Kartanegara for Kemendagri, so without its system it is nobody's.
    static func resolve(_ code: String, _ system: CodeSystem?, _ store: Snapshot) throws -> RegionCode {
        if system == .bps { return try ofBPS(code, store) }
        guard code.utf8.count > 2, !code.contains(".") else { return try checked(code) }
        guard system == .kemendagri else {
            throw RPCError.invalid(
                "code", "system", "'\(code)' has no dots: say whose code it is in 'system', kemendagri or bps")
        }
        var dotted = ""
        for (i, digit) in code.enumerated() { dotted += ([2, 4, 6].contains(i) ? "." : "") + String(digit) }
        return try checked(dotted)
    }

    private static func ofBPS(_ code: String, _ store: Snapshot) throws -> RegionCode {
        let digits = code.filter { $0 != "." }
        let known = try String.fetchAll(
            store.db, sql: "SELECT code FROM registry_region WHERE bps_code = ? AND valid_to IS NULL ORDER BY code",
            arguments: [digits])
        guard known.count < 2 else {
            throw RPCError(
                .ambiguous, "The BPS code '\(code)' is recorded of several regions: \(known.joined(separator: ", "))",
                details: ["candidates": .array(known.map { .string($0) })],
                hint: "registry.region.update clears the wrong one")
        }
        guard let known = known.first else {
            throw RPCError(
                .notFound, "There is no region with the BPS code '\(code)'",
                hint: "registry.region.update records the BPS code of a region")
        }
        return RegionCode(unchecked: known)
    }

    private static func checked(_ text: String) throws -> RegionCode {
        guard let code = RegionCode(text) else {
            throw RPCError.invalid("code", "format", "'\(text)' is invalid: expected \(RegionCode.expected)")
        }
        return code
    }
}
