import ModuleKit

/// What an office can set of its trainings. The numbers are customs of offices, and no law: whoever departs from them
/// says so here.
struct TrainingsSettings: ModuleSettings {
    static let module = "trainings"

    @Parameter("Sessions that must have been attended to complete a training, in percent", .range(0...100))
    var minimumAttendance = 80
    @Parameter("Mark that must be reached after a training, in percent of the maximum", .range(0...100))
    var minimumMark = 60
    @Parameter("Dimensions in which that mark must be reached, where they were measured after the training")
    var markedDimensions = [Dimension.knowledge]
    @Parameter("Fewest participants, measured twice, of whom the effect says anything", .range(2...1000))
    var fewestPairs = 5
    @Parameter("Months after which a cadre's last training was too long ago", .range(1...600))
    var refresherMonths = 36
    @Parameter("Mean mark after a training below which a need is seen, in percent of the maximum", .range(0...100))
    var lowMark = 60
    @Parameter(
        "Pattern of a certificate's number, of {seq}, {seq:4}, {year}, {month}, {roman_month} and {training}; {seq} begins anew with each year",
        .length(5...100))
    var certificateNumber = "{seq}/KPMD/{roman_month}/{year}"
    @Parameter("Address in a certificate's QR code, with {code} where the code stands", .length(6...200))
    var verificationAddress: String?
    @Parameter("What is said of a mark on a certificate, by the least mark in percent", .items(0...10))
    var predicates = [Predicate(90, "Sangat Memuaskan"), Predicate(80, "Memuaskan"), Predicate(60, "Baik")]

    func validate(_ faults: inout Faults) {
        do { _ = try NumberPattern(certificateNumber) } catch {
            faults.add(at: "certificate_number", "pattern", error.message)
        }
        if let verificationAddress, !verificationAddress.contains("{code}") {
            faults.add(at: "verification_address", "pattern", "'\(verificationAddress)' has no {code}")
        }
    }
}

/// What is said of a mark, from the least on that earns it.
struct Predicate: ParameterObject {
    @Parameter("Least mark, in percent of the maximum", .range(0...100)) var from: Int
    @Parameter("What is said of it", .length(2...60)) var words: String

    init() {}

    init(_ from: Int, _ words: String) {
        self.from = from
        self.words = words
    }
}
