import ModuleKit

struct ReissueCertificate: WriteCommand {
    static let about = About(
        "trainings.certificate.reissue",
        "Issue a certificate again, with the same number, a new code and what is to be printed now", access: .clerk,
        example: #"{"certificate": 1, "reason": "Nama salah tulis"}"#)

    @Parameter("Number of the certificate in the store", alias: "id") var certificate: Int64
    @Parameter("Why", .length(3...300)) var reason: String
    @Parameter("The day that stands on it; today where it is missing") var issuedOn: CalendarDate?
    @Parameter("Who signs; the head of the office where it is missing") var signer: GivenSigner?
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Certificate {
        let old = try Certificate.find(certificate, in: store.snapshot)
        try expected.check("certificate", version: old.version)
        try old.state.check(certificate)
        let issuing = try Issuing(old.training, on: issuedOn ?? store.call.today, signer: signer, in: store)
        try Certificate.end(certificate, as: .reissued, reason: reason, in: store)
        let id = try issuing.issue(inPlaceOf: old)
        try Training.touch(old.training, in: store)
        return try Certificate.find(id, in: store.snapshot)
    }
}

struct RevokeCertificate: WriteCommand {
    static let about = About(
        "trainings.certificate.revoke", "Revoke a certificate, for good", access: .clerk,
        example: #"{"certificate": 1, "reason": "Diterbitkan untuk orang yang keliru"}"#)

    @Parameter("Number of the certificate in the store", alias: "id") var certificate: Int64
    @Parameter("Why", .length(3...300)) var reason: String
    @Group var expected: Expected

    func run(_ store: Transaction) throws -> Certificate {
        let present = try Certificate.find(certificate, in: store.snapshot)
        try expected.check("certificate", version: present.version)
        try present.state.check(certificate)
        try Certificate.end(certificate, as: .revoked, reason: reason, in: store)
        try Training.touch(present.training, in: store)
        return try Certificate.find(certificate, in: store.snapshot)
    }
}
