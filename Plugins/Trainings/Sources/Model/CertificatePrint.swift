import ModuleKit

/// All that a certificate says beside its number, its code and its holder, as it was when it was issued. Kept as JSON
/// and never changed: another name, letterhead or curriculum is another certificate.
struct CertificatePrint: Described {
    let parent: [String]
    let office: String?
    let address: [String]
    let kind: TrainingKind
    let title: String
    let organiser: String
    let place: String
    let startsOn: CalendarDate
    let endsOn: CalendarDate
    let lessonHours: Double?
    let modules: [PrintedModule]
    let predicate: String?
    let issuedIn: String?
    let issuedOn: CalendarDate
    let signerTitle: String?
    let signerName: String?
    let signerRank: String?
    let signerNip: String?

    static let fields = Fields<Self> {
        Field(\.parent, "Lines above the office's name")
        Field(\.office, "The office; null leaves a line to write on")
        Field(\.address, "Its address")
        Field(\.kind, "What the training is called")
        Field(\.title, "Title of the training")
        Field(\.organiser, "Who held it")
        Field(\.place, "Where it was held")
        Field(\.startsOn, "First day")
        Field(\.endsOn, "Last day")
        Field(\.lessonHours, "Lesson hours of 45 minutes; null where there was neither curriculum nor session")
        Field(\.modules, "What was taught, for the back page")
        Field(\.predicate, "What is said of the mark; null where no mark was taken")
        Field(\.issuedIn, "Where it was issued")
        Field(\.issuedOn, "When it was issued")
        Field(\.signerTitle, "As what the signer signs")
        Field(\.signerName, "Who signs")
        Field(\.signerRank, "The signer's rank")
        Field(\.signerNip, "The signer's number as a civil servant")
    }
}

/// A row of a certificate's back page.
struct PrintedModule: Described {
    let title: String
    let lessonHours: Double

    static let fields = Fields<Self> {
        Field(\.title, "What was taught")
        Field(\.lessonHours, "Lesson hours of 45 minutes")
    }
}

/// What a certificate says of the person who holds it: the part that erasing a person empties.
struct CertificateHolder: Described {
    let name: String
    let birthPlace: String?
    let birthDate: CalendarDate?
    let office: String?
    let unit: String?
    let region: String?

    static let fields = Fields<Self> {
        Field(\.name, "The name")
        Field(\.birthPlace, "Where the holder was born; null where it was unknown")
        Field(\.birthDate, "When the holder was born; null where it was unknown")
        Field(\.office, "The holder's office")
        Field(\.unit, "Where the holder comes from")
        Field(\.region, "The holder's region, by its name then")
    }
}

extension Described {
    /// The value as a column holds it.
    var json: String {
        var writer = JSONWriter()
        Self.shape.encode(self, &writer)
        return writer.string
    }
}
