import ModuleKit

struct PrintCertificate: TaskCommand {
    static let about = About(
        "trainings.certificate.document", "Print a certificate: front and back page, A4 landscape", access: .viewer,
        example: #"{"certificate": 1, "format": "html"}"#)

    @Parameter("Number of the certificate in the store", alias: "id") var certificate: Int64
    @Parameter("As what") var format: CertificatePaper.Format

    func run(_ task: TaskContext) async throws -> File {
        let (found, address) = try await task.read { store in
            (
                try Certificate.find(certificate, in: store),
                try store.settings(TrainingsSettings.self).verificationAddress
            )
        }
        let html = try CertificatePaper.html([found], address: address, title: "Sertifikat \(found.number)")
        return try await CertificatePaper.file(html, as: format, name: "sertifikat-\(certificate)", seconds: 60)
    }
}

struct PrintCertificates: TaskCommand {
    static let about = About(
        "trainings.certificate.print", "Print all certificates of a training that hold, in one file", access: .viewer,
        example: #"{"training": 1, "format": "html"}"#)

    @Parameter("Number of the training", alias: "id") var training: Int64
    @Parameter("Only of this class, by number or name") var `class`: NameOrNumber?
    @Parameter("As what") var format: CertificatePaper.Format

    /// Certificates read at a time.
    private static let step = 100

    func run(_ task: TaskContext) async throws -> File {
        let (classID, total, address) = try await task.read { store in
            _ = try Training.find(training, in: store)
            let classID = try self.class?.classID(in: training, store.db)
            return (
                classID, try count(classID, store.db), try store.settings(TrainingsSettings.self).verificationAddress
            )
        }
        guard total > 0 else {
            throw RPCError(
                .notFound, "Training \(training) has no certificate that holds",
                hint: "trainings.certificate.issue issues them")
        }
        var certificates: [Certificate] = []
        while true {
            let last = certificates.last?.id ?? 0
            let step = try await task.read { try page(after: last, classID, $0) }
            certificates += step
            task.progress(certificates.count, of: total, "Preparing certificates")
            if step.count < Self.step { break }
        }
        let html = try CertificatePaper.html(certificates, address: address, title: "Sertifikat pelatihan \(training)")
        if format == .pdf { task.progress(certificates.count, of: total, "Making the PDF") }
        return try await CertificatePaper.file(
            html, as: format, name: "sertifikat-pelatihan-\(training)", seconds: 60 + certificates.count)
    }

    private static let chosen = "p.training = :training AND x.state = 'issued' AND (:class IS NULL OR p.class = :class)"

    private func count(_ classID: Int64?, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM trainings_certificate x JOIN trainings_participant p ON p.id = x.participant
                WHERE \(Self.chosen)
                """, arguments: ["training": training, "class": classID]) ?? 0
    }

    private func page(after id: Int64, _ classID: Int64?, _ store: Snapshot) throws -> [Certificate] {
        try store.all(
            Certificate.self,
            Certificate.select + " WHERE \(Self.chosen) AND x.id > :after ORDER BY x.id LIMIT :limit",
            ["training": training, "class": classID, "after": id, "limit": Self.step])
    }
}
