import ModuleKit

struct OpenPeriod: WriteCommand {
    static let about = About(
        "reporting.submission.open", "Ask the regions of a level to report for a time", access: .clerk,
        example: #"""
            {"title": "Laporan triwulan I 2024", "within": "64", "reporters": "regency", "from": "2024-01-01",
             "to": "2024-03-31", "due": "2024-04-10"}
            """#)

    @Parameter("What is reported", .length(3...200)) var title: String
    @Parameter("Region whose parts report") var within: RegionCode
    @Parameter("Who reports: each region of this level") var reporters = RecapLevel.regency
    @Parameter("First day on which something counts") var from: CalendarDate
    @Parameter("Last day on which something counts") var to: CalendarDate
    @Parameter("Last day on which a report is in time") var due: CalendarDate

    func validate(_ faults: inout Faults) {
        if to < from { faults.add(at: "to", "order", "'\(to)' is before from '\(from)'") }
        if due < to { faults.add(at: "due", "order", "'\(due)' is before to '\(to)'") }
    }

    func run(_ store: Transaction) throws -> SubmissionPeriod {
        try refuseSame(store)
        let now = store.call.now
        try store.db.execute(
            sql: """
                INSERT INTO reporting_period (created_at, updated_at, title, within, reporters, from_day, to_day, due)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, arguments: [now, now, title, within, reporters, from, to, due])
        let id = store.db.lastInsertedRowID
        try store.db.execute(
            sql: """
                INSERT INTO reporting_reporter (period, region, code, name)
                SELECT ?, id, code, name FROM registry_pub_region
                WHERE length(code) = ? AND (code = ? OR (code >= ? || '.' AND code < ? || '/'))
                """, arguments: [id, reporters.codeLength, within, within, within])
        let period = try SubmissionPeriod.find(id, store.snapshot)
        guard period.expected > 0 else {
            throw RPCError.invalid("reporters", "level", "There is no \(reporters.rawValue) in the region '\(within)'")
        }
        return period
    }

    /// - Throws: `conflict` where an open period asks the same regions for the same under this title.
    private func refuseSame(_ store: Transaction) throws {
        let other = try Int64.fetchOne(
            store.db,
            sql: """
                SELECT id FROM reporting_period
                WHERE closed_on IS NULL AND lower(trim(title)) = lower(trim(?)) AND within = ? AND reporters = ?
                    AND from_day = ? AND to_day = ?
                """, arguments: [title, within, reporters, from, to])
        guard let other else { return }
        throw RPCError(
            .conflict, "The period \(other) asks for '\(title)' of the same regions and days already",
            details: ["period": .integer(other)],
            hint: "Report to that one, close it first with reporting.submission.close, or give another title")
    }
}

struct ClosePeriod: WriteCommand {
    static let about = About(
        "reporting.submission.close", "Take no more reports for a period", access: .clerk, example: #"{"period": 1}"#)

    @Parameter("Number of the period", alias: "id") var period: Int64
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> SubmissionPeriod {
        let present = try SubmissionPeriod.findOpen(period, store.snapshot)
        try expected.check("reporting period", version: present.version)
        try store.db.execute(
            sql: "UPDATE reporting_period SET closed_on = ?, version = version + 1, updated_at = ? WHERE id = ?",
            arguments: [store.call.today, store.call.now, period])
        return try SubmissionPeriod.find(period, store.snapshot)
    }
}

struct ListPeriods: ReadCommand {
    static let about = About("reporting.submission.periods", "List the times for which regions report", access: .viewer)

    @Parameter("Whether closed ones are listed, too") var closed = true
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<SubmissionPeriod> {
        try store.page(
            SubmissionPeriod.self, page,
            SubmissionPeriod.select
                + " WHERE p.id > :after AND (:closed OR p.closed_on IS NULL) ORDER BY p.id LIMIT :limit",
            ["closed": closed])
    }
}

struct GetPeriod: ReadCommand {
    static let about = About(
        "reporting.submission.period", "Show a time for which regions report", access: .viewer,
        example: #"{"period": 1}"#)

    @Parameter("Number of the period", alias: "id") var period: Int64

    func run(_ store: Snapshot) throws -> SubmissionPeriod { try SubmissionPeriod.find(period, store) }
}
