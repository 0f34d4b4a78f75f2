import DocumentKit
import ModuleKit

/// One region as a file tells it.
struct RegionRow: Sendable {
    let line: Int
    let code: RegionCode
    /// Nil in a list of BPS codes without names.
    let name: String?
    let kind: RegionKind
    let bpsCode: String?
}

/// A row that is not taken, and why, for the person who made the file.
struct RefusedRow: Described {
    let line: Int
    let reason: Sentence

    static let fields = Fields<Self> {
        Field(\.line, "Line of the file, from 1")
        Field(\.reason, "Why it was not taken")
    }
}

/// The regions of a file, each checked by itself.
struct RegionFile: Sendable {
    private(set) var rows: [RegionRow] = []
    private(set) var refused: [RefusedRow] = []
    private var lines: [RegionCode: Int] = [:]
    private var bpsLines: [String: Int] = [:]
    /// Every code that the file names, in rows that were refused, too, and those around each: what it names, or something
    /// inside of, it does not close.
    private(set) var named: Set<String> = []

    /// Reads CSV with the columns `code`, `name` and, where they are there, `level`, `parent_code`, `kind` and
    /// `bps_code`, in any order. A list of BPS codes needs no names, since that office spells them its own way.
    ///
    /// - Throws: `invalid_params` where the file as a whole cannot be read.
    init(csv bytes: [UInt8]) throws {
        var reader = CSVReader(bytes)
        do {
            guard let header = try reader.next() else { throw RPCError.invalid("file", "empty", "The file is empty") }
            let columns = try Columns(header.fields)
            while let row = try reader.next() { take(row, columns) }
        } catch let error as CSVReader.UnclosedQuote {
            throw RPCError.invalid(
                "file", "quote", "The quoted field in the row of line \(error.line) never ends")
        }
    }

    /// Reads the `INSERT` statements of the table `wilayah(kode, nama)` as they are published for MySQL.
    init(wilayahSQL bytes: [UInt8]) throws {
        var reader = WilayahReader(bytes)
        while let row = reader.next() { take(line: row.line, code: row.code, name: row.name) }
        guard !rows.isEmpty || !refused.isEmpty else {
            throw RPCError.invalid("file", "format", "The file has no rows like ('64.01', 'Paser')")
        }
    }

    private struct Columns {
        let code: Int
        let name, level, parent, kind, bpsCode: Int?

        init(_ header: [String]) throws {
            let names = header.map { $0.trimmedSpaces.lowercased() }
            (name, bpsCode) = (names.firstIndex(of: "name"), names.firstIndex(of: "bps_code"))
            guard let code = names.firstIndex(of: "code"), name != nil || bpsCode != nil else {
                throw RPCError.invalid(
                    "file", "columns",
                    """
                    The first line is '\(header.joined(separator: ",").prefix(80))': expected the columns \
                    code,name,level,parent_code,kind,bps_code
                    """)
            }
            self.code = code
            level = names.firstIndex(of: "level")
            parent = names.firstIndex(of: "parent_code")
            kind = names.firstIndex(of: "kind")
        }
    }

    private mutating func take(_ row: CSVReader.Row, _ columns: Columns) {
        func field(_ column: Int?) -> String? {
            guard let column, column < row.fields.count else { return nil }
            let text = row.fields[column].trimmedSpaces
            return text.isEmpty ? nil : text
        }
        take(
            line: row.line, code: field(columns.code) ?? "", name: field(columns.name), level: field(columns.level),
            parent: field(columns.parent), kind: field(columns.kind), bpsCode: field(columns.bpsCode))
    }

    private mutating func take(
        line: Int, code text: String, name: String?, level: String? = nil, parent: String? = nil, kind: String? = nil,
        bpsCode: String? = nil
    ) {
        func refuse(_ reason: Sentence) { refused.append(RefusedRow(line: line, reason: reason)) }
        guard let code = RegionCode(text) else {
            return refuse("The code '\(text.prefix(40))' is invalid: expected \(RegionCode.expected)")
        }
        for around in sequence(first: code, next: \.parent) { named.insert(around.text) }
        guard name != nil || bpsCode != nil else { return refuse("The name of \(code) is blank") }
        guard let lawful = RegionKind(code: code) else {
            return refuse(
                "'\(code)' is invalid: a village's digits begin with 1 (kelurahan), 2 (desa) or 3 (desa adat)")
        }
        if let level, level != code.level.rawValue {
            return refuse(
                "The level '\(level.prefix(40))' does not go with the code \(code), which is a \(code.level.said)")
        }
        if let kind, kind.lowercased() != lawful.rawValue {
            return refuse(
                "The kind '\(kind.prefix(40))' does not go with the code \(code), which is a \(lawful.rawValue)")
        }
        if let parent, parent != code.parent?.text {
            return refuse("The parent '\(parent.prefix(40))' does not go with the code \(code)")
        }
        if let earlier = lines[code] { return refuse("The code \(code) stands in line \(earlier) already") }
        var digits: String?
        if let bpsCode {
            let written = bpsCode.filter { $0 != "." }
            guard (2...10).contains(written.utf8.count), written.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
                return refuse("The BPS code '\(bpsCode.prefix(40))' is invalid: expected 2 to 10 digits")
            }
            if let earlier = bpsLines[written] {
                return refuse("The BPS code \(written) stands in line \(earlier) already")
            }
            bpsLines[written] = line
            digits = written
        }
        lines[code] = line
        rows.append(RegionRow(line: line, code: code, name: name, kind: lawful, bpsCode: digits))
    }

    /// Takes out rows whose region around them is neither in the file nor in `present`, and those without a name whose
    /// region is not there.
    mutating func refuseOrphans(present: (RegionCode) -> Bool) {
        var orphans: Set<RegionCode> = []
        for row in rows where row.name == nil && !present(row.code) {
            orphans.insert(row.code)
            refused.append(RefusedRow(line: row.line, reason: "The name of \(row.code) is blank"))
        }
        for row in rows.sorted(by: { $0.code.text.utf8.count < $1.code.text.utf8.count }) {
            guard let parent = row.code.parent, !orphans.contains(row.code) else { continue }
            let isThere = present(parent) || (lines[parent] != nil && !orphans.contains(parent))
            guard !isThere else { continue }
            orphans.insert(row.code)
            refused.append(RefusedRow(line: row.line, reason: "\(parent), around \(row.code), is not there"))
        }
        rows.removeAll { orphans.contains($0.code) }
        refused.sort { $0.line < $1.line }
    }

    /// Takes out rows whose BPS code is that of another region, to which the file gives no other.
    mutating func refuseTaken(_ present: [String: RegionPlan.Present]) {
        let given = Dictionary(rows.map { ($0.code.text, $0.bpsCode) }, uniquingKeysWith: { first, _ in first })
        var owners: [String: String] = [:]
        for (code, region) in present where (given[code] ?? nil) == nil {
            if let bpsCode = region.bpsCode { owners[bpsCode] = code }
        }
        rows.removeAll { row in
            guard let bpsCode = row.bpsCode, let owner = owners[bpsCode], owner != row.code.text else { return false }
            refused.append(RefusedRow(line: row.line, reason: "The BPS code \(bpsCode) is that of \(owner)"))
            return true
        }
        refused.sort { $0.line < $1.line }
    }

    /// The provinces from which the file has rows.
    var provinces: Set<String> { Set(rows.map { String($0.code.text.prefix(2)) }) }
}
