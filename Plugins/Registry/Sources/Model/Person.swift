import ModuleKit

/// `L` laki-laki, `P` perempuan, as every form of the office has it.
enum Sex: String, Choice {
    case male = "L"
    case female = "P"
}

/// A person, whoever it is: cadre, official, trainer or guest.
struct Person: Described {
    let id: Int64
    let name: String
    let sex: Sex?
    let birthPlace: String?
    let birthDate: CalendarDate?
    let education: String?
    let courses: [String]
    let specialities: [String]
    let phone: String?
    let address: String?
    let nik: Masked?
    let nikState: NIKState
    let mergedInto: Int64?
    let erasedAt: Instant?
    var warnings: Warnings
    let version: Int64
    let createdAt: Instant
    let updatedAt: Instant

    static let fields = Fields<Self> {
        Field(\.id, "Number of the person")
        Field(\.name, "Name")
        Field(\.sex, "L or P; null when unknown")
        Field(\.birthPlace, "Where the person was born")
        Field(\.birthDate, "When the person was born")
        Field(\.education, "Last school")
        Field(\.courses, "Courses taken")
        Field(\.specialities, "Fields of work", named: "fields")
        Field(\.phone, "Telephone")
        Field(\.address, "Address")
        Field(\.nik, "National identity number, masked; null when none is recorded")
        Field(\.nikState, "How far the number is known: none, provisional, well_formed or verified")
        Field(\.mergedInto, "The person that this one was found to be; null of one that stands for itself")
        Field(\.erasedAt, "When the person was erased on request; null of everybody else")
        Field(\.warnings, "What somebody should look at")
        Field(\.version, "Counts the changes")
        Field(\.createdAt, "When it was recorded")
        Field(\.updatedAt, "When it was last changed")
    }
}
