import ModuleKit

struct DraftSubmission: WriteCommand {
    static let about = About(
        "reporting.submission.draft", "Begin a region's report, or change what is not sent yet", access: .clerk,
        example: #"{"period": 1, "region": "64.01", "notes": "Tiga desa belum memiliki kader"}"#)

    @Parameter("Number of the period") var period: Int64
    @Parameter("The region that reports") var region: RegionCode
    @Parameter("What the region says", .length(1...20_000)) var notes: Change<String>
    @Parameter("Who sends it", .length(2...200)) var sender: Change<String>

    func run(_ store: Transaction) throws -> Submission {
        _ = try SubmissionPeriod.findOpen(period, store.snapshot)
        let region = try Submission.reporter(region, in: period, store.snapshot)
        let id = try Self.draft(of: region, in: period, store)
        let present = try Submission.find(id, store.snapshot)
        try store.db.execute(
            sql: """
                UPDATE reporting_submission SET notes = ?, sender = ?, version = version + 1, updated_at = ? WHERE id = ?
                """,
            arguments: [notes.applied(to: present.notes), sender.applied(to: present.sender), store.call.now, id])
        return try Submission.find(id, store.snapshot)
    }

    /// What is under way, or a new one that begins with what was sent last.
    static func draft(of region: Int64, in period: Int64, _ store: Transaction) throws -> Int64 {
        if let draft = try Submission.standing(region, in: period, store.snapshot).draft { return draft }
        try store.db.execute(
            sql: """
                INSERT INTO reporting_submission (created_at, updated_at, period, region, notes, sender)
                VALUES (:now, :now, :period, :region,
                    (SELECT notes FROM reporting_submission WHERE period = :period AND region = :region
                        ORDER BY revision DESC LIMIT 1),
                    (SELECT sender FROM reporting_submission WHERE period = :period AND region = :region
                        ORDER BY revision DESC LIMIT 1))
                """, arguments: ["now": store.call.now, "period": period, "region": region])
        return store.db.lastInsertedRowID
    }
}

struct SubmitReport: WriteCommand {
    static let about = About(
        "reporting.submission.submit", "Send a region's report with its figures; a resend makes a revision",
        access: .clerk, example: #"{"period": 1, "region": "64.01", "sender": "DPMD Paser (contoh)"}"#)

    @Parameter("Number of the period") var period: Int64
    @Parameter("The region that reports") var region: RegionCode
    @Parameter("What the region says; as drafted where it is missing", .length(1...20_000)) var notes: String?
    @Parameter("Who sends it; as drafted where it is missing", .length(2...200)) var sender: String?
    @Parameter("Why it is sent again; needed for a revision", .length(2...1000)) var reason: String?

    func run(_ store: Transaction) throws -> Submission {
        let asked = try SubmissionPeriod.findOpen(period, store.snapshot)
        let number = try Submission.reporter(region, in: period, store.snapshot)
        let revision = try Submission.standing(number, in: period, store.snapshot).revisions + 1
        if revision > 1, reason == nil {
            throw RPCError.invalid(
                "reason", "required", "'\(region)' has reported already: say why revision \(revision) is sent")
        }
        let id = try DraftSubmission.draft(of: number, in: period, store)
        let draft = try Submission.find(id, store.snapshot)
        let row = try figures(asked, number, store.snapshot)
        let (notes, sender) = (notes ?? draft.notes, sender ?? draft.sender)
        var writer = JSONWriter()
        RecapRow.shape.encode(row, &writer)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        let checksum = Digest([notes ?? "", sender ?? "", text].joined(separator: "\u{1f}")).description
        try store.db.execute(
            sql: """
                UPDATE reporting_submission SET revision = ?, notes = ?, sender = ?, reason = ?, submitted_at = ?,
                    is_late = ?, figures = ?, checksum = ?, version = version + 1, updated_at = ?
                WHERE id = ?
                """,
            arguments: [
                revision, notes, sender, reason, store.call.now, store.call.today > asked.due, text, checksum,
                store.call.now, id,
            ])
        try store.publish(ReportSubmitted(period: period, region: row.code, revision: revision))
        var sent = try Submission.find(id, store.snapshot)
        if store.call.today <= asked.to {
            sent.warnings.append(
                Warning(
                    name: "period_not_over", path: "/period",
                    message: "The period ends on \(asked.to): the figures are those until now"))
        }
        return sent
    }

    /// The figures of the period as they are now, by the present boundaries.
    private func figures(_ period: SubmissionPeriod, _ region: Int64, _ store: Snapshot) throws -> RecapRow {
        let row = try Row.fetchOne(
            store.db, sql: "SELECT code, name FROM registry_pub_region WHERE id = ?", arguments: [region])
        guard let row else {
            throw RPCError(
                .conflict, "The region '\(self.region)' is closed", hint: "Close the period and open another")
        }
        let code: String = row[0]
        let scope = RecapScope(
            within: code, length: code.utf8.count, from: period.from, to: period.to,
            minimum: try Minimum.cadres(store))
        return try RecapCounting(scope, regionsAsOf: nil, store).rows[0]
    }
}

struct GetSubmission: ReadCommand {
    static let about = About(
        "reporting.submission.get", "Show a report", access: .viewer, example: #"{"id": 1}"#)

    @Parameter("Number of the report", alias: "submission") var id: Int64

    func run(_ store: Snapshot) throws -> Submission { try Submission.find(id, store) }
}

struct ListSubmissions: ReadCommand {
    static let about = About(
        "reporting.submission.list", "List the reports of a period with all their revisions", access: .viewer,
        example: #"{"period": 1, "region": "64.01"}"#)

    @Parameter("Number of the period") var period: Int64
    @Parameter("The region that reported") var region: RegionCode?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Submission> {
        _ = try SubmissionPeriod.find(period, store)
        let number = try region.map { try Submission.reporter($0, in: period, store) }
        return try store.page(
            Submission.self, page,
            Submission.select + """
                 WHERE s.id > :after AND s.period = :period AND (:region IS NULL OR s.region = :region)
                ORDER BY s.id LIMIT :limit
                """, ["period": period, "region": number])
    }
}

/// A region has reported, or reported again.
struct ReportSubmitted: Event {
    static let topic = "reporting.submission.submitted"
    let period: Int64
    let region: String
    let revision: Int

    static let fields = Fields<Self> {
        Field(\.period, "The period")
        Field(\.region, "The region's code")
        Field(\.revision, "1 of the first")
    }
}
