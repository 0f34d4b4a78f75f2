import ModuleKit

struct IssueCertificates: TaskCommand {
    static let about = About(
        "trainings.certificate.issue",
        "Issue certificates to all who completed a training and have none; run again, it goes on where it ended",
        access: .clerk, example: #"{"training": 1, "issued_on": "2024-05-20"}"#,
        isFinal: true)

    /// Whoever has a certificate is passed over, so that it goes on where it ended.
    static let resumes = true

    @Parameter("Number of the training", alias: "id") var training: Int64
    @Parameter("The day that stands on them; today where it is missing") var issuedOn: CalendarDate?
    @Parameter("Who signs; the head of the office where it is missing") var signer: GivenSigner?

    /// Certificates in one transaction: enough to be quick, few enough that nobody else waits.
    private static let step = 25

    func run(_ task: TaskContext) async throws -> IssuedCertificates {
        let day = issuedOn ?? task.call.today
        let before = try await task.read { store in
            let present = try Training.find(training, in: store)
            try present.state.check(.issue)
            return (waiting: try waiting(after: 0, most: Int.max, store.db).count, present: present)
        }
        var issued: [IssuedCertificate] = []
        var count = 0
        var last: Int64 = 0
        task.progress(0, of: before.waiting, "Issuing certificates")
        while true {
            let after = last
            let (step, list) = try await task.write { store in
                let issuing = try Issuing(training, on: day, signer: signer, in: store)
                let ids = try waiting(after: after, most: Self.step, store.db)
                let made = try ids.map { try IssuedCertificate(try issuing.issue(to: $0), in: store) }
                if !ids.isEmpty { try Training.touch(training, in: store) }
                return (ids, made)
            }
            guard let end = step.last else { break }
            last = end
            count += step.count
            if !task.isDryRun { issued += list }
            task.progress(count, of: before.waiting, "Issuing certificates")
        }
        return IssuedCertificates(
            training: training, issued: count, already: before.present.completedCount - before.waiting,
            certificates: issued)
    }

    /// Who completed and has no certificate, not even one that was revoked, in the order of enrolment.
    private func waiting(after id: Int64, most: Int, _ db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT p.id FROM trainings_participant p
                WHERE p.training = ? AND p.id > ? AND p.state = 'completed'
                    AND NOT EXISTS (SELECT 1 FROM trainings_certificate WHERE participant = p.id)
                ORDER BY p.id LIMIT ?
                """, arguments: [training, id, most])
    }
}

struct IssuedCertificates: Described {
    let training: Int64
    let issued: Int
    let already: Int
    let certificates: [IssuedCertificate]

    static let fields = Fields<Self> {
        Field(\.training, "The training")
        Field(\.issued, "Certificates issued now; in a dry run, that would be")
        Field(\.already, "Participants who had one before")
        Field(\.certificates, "What was issued now")
    }
}

struct IssuedCertificate: Described {
    let id: Int64
    let participant: Int64
    let number: String
    let code: String

    init(_ id: Int64, in store: Transaction) throws {
        let certificate = try Certificate.find(id, in: store.snapshot)
        self.id = id
        participant = certificate.participant
        number = certificate.number
        code = certificate.code.description
    }

    static let fields = Fields<Self> {
        Field(\.id, "Number of the certificate in the store")
        Field(\.participant, "The enrolment")
        Field(\.number, "The number that stands on it")
        Field(\.code, "The code by which it is verified")
    }
}
