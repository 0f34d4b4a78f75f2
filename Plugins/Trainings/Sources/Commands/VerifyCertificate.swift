import ModuleKit

/// Answers whoever holds a paper: what must stand on it, and nothing that does not.
struct VerifyCertificate: ReadCommand {
    static let about = About(
        "trainings.certificate.verify", "Verify a certificate by the code that stands on it", access: .anyone,
        example: #"{"code": "4K7M-Q2ZD-9HXW"}"#)

    @Parameter("The code") var code: VerificationCode

    func run(_ store: Snapshot) throws -> Verification {
        let found = try store.one(Certificate.self, Certificate.select + " WHERE x.code = :code", ["code": code])
        guard let found else { throw RPCError.notFound("certificate with the code", code) }
        return Verification(
            valid: found.state == .issued, state: found.state, number: found.number, name: found.holder?.name,
            title: found.printed.title, organiser: found.printed.organiser, startsOn: found.printed.startsOn,
            endsOn: found.printed.endsOn, lessonHours: found.printed.lessonHours,
            issuedOn: found.printed.issuedOn, endedOn: found.endedOn, statement: statement(found))
    }

    private func statement(_ certificate: Certificate) -> Sentence {
        let number = certificate.number
        guard let ended = certificate.endedOn else { return "The certificate \(number) is valid" }
        return certificate.state == .revoked
            ? "The certificate \(number) was revoked on \(ended.words), and is not valid"
            : "The certificate \(number) was issued again on \(ended.words): this paper is not valid, the newer one is"
    }
}

struct Verification: Described {
    let valid: Bool
    let state: CertificateState
    let number: String
    let name: String?
    let title: String
    let organiser: String
    let startsOn: CalendarDate
    let endsOn: CalendarDate
    let lessonHours: Double?
    let issuedOn: CalendarDate
    let endedOn: CalendarDate?
    let statement: Sentence

    static let fields = Fields<Self> {
        Field(\.valid, "Whether the certificate holds")
        Field(\.state, "Where it stands")
        Field(\.number, "The number that must stand on it")
        Field(\.name, "The name that must stand on it; null where the person was erased")
        Field(\.title, "The training")
        Field(\.organiser, "Who held the training")
        Field(\.startsOn, "Its first day")
        Field(\.endsOn, "Its last day")
        Field(\.lessonHours, "Lesson hours of 45 minutes")
        Field(\.issuedOn, "When it was issued")
        Field(\.endedOn, "When it was issued again or revoked")
        Field(\.statement, "The same in a sentence")
    }
}
