import ModuleKit

struct ListCertificates: ReadCommand {
    static let about = About(
        "trainings.certificate.list", "List certificates, of a training or a person", access: .viewer,
        example: #"{"training": 1, "state": "issued"}"#)

    @Parameter("Only of this training") var training: Int64?
    @Parameter("Only of this person") var person: Int64?
    @Parameter("Where it stands") var state: CertificateState?
    @Parameter("The number that stands on it", .length(1...120)) var number: String?
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Certificate> {
        try Known.check(training, "training", in: "trainings_training", store)
        var filter = Filter()
        filter.add("p.training = :training", "training", training)
        filter.add("p.person = :person", "person", try Known.person(person, store))
        filter.add("x.state = :state", "state", state)
        filter.add("x.number = :number", "number", number)
        return try store.page(
            Certificate.self, page,
            Certificate.select + " WHERE x.id > :after\(filter.sql) ORDER BY x.id LIMIT :limit", filter.arguments)
    }
}

struct GetCertificate: ReadCommand {
    static let about = About(
        "trainings.certificate.get", "Show a certificate", access: .viewer, example: #"{"certificate": 1}"#)

    @Parameter("Number of the certificate in the store", alias: "id") var certificate: Int64

    func run(_ store: Snapshot) throws -> Certificate { try Certificate.find(certificate, in: store) }
}
