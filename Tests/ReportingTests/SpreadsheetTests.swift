import Foundation
import HallTesting
import ModuleKit
import Testing

/// A spreadsheet as another program reads it: LibreOffice opens the file, and writes it again as CSV.
@Suite struct SpreadsheetTests {
    static let office = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test("opened by LibreOffice and read back, every code is what it was, and no text has become a formula")
    func roundTrip() async throws {
        guard let program = Self.office else {
            print("SKIPPED: LibreOffice is not installed, no file is opened by it")
            return
        }
        let office = try await Office()
        for (name, sex) in [("Contoh =SUM(A1)", "P"), ("Contoh Dua", "L")] {
            _ = try await office.cadre(name, "64.01.01.2001", sex: sex)
        }
        let recap = try await office.hall.call(
            "reporting.recap", ["within": "64", "by": "village", "format": "xlsx"])
        let cells = try Self.readBack([recap], with: program)[0]
        let codes = cells.map { $0[0] }.filter { $0.hasPrefix("64.") }
        #expect(codes == Office.villages.sorted())
        #expect(cells.contains { $0.first == "64" && $0.contains("Jumlah") })
        let row = try #require(cells.first { $0.first == "64.01.01.2001" })
        #expect(row[1] == "Desa 64.01.01.2001")
        #expect(row[2] == "2")
    }

    @Test func `lists opened by LibreOffice and read back have every code, phone and mask, and days that are days`()
        async throws
    {
        guard let program = Self.office else {
            print("SKIPPED: LibreOffice is not installed, no list is opened by it")
            return
        }
        let listed = try await FileTests.Listed()
        var workbooks: [JSONValue] = []
        for (command, params) in listed.tables {
            workbooks.append(try await listed.file(command, params, ["format": "xlsx"]))
        }
        var read: [String: [[String]]] = [:]
        for ((command, params), cells) in zip(listed.tables, try Self.readBack(workbooks, with: program)) {
            let csv = try await listed.lines(command, params, csv: "international")
            let checksum = try #require(csv.last?.last)
            #expect(cells.contains { $0[0] == "SHA-256: \(checksum)" }, "\(command)")
            // A code, mask or telephone of the file for programs is the same text in a cell.
            let treacherous = /64\.[0-9.]+|[0-9]{6}\*+[0-9]{4}|08[0-9]+/
            let texts = Set(csv.joined().filter { $0.wholeMatch(of: treacherous) != nil })
            #expect(!texts.isEmpty && texts.isSubset(of: Set(cells.joined())), "\(command): \(texts)")
            read[command] = cells
        }
        let dormant = try #require(read["reporting.dormant"]?.first { $0.contains("=Contoh Aminah") })
        #expect(dormant[2] == "64.01.01.2002")
        #expect(dormant[5...6] == ["640107******0001", "081200000001"])
        #expect(dormant[8] == "30/03/2022")
        let board = try #require(read["reporting.submission.board"]?.first { $0[0] == "64.09" })
        #expect(board[2] == "Terlambat" && board[5] == "12/04/2024")
    }

    /// What people write into a list and a spreadsheet takes for something else: numbers that lose their zeros or end in
    /// an exponent, dates, and formulas.
    static let treacherous = [
        "081234567890", "+6281234567890", "+62 812-3456-7890", "0812", "6401**********01", "6401071303240001x",
        "64.01", "64.010", "1-2", "3/4", "1E5", "00123", "TRUE", "=SUM(A1:A9)", "=1+1", "+1+1", "-5+3", "@SUM(1;2)",
        "=HYPERLINK(\"http://contoh.invalid\";\"x\")", "'0812",
    ]

    @Test(
        "phones with their zeros and their +62, masks, and texts that look like numbers, dates or formulas stay as they were"
    )
    func texts() async throws {
        guard let program = Self.office else {
            print("SKIPPED: LibreOffice is not installed, no file is opened by it")
            return
        }
        let office = try await Office()
        for text in Self.treacherous {
            try await office.hall.call(
                "meetings.issue.raise",
                ["on": "2024-03-13", "statement": .string(text), "regions": ["64.01.01.2001"]])
        }
        let kept = try office.hall.rows("SELECT statement FROM meetings_issue ORDER BY id").map { $0[0] as String }
        let workbook = try await office.hall.call("reporting.dataset", ["name": "issues", "format": "xlsx"])
        let lines = try await office.hall.call("reporting.dataset", ["name": "issues", "format": "csv"])
        let read = try Self.readBack([workbook, lines], with: program)
        #expect(read[0].dropFirst().map { $0[1] } == kept)
        #expect(kept.count == Self.treacherous.count)
        // In a CSV there are no cells of text: what a spreadsheet would compute stands behind an apostrophe.
        for (read, text) in zip(read[1].dropFirst(), kept)
        where "=+-@".contains(text.prefix(1)) {
            #expect(read[1].hasPrefix("'"), "\(text) became \(read[1])")
        }
    }

    /// The cells of each file's first sheet as text, all read in one run.
    private static func readBack(_ answers: [JSONValue], with program: String) throws -> [[[String]]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "balai-office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let names = try answers.enumerated().map { i, answer in
            let file = try #require(answer["file"])
            let content = try #require(file["content"]?.string)
            let data = file["encoding"] == "base64" ? try #require(Data(base64Encoded: content)) : Data(content.utf8)
            let name = "berkas\(i)." + ((file["name"]?.string ?? "").hasSuffix("xlsx") ? "xlsx" : "csv")
            try data.write(to: folder.appending(path: name))
            return name
        }
        let read = folder.appending(path: "dibaca")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments =
            [
                "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
                "csv:Text - txt - csv (StarCalc):9,34,76,1", "--outdir", read.path,
            ] + names.map { "\(folder.path)/\($0)" }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try names.indices.map { i in
            let text = try String(contentsOf: read.appending(path: "berkas\(i).csv"), encoding: .utf8)
            return text.split(separator: "\n").map { line in
                line.split(separator: "\t", omittingEmptySubsequences: false).map { cell in
                    guard cell.hasPrefix("\""), cell.count > 1 else { return String(cell) }
                    return cell.dropFirst().dropLast().replacingOccurrences(of: "\"\"", with: "\"")
                }
            }
        }
    }
}
