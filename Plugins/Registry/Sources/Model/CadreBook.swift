import DocumentKit
import ModuleKit

/// Book D.4 of Permendagri 47/2016, Buku Kader Pemberdayaan Masyarakat, of one village on a day.
struct CadreBook: Described {
    let village: String
    let villageName: String
    let on: CalendarDate
    let rows: [BookRow]
    let file: File?

    static let fields = Fields<Self> {
        Field(\.village, "Code of the village")
        Field(\.villageName, "Name of the village")
        Field(\.on, "The day on which it was so")
        Field(\.rows, "The rows of the book")
        Field(\.file, "The book as a file; null where rows were asked for")
    }
}

/// A row of the book, in its eight columns.
struct BookRow: Described {
    let number: Int
    let name: String
    let age: Int?
    let sex: Sex?
    let education: String?
    let specialities: String?
    let address: String?
    let remarks: String?

    static let fields = Fields<Self> {
        Field(\.number, "Number of the row, from 1")
        Field(\.name, "The person's name")
        Field(\.age, "Years of age on the day; null when the birth date is not known")
        Field(\.sex, "L or P; null when unknown")
        Field(\.education, "Last school and courses; null when unknown")
        Field(\.specialities, "Fields of work; null when unknown", named: "fields")
        Field(\.address, "Address; null when unknown")
        Field(\.remarks, "Role, decree, and whether the cadre rests; null when nothing of it is known")
    }
}

extension CadreBook {
    /// The book's headings, as the regulation has them.
    static let headings = [
        "No", "Nama", "Umur", "Jenis Kelamin", "Pendidikan/Kursus", "Bidang", "Alamat", "Keterangan",
    ]

    /// Those who served on the day, active or resting, by name.
    ///
    /// - Parameter villages: the village, and those for which it stands in on the day.
    static func rows(villages: [Int64], on day: CalendarDate, _ db: Database) throws -> [BookRow] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT person.name, person.sex, person.birth_date, person.education, person.courses, person.fields,
                    person.address, cadre.role, decree.number, decree.date, decree.valid_until,
                    \(ServiceOnDay.lastStep) = 'deactivated' AS rests
                FROM registry_cadre AS cadre JOIN registry_person AS person ON person.id = cadre.person
                LEFT JOIN registry_decree AS decree ON decree.id = \(ServiceOnDay.decree)
                WHERE cadre.village IN (SELECT value FROM json_each(:villages))
                    AND \(ServiceOnDay.lastStep) IN ('appointed', 'revived', 'deactivated')
                ORDER BY person.name, cadre.id
                """, arguments: ["villages": JSONValue.array(villages.map { .integer($0) }).text, "on": day])
        return try rows.enumerated().map { try BookRow($1, number: $0 + 1, on: day) }
    }

    func table(title: [String]) -> DocumentKit.Table {
        DocumentKit.Table(
            "Buku Kader", title: title,
            columns: zip(Self.headings, [5, 28, 7, 10, 26, 22, 30, 34]).map { .init($0, width: $1) },
            rows: rows.map(\.cells))
    }
}

extension BookRow {
    fileprivate var cells: [DocumentKit.Table.Cell] {
        func text(_ text: String?) -> DocumentKit.Table.Cell { text.map { .text($0) } ?? .empty }
        return [
            .integer(number), .text(name), age.map { .integer($0) } ?? .empty, text(sex?.rawValue), text(education),
            text(specialities), text(address), text(remarks),
        ]
    }

    fileprivate init(_ row: Row, number: Int, on day: CalendarDate) throws {
        func list(_ column: String) throws -> [String] {
            try JSONValue.parse(Array((row[column] as String).utf8)).array?.compactMap(\.string) ?? []
        }
        let learnt = [row["education"] as String?].compactMap(\.self) + (try list("courses"))
        let works = try list("fields")
        self.number = number
        name = row["name"]
        age = (row["birth_date"] as CalendarDate?).map { born in
            day.year - born.year - ((day.month, day.day) < (born.month, born.day) ? 1 : 0)
        }
        sex = row["sex"]
        education = learnt.isEmpty ? nil : learnt.joined(separator: ", ")
        specialities = works.isEmpty ? nil : works.joined(separator: ", ")
        address = row["address"]
        remarks = Self.remarks(row)
    }

    /// The book is an Indonesian paper, in whatever language it is asked for.
    private static func remarks(_ row: Row) -> String? {
        var remarks: [String] = []
        if let role: String = row["role"] { remarks.append(role) }
        if let number: String = row["number"], let date: CalendarDate = row["date"] {
            let until: CalendarDate? = row["valid_until"]
            remarks.append(
                "SK \(number) tanggal \(date.printed)" + (until.map { ", berlaku sampai \($0.printed)" } ?? ""))
        }
        if row["rests"] as Bool? == true { remarks.append("nonaktif") }
        return remarks.isEmpty ? nil : remarks.joined(separator: "; ")
    }
}

extension CalendarDate {
    /// `13 Maret 2024`
    var printed: String { PrintedDate(year: year, month: month, day: day).long }
}
