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
        // By what is given, each list has an index of its own.
        let narrow = """
            \(training == nil ? "" : "AND p.training = :training") \(person == nil ? "" : "AND p.person = :person")
            \(number == nil ? "" : "AND x.number = :number")
            """
        var arguments: StatementArguments = ["state": state]
        if let training { arguments = arguments &+ ["training": training] }
        if let person { arguments = arguments &+ ["person": person] }
        if let number { arguments = arguments &+ ["number": number] }
        return try store.page(
            Certificate.self, page,
            Certificate.select
                + " WHERE x.id > :after AND (:state IS NULL OR x.state = :state) \(narrow) ORDER BY x.id LIMIT :limit",
            arguments)
    }
}

struct GetCertificate: ReadCommand {
    static let about = About(
        "trainings.certificate.get", "Show a certificate", access: .viewer, example: #"{"certificate": 1}"#)

    @Parameter("Number of the certificate in the store", alias: "id") var certificate: Int64

    func run(_ store: Snapshot) throws -> Certificate { try Certificate.find(certificate, in: store) }
}
