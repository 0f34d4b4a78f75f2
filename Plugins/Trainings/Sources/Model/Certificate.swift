import ModuleKit

/// What proves that somebody completed a training.
struct Certificate: Described {
    let id: Int64
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant
    let training: Int64
    let participant: Int64
    let person: Int64
    let number: String
    let code: VerificationCode
    let state: CertificateState
    let holder: CertificateHolder?
    let printed: CertificatePrint
    let replaces: Int64?
    let replacedBy: Int64?
    let reason: String?
    let endedOn: CalendarDate?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the certificate in the store")
        Field(\.version, "Grows with each change")
        Field(\.createdAt, "When it was issued")
        Field(\.updatedAt, "When it was changed last")
        Field(\.training, "The training")
        Field(\.participant, "The enrolment")
        Field(\.person, "The person in the registry")
        Field(\.number, "The number that stands on it")
        Field(\.code, "The code by which it is verified")
        Field(\.state, "Where it stands")
        Field(\.holder, "Whose it is, as printed; null where the person was erased")
        Field(\.printed, "What else is printed on it")
        Field(\.replaces, "The certificate in whose place it was issued")
        Field(\.replacedBy, "The certificate that was issued in its place")
        Field(\.reason, "Why it was issued again or revoked")
        Field(\.endedOn, "When it was issued again or revoked")
    }

    /// Certificates as `x`, with a column for each field.
    static let select = """
        SELECT x.id, x.version, x.created_at, x.updated_at, p.training, x.participant, p.person, x.number, x.code,
            x.state, x.holder, x.printed, x.replaces,
            (SELECT id FROM trainings_certificate WHERE replaces = x.id) AS replaced_by, x.reason, x.ended_on
        FROM trainings_certificate x JOIN trainings_participant p ON p.id = x.participant
        """

    /// The certificate of this number; throws `not_found`.
    static func find(_ id: Int64, in store: Snapshot) throws -> Certificate {
        guard let certificate = try store.one(Certificate.self, select + " WHERE x.id = :id", ["id": id]) else {
            throw RPCError.notFound("certificate", id)
        }
        return certificate
    }

    /// Ends a certificate: a newer one takes its place, or none.
    static func end(
        _ id: Int64, as state: CertificateState, reason: String, in store: Transaction
    ) throws {
        try store.db.execute(
            sql: """
                UPDATE trainings_certificate SET state = ?, reason = ?, ended_on = ?, version = version + 1,
                    updated_at = ? WHERE id = ?
                """, arguments: [state, reason, store.call.today, store.call.now, id])
    }
}

/// Where a certificate stands.
enum CertificateState: String, Choice {
    /// It holds.
    case issued
    /// Another was issued in its place.
    case reissued
    case revoked

    /// Throws `invalid_state` where the certificate does not hold any more.
    func check(_ id: Int64) throws {
        guard self != .issued else { return }
        throw RPCError.invalidState("certificate \(id)", is: rawValue, allowed: [])
    }
}
