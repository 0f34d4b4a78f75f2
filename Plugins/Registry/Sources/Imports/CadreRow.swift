import ModuleKit

/// What one row says, each value read and checked by itself.
struct CadreRow: Sendable {
    let line: Int
    var name = ""
    var village = VillageFinder.Question()
    var nik: NIK?
    var sex: Sex?
    var birthPlace: String?
    var birthDate: CalendarDate?
    var education: String?
    var courses: [String] = []
    var fields: [String] = []
    var address: String?
    var phone: String?
    var role: String?
    var decree: ImportedDecree?
    /// Why somebody must look whether the person serves; nil where nothing speaks against it.
    var doubt: Sentence?

    /// Why a row cannot be taken.
    struct Fault: Error {
        let reason: Sentence
    }

    /// - Throws: `Fault` with the first thing that is wrong, which names the heading and quotes the value, but never a
    ///   NIK.
    init(_ row: CadreSheet.Line, _ sheet: CadreSheet, today: CalendarDate) throws(Fault) {
        line = row.line
        let cells = CellReader(cells: row.cells, longNumbers: row.longNumbers, sheet: sheet, today: today)
        try cells.refuseFormulas()
        try cells.refuseStrayNumbers()
        guard let name = row.cells[.name] else { throw Fault(reason: "The name is missing") }
        guard name.contains(where: \.isLetter), name.unicodeScalars.count <= 150 else {
            throw Fault(reason: "'\(name.prefix(60))' is no name")
        }
        self.name = name
        village = VillageFinder.Question(
            code: row.cells[.villageCode], village: row.cells[.village], district: row.cells[.district],
            regency: row.cells[.regency])
        nik = try cells.nik()
        sex = try cells.sex()
        (birthPlace, birthDate) = try cells.birth()
        education = try cells.text(.education, most: 100)
        courses = try cells.list(.courses)
        fields = try cells.list(.fields)
        address = try cells.text(.address, most: 300)
        phone = try cells.phone()
        role = try cells.text(.role, most: 100)
        decree = try cells.decree()
        doubt = cells.doubtOfService()
    }

    var details: PersonDetails {
        var details = PersonDetails()
        details.sex = sex
        details.birthPlace = birthPlace
        details.birthDate = birthDate
        details.education = education
        details.courses = courses
        details.fields = fields
        details.phone = phone
        details.address = address
        details.nik = nik
        return details
    }
}

/// A decree as a row tells it.
struct ImportedDecree: Sendable, Equatable {
    let number: String
    let date: CalendarDate
    let validFrom: CalendarDate
    let validUntil: CalendarDate?
    let signer: String?

    var details: DecreeDetails {
        var details = DecreeDetails()
        details.number = number
        details.date = date
        details.validFrom = validFrom
        details.validUntil = validUntil
        details.signer = signer
        return details
    }
}
