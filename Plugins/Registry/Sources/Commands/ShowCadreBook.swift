import DocumentKit
import ModuleKit

struct ShowCadreBook: ReadCommand {
    static let about = About(
        "registry.book", "Show a village's book of cadres (D.4 of Permendagri 47/2016), as it was on a day",
        access: .viewer, example: #"{"village": "64.01.07.2002", "format": "html"}"#)

    @Parameter("Code of the village") var village: RegionCode
    @Parameter("The day; today where missing") var asOf: CalendarDate?
    @Parameter("rows are answered as they are, the others as a file") var format = Format.rows

    enum Format: String, Choice {
        case rows
        /// For an Indonesian Excel.
        case csv
        case xlsx
        /// To be printed.
        case html
    }

    func run(_ store: Snapshot) throws -> CadreBook {
        let region = try region(store)
        let day = asOf ?? store.call.today
        let book = CadreBook(
            village: region.code, villageName: region.name, on: day,
            rows: try CadreBook.rows(villages: villages(region, store), on: day, store.db), file: nil)
        guard let file = try file(book, region, store) else { return book }
        return CadreBook(village: book.village, villageName: book.villageName, on: day, rows: [], file: file)
    }

    /// The village of the code: the present one, or else that of the day.
    private func region(_ store: Snapshot) throws -> Region {
        if let asOf, village.level == .village, try Regions.find(village, store.db) == nil {
            let past = try RegionsOnDay.list(where: "held.code = :code", ["code": village.text], on: asOf, store)
            if let region = past.first { return region }
        }
        return try Regions.get(try Regions.village(village, store.db, at: "village"), store)
    }

    /// The village, and those whose cadres stand in its book because they were not there.
    private func villages(_ region: Region, _ store: Snapshot) throws -> [Int64] {
        let code = try asOf.map { try RegionsOnDay.code(of: region.id, on: $0, store.db) } ?? RegionCode(region.code)
        guard let code else { return [region.id] }
        return [region.id] + (try RegionsOnDay.standIns(in: code, on: asOf, store.db))
    }

    private func file(_ book: CadreBook, _ region: Region, _ store: Snapshot) throws -> File? {
        let name = "buku-kader-\(book.village)-\(book.on)"
        let place = try place(region, on: book.on, store)
        let title = [
            "Buku Kader Pemberdayaan Masyarakat",
            "\(place.term) \(book.villageName), Kecamatan \(place.district), \(place.regency), keadaan \(book.on.printed)",
        ]
        switch format {
        case .rows: return nil
        case .csv:
            return File(
                name: name + ".csv", mediaType: "text/csv", content: book.table(title: title).csv(.indonesian))
        case .xlsx:
            return File(
                name: name + ".xlsx",
                mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                content: try book.table(title: title).xlsx())
        case .html:
            return File(name: name + ".html", mediaType: "text/html", content: Array(try book.page(place).utf8))
        }
    }

    private func place(_ region: Region, on day: CalendarDate, _ store: Snapshot) throws -> CadreBook.Place {
        let around = try Row.fetchOne(
            store.db,
            sql: """
                SELECT district.name AS district, regency.name AS regency FROM registry_region AS village
                LEFT JOIN registry_region AS district ON district.id = village.parent
                LEFT JOIN registry_region AS regency ON regency.id = district.parent WHERE village.id = ?
                """, arguments: [region.id])
        let isKelurahan = region.kind == .kelurahan
        let term = isKelurahan ? "Kelurahan" : region.localTerm ?? "Desa"
        let title = isKelurahan ? "Lurah" : region.headTitle ?? "Kepala \(term)"
        let head = try Officials.head(ofVillage: region.id, on: day, called: title, store.db)
        return CadreBook.Place(
            term: term, district: around?["district"] ?? "", regency: around?["regency"] ?? "", head: head?.name,
            headTitle: head?.title ?? title)
    }
}
