/// What the parts of an xlsx say beside its sheets: which there are, the texts they share, and which numbers are days.
struct Workbook {
    private struct Sheet {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    private let archive: ZipArchive
    private var sheets: [Sheet] = []
    private var parts: [String: String] = [:]
    private var dates = DateStyles()
    private var texts: [String] = []

    /// - Throws: `TableFault` where the file is no xlsx, or its parts are broken.
    init(_ bytes: [UInt8]) throws(TableFault) {
        // The first bytes of a compound file: an xls, or an xlsx inside its encryption.
        if bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) { throw .olderOrProtected }
        archive = try ZipArchive(bytes)
        guard archive.has("xl/workbook.xml") else { throw .notXLSX }
        try readBook()
        try readRelations()
        if archive.has("xl/styles.xml") { try readStyles() }
        if archive.has("xl/sharedStrings.xml") { try readTexts() }
    }

    /// The first sheet that is not hidden.
    func firstSheet() throws(TableFault) -> SheetRows {
        guard let sheet = sheets.first(where: { !$0.isHidden }), let part = parts[sheet.relation] else {
            throw .noSheet
        }
        return try SheetRows(archive, part, texts: texts, dates: dates)
    }

    private mutating func readBook() throws(TableFault) {
        var sheets: [Sheet] = []
        var countsFrom1904 = false
        try XMLWalk.walk(archive, "xl/workbook.xml") { name, attributes in
            switch name {
            case "sheet":
                let relation = attributes.first { $0.key == "id" || $0.key.hasSuffix(":id") }?.value ?? ""
                let isHidden = (attributes["state"] ?? "visible") != "visible"
                sheets.append(Sheet(name: attributes["name"] ?? "", relation: relation, isHidden: isHidden))
            case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
            default: break
            }
        }
        self.sheets = sheets
        dates.countsFrom1904 = countsFrom1904
    }

    private mutating func readRelations() throws(TableFault) {
        var parts: [String: String] = [:]
        try XMLWalk.walk(archive, "xl/_rels/workbook.xml.rels") { name, attributes in
            guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
            parts[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        self.parts = parts
    }

    private mutating func readStyles() throws(TableFault) {
        var formats: [Int: String] = [:]
        var cells: [Int] = []
        var isInCells = false
        try XMLWalk.walk(archive, "xl/styles.xml") { name, attributes in
            switch name {
            case "numFmt":
                if let id = attributes["numFmtId"].flatMap({ Int($0) }) { formats[id] = attributes["formatCode"] }
            case "cellXfs": isInCells = true
            case "xf" where isInCells: cells.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
            default: break
            }
        } finish: { name in
            if name == "cellXfs" { isInCells = false }
            return true
        }
        dates.isDate = cells.map { DateStyles.isDate($0, formats[$0]) }
    }

    private mutating func readTexts() throws(TableFault) {
        var texts: [String] = []
        var size = 0
        var current = ""
        var isText = false
        var isPhonetic = false
        try XMLWalk.walk(archive, "xl/sharedStrings.xml") { name, _ in
            switch name {
            case "si": current = ""
            case "t": isText = !isPhonetic
            case "rPh": isPhonetic = true
            default: break
            }
        } text: {
            if isText { current += $0 }
        } finish: { name in
            switch name {
            case "t": isText = false
            case "rPh": isPhonetic = false
            case "si":
                size += current.utf8.count
                texts.append(CellText.unescaped(current))
            default: break
            }
            return size <= SheetRows.mostText
        }
        self.texts = texts
    }
}
