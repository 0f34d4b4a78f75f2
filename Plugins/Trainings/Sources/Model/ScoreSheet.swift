import DocumentKit
import ModuleKit

/// A sheet of scores in a file: titles above, a row of headings, a row for each participant.
struct ScoreSheet {
    struct Line {
        let line: Int
        let participant: String
        let name: String
        let className: String
        /// As the columns were given.
        let cells: [String]
    }

    private(set) var lines: [Line] = []

    /// - Throws: `invalid_params` where the file cannot be read, or has no row with the headings.
    init(_ bytes: [UInt8], _ format: TableReader.Format, name: String?, columns: [String]) throws {
        do throws(TableFault) {
            var reader = try TableReader(bytes, format)
            try read(&reader, name, columns)
        } catch { throw RPCError.invalid("file", "format", error.sentence) }
        guard isHeaded else {
            let wanted = (columns + [name ?? "Nama"]).map { "'\($0)'" }.joined(separator: ", ")
            throw RPCError.invalid("file", "headings", "No row of the file has the headings \(wanted)")
        }
    }

    private var isHeaded = false

    private mutating func read(
        _ reader: inout TableReader, _ name: String?, _ columns: [String]
    ) throws(TableFault) {
        var places: Places?
        while let row = try reader.next() {
            guard let places else {
                places = Places(row.fields, name: name, columns: columns)
                isHeaded = places != nil
                continue
            }
            func cell(_ place: Int?) -> String {
                place.flatMap { $0 < row.fields.count ? row.fields[$0] : nil }?.trimmed ?? ""
            }
            let line = Line(
                line: row.line, participant: cell(places.participant), name: cell(places.name),
                className: cell(places.className), cells: places.columns.map { cell($0) })
            if !line.isPassedOver { lines.append(line) }
        }
    }

    /// Where the columns stand.
    private struct Places {
        var participant: Int?
        var name: Int?
        var className: Int?
        var columns: [Int] = []

        /// Nil where the row is not the one of the headings.
        init?(_ fields: [String], name: String?, columns wanted: [String]) {
            let headings = fields.map { WrittenName($0).text }
            for column in wanted {
                guard let place = headings.firstIndex(of: WrittenName(column).text) else { return nil }
                columns.append(place)
            }
            let names = name.map { [$0] } ?? ["Nama", "Nama Peserta", "Nama Lengkap", "Name"]
            self.name = Self.first(names, headings)
            participant = Self.first(["Nomor Peserta", "No Peserta", "ID Peserta", "Participant"], headings)
            className = Self.first(["Kelas", "Class"], headings)
            guard self.name != nil || participant != nil else { return nil }
        }

        private static func first(_ names: [String], _ headings: [String]) -> Int? {
            headings.firstIndex { heading in names.contains { WrittenName($0).text == heading } }
        }
    }
}

extension ScoreSheet.Line {
    /// A row of column numbers, of sums or means, or one that only carries a number: nobody's scores.
    fileprivate var isPassedOver: Bool {
        if participant.isEmpty, name.isEmpty { return cells.allSatisfy(\.isEmpty) }
        let word = WrittenName(name).text
        if ["jumlah", "total", "rata rata", "rerata", "rata"].contains(word) { return true }
        return !word.isEmpty && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension TableFault {
    /// What is wrong with the file.
    fileprivate var sentence: Sentence {
        switch self {
        case .unclosedQuote(let line): "A quoted field in the row of line \(line) never ends"
        case .notXLSX: "Is no xlsx file"
        case .olderOrProtected:
            "Is a spreadsheet of before 2007 or protected by a password: save it as xlsx without one"
        case .damaged: "Is a damaged xlsx file"
        case .tooLarge: "Unpacks to more than any table holds"
        case .noSheet: "Has no visible sheet"
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        let kept = drop { $0.isWhitespace }
        guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(kept[...last])
    }
}
