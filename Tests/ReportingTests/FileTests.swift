import DocumentKit
import Foundation
import HallTesting
import ModuleKit
import Testing

/// The lists and tables of reporting as files.
@Suite struct FileTests {
    /// An office in which one cadre was seen long ago and another never, and somebody reported.
    struct Listed {
        let office: Office
        let period: Int64
        let meeting: Int64

        init() async throws {
            office = try await Office(now: "2024-04-12T09:00:00+08:00")
            let seen = try await office.id(
                "registry.cadre.add",
                [
                    "name": "=Contoh Aminah", "village": "64.01.01.2002", "sex": "P", "nik": "6401075003900001",
                    "phone": "081200000001",
                    "decree": ["number": "141/1", "date": "2020-01-02", "valid_from": "2020-01-02"],
                ])
            _ = try await office.cadre("Contoh Budi", "64.01.01.2001", sex: "L", from: "2020-01-03")
            meeting = try await office.meeting(on: "2022-03-30", targets: ["64.01.01"])
            try await office.hall.call(
                "meetings.attend",
                [
                    "meeting": .integer(meeting),
                    "entries": [["cadre": .integer(seen), "status": "present"]],
                ])
            period = try await office.id(
                "reporting.submission.open",
                [
                    "title": "Laporan triwulan I (contoh)", "within": "64", "reporters": "regency",
                    "from": "2024-01-01", "to": "2024-03-31", "due": "2024-04-10",
                ])
            try await office.hall.call(
                "reporting.submission.submit", ["period": .integer(period), "region": "64.09"])
        }

        /// Every table that leaves as a file, by its command.
        var tables: [(command: String, params: JSONValue)] {
            [
                ("reporting.recap", ["within": "64", "by": "regency"]),
                ("reporting.submission.board", ["period": .integer(period)]),
                ("reporting.dormant", ["within": "64.01", "months": 12]), ("reporting.minimum", ["within": "64"]),
            ]
        }

        func file(_ command: String, _ params: JSONValue, _ form: JSONValue) async throws -> JSONValue {
            var params = params
            for member in form.object ?? [] { params[member.name] = member.value }
            // Whoever may look may carry away, and sees no more for it.
            return try await office.hall.call(command, params, as: .viewer)
        }

        /// The lines of a CSV file, each by its cells, none of which needs quotes.
        func lines(_ command: String, _ params: JSONValue, csv: String) async throws -> [[String]] {
            let answer = try await file(command, params, ["format": "csv", "csv": .string(csv)])
            let text = try #require(answer["file"]?["content"]?.string)
            #expect(text.hasPrefix("\u{feff}"))
            return text.dropFirst().components(separatedBy: "\r\n").dropLast().map {
                $0.components(separatedBy: csv == "indonesian" ? ";" : ",")
            }
        }
    }

    @Test func `every table says in every form from when it is, by which boundaries, and by what it is known again`()
        async throws
    {
        let listed = try await Listed()
        for (command, params) in listed.tables {
            let lines = try await listed.lines(command, params, csv: "international")
            #expect(lines[0].suffix(3) == ["data_as_of", "regions_as_of", "checksum"], "\(command)")
            for line in lines.dropFirst() {
                #expect(line.count == lines[0].count, "\(command)")
                #expect(line.suffix(3).prefix(2) == ["2024-04-12T09:00:00+08:00", "2024-04-12"], "\(command)")
                #expect(line.last?.wholeMatch(of: /[0-9a-f]{64}/) != nil, "\(command)")
            }
            let checksum = try #require(lines.last?.last)
            let indonesian = try await listed.lines(command, params, csv: "indonesian")
            #expect(indonesian.last?.suffix(3) == ["12/04/2024 09:00", "12/04/2024", checksum], "\(command)")
            let page = try await listed.file(command, params, ["format": "html"])
            #expect(page["items"]?.isNull == true)
            let html = try #require(page["file"]?["content"]?.string)
            #expect(html.contains("Data per 12 April 2024 pukul 09.00 WITA, batas wilayah per 12 April 2024"))
            #expect(html.contains("SHA-256: \(checksum)"), "\(command)")
            let sheet = try texts(try await listed.file(command, params, ["format": "xlsx"]))
            #expect(sheet.contains("SHA-256: \(checksum)"), "\(command)")
            // Nothing has changed an hour later, nor has the checksum.
            listed.office.hall.set(now: "2024-04-12T10:00:00+08:00")
            let later = try await listed.lines(command, params, csv: "international")
            #expect(later.last?.last == checksum, "\(command)")
            listed.office.hall.set(now: "2024-04-12T09:00:00+08:00")
            // A page is a part of it, and a file is the whole.
            let first = try await listed.file(command, params, ["format": "json"])
            #expect(first["items"]?.array?.isEmpty == false && first["file"]?.isNull == true, "\(command)")
        }
    }

