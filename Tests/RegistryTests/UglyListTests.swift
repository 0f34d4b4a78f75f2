import Foundation
import HallTesting
import ModuleKit
import Testing

@testable import Registry

/// Every list in Tests/UglyLists has a file beside it that tells what becomes of each of its rows.
@Suite struct UglyListTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../UglyLists")

    static let names = [
        "01-titles-and-totals.csv", "02-windows-1252.csv", "03-utf-16-tabs.csv", "04-niks-broken-by-excel.csv",
        "05-every-nik-ends-in-0.csv", "06-villages.csv", "07-dates.csv", "08-values.csv", "09-the-same-twice.csv",
        "10-decrees.csv", "11-joined-cells.xlsx", "12-quotes-and-lines.csv", "13-other-headings.csv",
        "14-no-headings.csv", "15-quote-never-ends.csv", "16-before-2007.xlsx",
    ]

    private static let regions =
        Office.regions + """

            64.02,Kabupaten Kutai Kartanegara,regency,64,kabupaten
            64.02.02,Loa Kulu,district,64.02,kecamatan
            64.02.02.2014,Sumber Sari,village,64.02.02,desa
            64.02.07,Sebulu,district,64.02,kecamatan
            64.02.07.2007,Sumber Sari,village,64.02.07,desa

            """

    static func hall(_ language: Language = .english) async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00", language: language)
        try await hall.importRegions(regions)
        try await hall.call(
            "registry.region.alias",
            ["code": "64.01.07.2002", "name": "Batu Butok", "kind": "former", "valid_until": "2022-11-08"])
        return hall
    }

    static func parameters(_ name: String) throws -> JSONValue {
        let content = try Data(contentsOf: folder.appending(path: name))
        var parameters: JSONValue = [
            "format": name.hasSuffix("xlsx") ? "xlsx" : "csv",
            "file": ["content": .string(content.base64EncodedString()), "encoding": "base64"],
        ]
        if name.hasPrefix("13") {
            parameters["mapping"] = ["name": "Nama Orangnya", "village": "Kampungnya", "district": "wilayahnya"]
        }
        return parameters
    }

    /// What becomes of each row, as the file beside the list has it.
    private func outcome(
        _ name: String, _ hall: TestHall, dryRun: Bool = false, in words: Words = .english
    ) async throws -> String {
        var parameters = try Self.parameters(name)
        if dryRun { parameters["_meta"] = ["dry_run": true] }
        do {
            let report = try await hall.call("registry.cadre.import", parameters)
            return try Self.lines(report)
        } catch let error as RPCError {
            return "{\n\"error\": \(JSONValue.string(error.message.text(in: words)).text)\n}\n"
        }
    }

    private static func lines(_ report: JSONValue) throws -> String {
        func list(_ member: String) -> String {
            let rows = report[member]?.array ?? []
            return rows.isEmpty ? "[]" : "[\n  \(rows.map(\.text).joined(separator: ",\n  "))\n]"
        }
        return """
            {
            "accepted": \(report["accepted"]?.text ?? ""), "unchanged": \(report["unchanged"]?.text ?? ""),
            "doubtful": \(list("doubtful")),
            "refused": \(list("refused"))
            }

            """
    }

    @Test(arguments: names) func `an ugly list is taken row by row as its neighbour says, and twice changes nothing`(
        name: String
    ) async throws {
        let hall = try await Self.hall()
        let expected = Self.folder.appending(path: name.prefix { $0 != "." } + ".json")
        let planned = try await outcome(name, hall, dryRun: true)
        #expect(try hall.rows("SELECT * FROM registry_person").isEmpty)
        let first = try await outcome(name, hall)
        #expect(planned == first)
        if ProcessInfo.processInfo.environment["BALAI_RECORD"] != nil {
            try first.write(to: expected, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: expected, encoding: .utf8) == first)

        let persons = try hall.rows("SELECT * FROM registry_person")
        let entries = try hall.rows("SELECT count(*) FROM core_journal")
        let second = try await outcome(name, hall)
        #expect(try hall.rows("SELECT * FROM registry_person") == persons)
        #expect(try hall.rows("SELECT count(*) FROM core_journal") == entries)
        let (a, b) = (try JSONValue.parse(Array(first.utf8)), try JSONValue.parse(Array(second.utf8)))
        #expect(a["doubtful"]?.array?.count == b["doubtful"]?.array?.count)
        #expect(a["refused"] == b["refused"])
        if a["error"] == nil { #expect(b["accepted"] == 0 && b["unchanged"] == a["accepted"]) }
    }

    @Test(arguments: names) func `every reason is told in Indonesian, too`(name: String) async throws {
        let english = try await outcome(name, Self.hall())
        let words = try #require(RegistryModule.words[.indonesian])
        let indonesian = try await outcome(name, Self.hall(.indonesian), in: words)
        func reasons(_ text: String) throws -> [String] {
            let report = try JSONValue.parse(Array(text.utf8))
            let rows = (report["doubtful"]?.array ?? []) + (report["refused"]?.array ?? [])
            return rows.compactMap { $0["reason"]?.string } + [report["error"]?.string].compactMap(\.self)
        }
        let pairs = zip(try reasons(english), try reasons(indonesian))
        for (said, told) in pairs { #expect(said != told && !told.contains("{}"), "\(told)") }
        #expect(try reasons(english).count == reasons(indonesian).count)
    }
}
