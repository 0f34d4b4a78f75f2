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
        let cells = try Self.readBack(recap, with: program)
        let codes = cells.map { $0[0] }.filter { $0.hasPrefix("64.") }
        #expect(codes == Office.villages.sorted())
        #expect(cells.contains { $0.first == "64" && $0.contains("Jumlah") })
        let row = try #require(cells.first { $0.first == "64.01.01.2001" })
        #expect(row[1] == "Desa 64.01.01.2001")
        #expect(row[2] == "2")
    }

    /// The first sheet's cells as text.
    private static func readBack(_ answer: JSONValue, with program: String) throws -> [[String]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "balai-office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let content = try #require(answer["file"]?["content"]?.string)
        let data = try #require(Data(base64Encoded: content))
        try data.write(to: folder.appending(path: "rekap.xlsx"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
            "csv:Text - txt - csv (StarCalc):9,34,76,1", "--outdir", folder.path, folder.path + "/rekap.xlsx",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let text = try String(contentsOf: folder.appending(path: "rekap.csv"), encoding: .utf8)
        return text.split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            }
        }
    }
}
