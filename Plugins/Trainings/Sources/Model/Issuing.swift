import ModuleKit

/// Writes certificates of one training.
struct Issuing {
    let store: Transaction
    let training: Training
    let day: CalendarDate
    private let signer: GivenSigner?
    private let settings: TrainingsSettings
    private let office: OfficeSettings
    private let marks: [Int64: [Dimension: Double]]

    /// - Throws: `not_found`, `invalid_state` where it was not judged who completed, and `invalid_params` for a day
    ///   before the training's end.
    init(_ training: Int64, on day: CalendarDate, signer: GivenSigner?, in store: Transaction) throws {
        self.store = store
        self.day = day
        self.signer = signer
        self.training = try Training.find(training, in: store.snapshot)
        try self.training.state.check(.issue)
        guard day >= self.training.endsOn else {
            throw RPCError.invalid(
                "issued_on", "order", "'\(day)' is before the training's last day '\(self.training.endsOn)'")
        }
        settings = try store.settings(TrainingsSettings.self)
        office = try store.settings(OfficeSettings.self)
        marks = ScoreTable.marks(try ScoreTable.all(of: training, store.db), in: .post)
    }

    /// Issues to a participant who completed, and answers the certificate's number in the store.
    func issue(to participant: Int64) throws -> Int64 {
        let sequence = try nextSequence()
        let number = try NumberPattern(settings.certificateNumber).number(sequence, on: day, training: training.id)
        let taken = try Int64.fetchOne(
            store.db, sql: "SELECT id FROM trainings_certificate WHERE number = ? AND replaces IS NULL",
            arguments: [number])
        if let taken {
            throw RPCError(
                .conflict, "The certificate \(taken) has the number '\(number)' already",
                hint: "Set another certificate_number of trainings with core.settings.set")
        }
        return try write(participant, number: number, sequence: sequence, replaces: nil)
    }

    /// Issues in a certificate's place, with its number and what is to be printed now.
    func issue(inPlaceOf old: Certificate) throws -> Int64 {
        try write(old.participant, number: old.number, sequence: nil, replaces: old.id)
    }

    private func nextSequence() throws -> Int {
        let last = try Int.fetchOne(
            store.db, sql: "SELECT max(sequence) FROM trainings_certificate WHERE year = ?", arguments: [day.year])
        return (last ?? 0) + 1
    }

    private func write(_ id: Int64, number: String, sequence: Int?, replaces: Int64?) throws -> Int64 {
        let participant = try Participant.find(id, in: store.snapshot)
        try store.db.execute(
            sql: """
                INSERT INTO trainings_certificate(
                    created_at, updated_at, participant, number, year, sequence, code, holder, printed, replaces)
                VALUES (:now, :now, :participant, :number, :year, :sequence, :code, :holder, :printed, :replaces)
                """,
            arguments: [
                "now": store.call.now, "participant": id, "number": number, "year": day.year, "sequence": sequence,
                "code": VerificationCode.random(), "holder": try holder(participant).json,
                "printed": try printed(for: participant).json, "replaces": replaces,
            ])
        return store.db.lastInsertedRowID
    }

    /// The name as the registry has it now: a misspelt one is mended there, and the certificate issued again.
    private func holder(_ participant: Participant) throws -> CertificateHolder {
        let known = try Row.fetchOne(
            store.db.cachedStatement(
                sql: """
                    SELECT p.name, b.birth_place, b.birth_date
                    FROM registry_pub_person p JOIN registry_pub_birth b ON b.person = p.id WHERE p.id = ?
                    """), arguments: [participant.person])
        return CertificateHolder(
            name: known?["name"] ?? participant.name, birthPlace: known?["birth_place"],
            birthDate: known?["birth_date"], office: participant.office, unit: participant.unit,
            region: try participant.region.flatMap { try Regions.name(of: $0, on: training.startsOn, in: store.db) })
    }

    private func printed(for participant: Participant) throws -> CertificatePrint {
        let modules = try modules(for: participant)
        let place = try training.place.region.flatMap {
            try Regions.name(of: $0, on: training.startsOn, in: store.db)
        }
        return CertificatePrint(
            parent: office.officeParent, office: office.officeName, address: office.officeAddress,
            kind: training.kind, title: training.title, organiser: training.organiser,
            place: place.map {
                training.place.name.contains($0) ? training.place.name : "\(training.place.name), \($0)"
            }
                ?? training.place.name,
            startsOn: training.startsOn, endsOn: training.endsOn,
            lessonHours: modules.isEmpty ? nil : modules.reduce(0) { $0 + $1.lessonHours }, modules: modules,
            predicate: predicate(participant.id), issuedIn: office.officePlace, issuedOn: day,
            signerTitle: signer?.title ?? office.headTitle, signerName: signer?.name ?? office.headName,
            signerRank: signer == nil ? office.headRank : signer?.rank,
            signerNip: signer == nil ? office.headNip : signer?.nip)
    }

    /// The curriculum's that were taught, or else the sessions that were meant for the participant.
    private func modules(for participant: Participant) throws -> [PrintedModule] {
        if let taught = try TaughtModules.printed(in: training, class: participant.class, store.db) { return taught }
        return try Row.fetchAll(
            store.db,
            sql: """
                SELECT title, (ends_at - starts_at) / 2700000.0 AS hours FROM trainings_session
                WHERE training = ? AND (class IS NULL OR class = ?) ORDER BY starts_at, id
                """, arguments: [training.id, participant.class]
        ).enumerated().map { place, row in
            let hours: Double = row["hours"]
            return PrintedModule(
                title: row["title"] ?? "Sesi \(place + 1)", lessonHours: (hours * 10).rounded() / 10)
        }
    }

    /// By the mean of the dimensions in which a mark must be reached.
    private func predicate(_ participant: Int64) -> String? {
        let reached = settings.markedDimensions.compactMap { marks[participant]?[$0] }
        guard let mean = Score.mean(reached) else { return nil }
        return settings.predicates.filter { mean >= Double($0.from) - 1e-9 }.max { $0.from < $1.from }?.words
    }
}

struct GivenSigner: ParameterObject {
    @Parameter("As what the person signs", .length(2...150)) var title: String
    @Parameter("Name, with titles", .length(2...150)) var name: String
    @Parameter("Rank", .length(2...100)) var rank: String?
    @Parameter("Number as a civil servant (NIP)", .pattern("^[0-9 ]{18,23}$", "18 digits")) var nip: String?
}