    @Test func `who is dormant is listed with what somebody needs who goes and looks`() async throws {
        let listed = try await Listed()
        let (command, params) = listed.tables[2]
        let cadre = try #require(
            try await listed.file(command, params, [:])["items"]?.array?.first { $0["phone"]?.isNull == false })
        #expect(cadre["nik"] == "640107******0001")
        #expect(cadre["phone"] == "081200000001")
        #expect(cadre["district_name"] == "Kecamatan 64.01.01")
        #expect(cadre["regency_name"] == "Kabupaten 64.01")
        #expect(
            cadre["seen_at"] == ["kind": "meeting", "id": .integer(listed.meeting), "title": "Rapat (contoh)"])
        let named = try await listed.lines(command, params, csv: "international")
        // By village, then by name; the name that begins like a formula is harmless.
        #expect(named.map { $0[4] } == ["name", "Contoh Budi", "'=Contoh Aminah"])
        #expect(named[1][5...6] == ["", ""] && named[1][8] == "" && named[1][10] == "2020-01-03")
        #expect(named[2][5...8] == ["640107******0001", "081200000001", "active", "2022-03-30"])
        #expect(named[2][9] == "meeting \(listed.meeting)")
        let words = try await listed.lines(command, params, csv: "indonesian")
        #expect(words[0][4...9] == ["Nama", "NIK", "Telepon", "Keadaan", "Terakhir hadir", "Pada kegiatan"])
        #expect(words[2][7...9] == ["Aktif", "30/03/2022", "Rapat \(listed.meeting): Rapat (contoh)"])
        let page = try await listed.file(command, params, ["format": "html"])["file"]?["content"]?.string ?? ""
        #expect(page.contains(">640107******0001</td>") && !page.contains("6401075003900001"))
    }

    @Test func `a file of a list holds every row, however short a page is`() async throws {
        let listed = try await Listed()
        let page = try await listed.file("reporting.minimum", ["within": "64", "limit": 5], [:])
        #expect(page["items"]?.array?.count == 5)
        let next = try await listed.file(
            "reporting.minimum", ["within": "64", "limit": 100], ["cursor": page["next_cursor"] ?? .null])
        #expect(next["items"]?.array?.count == 7 && next["next_cursor"]?.isNull == true)
        let lines = try await listed.lines("reporting.minimum", ["within": "64", "limit": 5], csv: "international")
        #expect(lines.dropFirst().map { $0[2] } == Office.villages.sorted())
    }

    @Test func `the board leaves with the words of the office, and days as days`() async throws {
        let listed = try await Listed()
        let (command, params) = listed.tables[1]
        let words = try await listed.lines(command, params, csv: "indonesian")
        #expect(words[1].dropLast(3) == ["64.01", "Kabupaten 64.01", "Belum melapor", "0", "tidak", "", "2", ""])
        #expect(
            words[2].dropLast(3) == ["64.09", "Kabupaten 64.09", "Terlambat", "1", "ya", "12/04/2024", "0", ""])
        let named = try await listed.lines(command, params, csv: "international")
        #expect(named[2][2...5] == ["late", "1", "1", "2024-04-12T09:00:00+08:00"])
        let missing = try await listed.file(command, params, ["format": "html", "only": "missing"])
        let page = try #require(missing["file"]?["content"]?.string)
        #expect(page.contains("64.01") && !page.contains("64.09"))
        #expect(missing["missing"] == 1 && missing["late"] == 1)
    }

    @Test func `pages are printed on F4, and on A4 where that is asked for`() async throws {
        let listed = try await Listed()
        let pages =
            listed.tables + [
                ("reporting.overview", ["within": "64"]), ("reporting.news", ["meeting": .integer(listed.meeting)]),
            ]
        for (command, params) in pages {
            let format: JSONValue = command == "reporting.overview" ? [:] : ["format": "html"]
            let usual = try await listed.file(command, params, format)["file"]?["content"]?.string ?? ""
            #expect(usual.contains("215mm"), "\(command)")
            var a4 = format
            a4["paper"] = "a4"
            let other = try await listed.file(command, params, a4)["file"]?["content"]?.string ?? ""
            #expect(other.contains("210mm") && !other.contains("215mm"), "\(command)")
        }
    }

    @Test func `a recap as csv tells in every row what was asked, as its other forms do above the table`() async throws
    {
        let office = try await Office(now: "2024-04-12T09:00:00+08:00")
        func ends(_ params: JSONValue, _ csv: String) async throws -> Set<[String]> {
            var params = params
            params["by"] = "district"
            params["format"] = "csv"
            params["csv"] = .string(csv)
            let text = try #require(
                try await office.hall.call("reporting.recap", params)["file"]?["content"]?.string)
            let lines = text.components(separatedBy: "\r\n").dropLast()
                .map { $0.components(separatedBy: csv == "indonesian" ? ";" : ",") }
            return Set(lines.map { Array($0.suffix(6).prefix(3)) })
        }
        let period: JSONValue = ["within": "64.01", "from": "2024-01-01", "to": "2024-03-31"]
        #expect(
            try await ends(period, "international")
                == [["within", "from", "to"], ["64.01", "2024-01-01", "2024-03-31"]])
        #expect(
            try await ends(period, "indonesian")
                == [["Dalam wilayah", "Dari", "Sampai"], ["64.01", "01/01/2024", "31/03/2024"]])
        #expect(try await ends([:], "international") == [["within", "from", "to"], ["", "", "2024-04-12"]])
    }
}

/// What stands on the first sheet of a workbook.
private func texts(_ answer: JSONValue) throws -> [String] {
    let content = try #require(answer["file"]?["content"]?.string)
    let bytes = try #require(Data(base64Encoded: content))
    var reader = try TableReader([UInt8](bytes), .xlsx)
    var texts: [String] = []
    while let row = try reader.next() { texts += row.fields }
    return texts
}
