import HallTesting
import ModuleKit
import Registry
import Reporting
import Testing

@Suite struct RecapTests {
    @Test("the recap of 13 March: one meeting, one training, and the revived cadre is active and trained") func story()
        async throws
    {
        let office = try await Office(now: "2024-05-20T09:00:00+08:00")
        let village = "64.01.01.2001"
        let cadre = try await office.cadre("Contoh Satu", village)
        _ = try await office.cadre("Contoh Dua", village, sex: "L")
        try await office.hall.call(
            "registry.cadre.deactivate", ["id": .integer(cadre), "on": "2024-02-01", "reason": "Tidak aktif"])
        let meeting = try await office.meeting(on: "2024-03-13", targets: [village], headcount: 25)
        try await office.hall.call(
            "registry.cadre.revive",
            [
                "id": .integer(cadre), "on": "2024-03-13",
                "basis": ["kind": "meeting", "reference": .string("\(meeting)")],
            ])
        try await office.hall.call(
            "meetings.issue.raise",
            ["on": "2024-03-13", "statement": "KPMD tidak aktif (contoh)", "regions": [.string(village)]])
        try await office.hall.call(
            "meetings.followup.add",
            [
                "action": "Melatih KPMD (contoh)", "owner": "Bidang (contoh)", "due": "2024-04-30",
                "regions": [.string(village)],
            ])
        let training = try await office.training(on: "2024-04-22", until: "2024-04-24", targets: [village])
        try await office.hall.call(
            "trainings.enrol", ["training": .integer(training), "participants": [["cadre": .integer(cadre)]]])
        try await office.complete(training)

        let recap = try await office.recap("64.01", by: "district")
        let row = try #require(recap.row("64.01.01"))
        let expected: JSONValue = [
            "cadres_active": 2, "cadres_inactive": 0, "cadres_revived": 1, "cadres_women": 1, "villages": 3,
            "villages_without_cadre": 2, "meetings": 1, "meetings_wider": 0, "attendance": 25,
            "attendance_unknown": 0, "issues_open": 1, "issues_resolved": 0, "followups_done": 0,
            "followups_overdue": 1, "trainings": 1, "trained_cadres": 1, "coverage": 0.5,
        ]
        for member in expected.object ?? [] { #expect(row[member.name] == member.value, "\(member.name)") }
        #expect(recap["total"]?["meetings"] == 1)
        #expect(recap.row("64.01.02")?["coverage"] == .null)
        #expect(recap["data_as_of"] == "2024-05-20T09:00:00+08:00")
    }

    @Test("what is meant for two districts stands in both and once in the total; the province's is wider")
    func counted()
        async throws
    {
        let office = try await Office()
        _ = try await office.meeting(on: "2024-03-01", targets: ["64.01.01", "64.01.02.2001"], headcount: 10)
        _ = try await office.meeting(on: "2024-03-02", targets: ["64"], headcount: 100)
        _ = try await office.meeting(on: "2024-03-03", targets: ["64", "64.01.02"], headcount: 7)
        _ = try await office.meeting(on: "2024-03-04", targets: ["64.09"])
        let recap = try await office.recap("64.01", by: "district")
        #expect(recap["items"]?.array?.map { $0["meetings"] } == [1, 2])
        #expect(recap["items"]?.array?.map { $0["meetings_wider"] } == [2, 1])
        #expect(recap["items"]?.array?.map { $0["attendance"] } == [10, 17])
        #expect(recap["total"]?["meetings"] == 2)
        #expect(recap["total"]?["meetings_wider"] == 1)
        #expect(recap["total"]?["attendance"] == 17)
        let other = try await office.recap("64.09", by: "regency")
        #expect(other["total"]?["meetings"] == 1)
        #expect(other["total"]?["attendance"] == .null)
        #expect(other["total"]?["attendance_unknown"] == 1)
    }

    @Test("states are those at the end of the period, events those inside it") func dated() async throws {
        let office = try await Office()
        let cadre = try await office.cadre("Contoh Satu", "64.01.01.2001", from: "2024-01-02")
        try await office.hall.call(
            "registry.cadre.deactivate", ["id": .integer(cadre), "on": "2024-02-01", "reason": "Pindah kerja"])
        try await office.hall.call(
            "registry.cadre.revive",
            ["id": .integer(cadre), "on": "2024-03-13", "basis": ["kind": "decree", "reference": "141/2/2024"]])
        try await office.hall.call(
            "registry.cadre.end", ["id": .integer(cadre), "on": "2024-05-01", "reason": "resigned"])
        func state(_ to: String, from: String? = nil) async throws -> [Int64?] {
            let total = try await office.recap("64.01.01", by: "village", from: from, to: to)["total"]
            return ["active", "inactive", "ended", "revived"].map { total?["cadres_\($0)"]?.int }
        }
        #expect(try await state("2024-01-01") == [0, 0, 0, 0])
        #expect(try await state("2024-01-02") == [1, 0, 0, 0])
        #expect(try await state("2024-02-01") == [0, 1, 0, 0])
        #expect(try await state("2024-03-12") == [0, 1, 0, 0])
        #expect(try await state("2024-03-13") == [1, 0, 0, 1])
        #expect(try await state("2024-04-30", from: "2024-03-14") == [1, 0, 0, 0])
        #expect(try await state("2024-06-30") == [0, 0, 1, 1])
    }

    @Test("without meetings and trainings their figures are null") func alone() async throws {
        let office = try await Office(try TestHall(RegistryModule.self, ReportingModule.self))
        let total = try #require(try await office.recap("64", by: "regency")["total"])
        #expect(total["villages"] == 12)
        #expect(total["villages_without_cadre"] == 12)
        for name in [
            "meetings", "meetings_wider", "attendance", "attendance_unknown", "issues_open", "issues_resolved",
            "followups_done", "followups_overdue", "trainings", "trainings_wider", "trained_cadres", "coverage",
        ] { #expect(total[name] == .null, "\(name)") }
    }

    @Test("a row wider than the region, an unknown region, a backward period and an unknown format are refused")
    func refuses() async throws {
        let office = try await Office(try TestHall(RegistryModule.self, ReportingModule.self))
        for (params, path) in [
            (["within": "64.01.01", "by": "regency"], "/by"), (["within": "65", "by": "regency"], "/within"),
            (["within": "64", "by": "regency", "from": "2024-02-01", "to": "2024-01-01"], "/to"),
            (["within": "64", "by": "regency", "format": "pdf"], "/format"),
            (["within": "64.01.07", "by": "village", "regions_as_of": "2024-01-01"], "/within"),
        ] as [(JSONValue, String)] {
            let error = await office.hall.error("reporting.recap", params)
            #expect(error?.name == .invalidParams)
            #expect(error?.details?[0]?["path"]?.string == path)
        }
    }

    @Test("of a day's steps the one that was recorded last is how a cadre stands, in every answer") func oneDay()
        async throws
    {
        let office = try await Office()
        let cadre = try await office.cadre("Contoh Satu", "64.01.01.2001")
        let day: [(String, JSONValue)] = [("id", .integer(cadre)), ("on", "2024-03-13")]
        func step(_ name: String, _ more: [(String, JSONValue)]) async throws {
            try await office.hall.call("registry.cadre.\(name)", .object(day + more))
        }
        try await step("deactivate", [("reason", "Pindah (contoh)")])
        try await step("revive", [("basis", ["kind": "decree", "reference": "141/Contoh Satu"])])
        let within: JSONValue = ["within": "64.01.01.2001"]
        func active(_ count: Int64) async throws {
            for summary in ["off", "kept"] {
                try office.hall.write("UPDATE reporting_state SET summary = '\(summary)'", as: "reporting")
                let total = try #require(try await office.recap("64.01.01.2001", by: "village")["total"])
                #expect(total["cadres_active"] == .integer(count), "\(summary)")
                #expect(total["cadres_inactive"] == .integer(1 - count), "\(summary)")
            }
            let found = try await office.hall.call(
                "reporting.drill", ["figure": "cadres_active", "region": "64.01.01.2001"])
            #expect(found["items"]?.array?.count == Int(count))
            #expect(try await office.hall.call("reporting.minimum", within)["items"]?[0]?["active"] == .integer(count))
        }
        try await active(1)
        try await step("deactivate", [("reason", "Pindah lagi (contoh)")])
        try await active(0)
    }

    @Test("everything there is has its rows by province and regency, and its own total") func whole() async throws {
        let office = try await Office()
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        let recap = try await office.recap(nil, by: "province")
        #expect(recap["within"] == .null)
        #expect(recap["items"]?.array?.map { $0["code"] } == ["64"])
        #expect(recap["total"]?["code"] == "")
        #expect(recap["total"]?["cadres_active"] == 1)
        #expect(recap["total"]?["villages_below_minimum"] == 12)
        let dated = try await office.recap(nil, by: "province", regionsAsOf: "2024-01-01")
        #expect(dated["items"] == recap["items"])
    }

    @Test("the checksum is the same while nothing differs, and another one with another figure") func checksum()
        async throws
    {
        let office = try await Office()
        let first = try await office.recap("64", by: "district")
        office.hall.set(now: "2024-06-30T10:00:00+08:00")
        let second = try await office.recap("64", by: "district")
        #expect(first["data_as_of"] != second["data_as_of"])
        #expect(first["checksum"] == second["checksum"])
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        #expect(try await office.recap("64", by: "district")["checksum"] != first["checksum"])
    }

    @Test("what ended in one province follows its successor, where that moves between two others")
    func acrossProvinces() async throws {
        let office = try await Office()
        var csv = "code,name\n"
        for province in ["63", "65"] {
            csv += "\(province),Provinsi \(province)\n\(province).01,Kabupaten\n\(province).01.01,Kecamatan\n"
        }
        try await office.hall.call("registry.region.import", ["file": .string(csv), "format": "csv"])
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        func succeed(_ kind: JSONValue, _ from: JSONValue, _ to: JSONValue, _ day: JSONValue) async throws {
            try await office.hall.call(
                "registry.region.succeed",
                ["kind": kind, "from": from, "to": [["code": to, "name": "Contoh Jaya"]], "valid_from": day])
        }
        try await succeed("merge", ["64.01.01.2001", "64.01.01.2002"], "65.01.01.2001", "2024-03-01")
        #expect(try await office.recap("65", by: "village")["total"]?["cadres_active"] == 1)
        try await succeed("move", ["65.01.01.2001"], "63.01.01.2007", "2024-04-01")
        #expect(try await office.recap("63", by: "village")["total"]?["cadres_active"] == 1)
        #expect(try await office.recap("65", by: "district")["total"]?["villages"] == 0)
        try await office.check()
    }

    @Test("a question asked again is answered anew after every change: of a cadre, a name, a target, an orientation")
    func anew() async throws {
        let office = try await Office()
        let cadre = try await office.cadre("Contoh Satu", "64.01.01.2001")
        let meeting = try await office.meeting(on: "2024-03-01", targets: ["64.09"])
        let changes: [(String, JSONValue)] = [
            ("registry.cadre.deactivate", ["id": .integer(cadre), "on": "2024-06-01", "reason": "Pindah kerja"]),
            (
                "registry.region.rename",
                ["code": "64.01.01", "name": "Kecamatan Contoh Baru", "valid_from": "2024-06-02"]
            ),
            ("meetings.update", ["meeting": .integer(meeting), "targets": ["64.01.02"], "orientation": true]),
            (
                "meetings.attend",
                [
                    "meeting": .integer(meeting),
                    "entries": [
                        [
                            "name": "Contoh Kades", "office": "Kepala desa", "region": "64.01.02.2001",
                            "status": "present",
                        ]
                    ],
                ]
            ),
        ]
        var answers: [JSONValue?] = [try await office.recap("64.01", by: "district")["items"]]
        for (command, params) in changes {
            #expect(try await office.recap("64.01", by: "district")["items"] == answers.last)
            try await office.hall.call(command, params)
            answers.append(try await office.recap("64.01", by: "district")["items"])
            #expect(answers.last != answers.dropLast().last, "\(command)")
        }
        #expect(answers.last??[0]?["name"] == "Kecamatan Contoh Baru")
        #expect(answers.last??[1]?["villages_oriented"] == 1)
        try await office.check()
    }

    @Test("an office that is older than the summary is counted afresh until it is rebuilt") func older() async throws {
        let office = try await Office()
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        let kept = try await office.recap("64", by: "village")
        try office.hall.write("UPDATE reporting_state SET summary = 'off'", as: "reporting")
        for table in ["sum", "share", "last", "told", "place", "area"] {
            try office.hall.write("DELETE FROM reporting_\(table)", as: "reporting")
        }
        _ = try await office.cadre("Contoh Dua", "64.01.01.2002")
        #expect(try await office.recap("64", by: "village")["total"]?["cadres_active"] == 2)
        #expect(try await office.hall.call("reporting.check")["summary"] == "off")
        let rebuilt = try await office.hall.call("reporting.rebuild")
        #expect(rebuilt["before"] == "off")
        try await office.check()
        #expect(try await office.recap("64", by: "village")["items"]?.array?.count == kept["items"]?.array?.count)
    }

    @Test("as a CSV for programs the recap has a line of names, one per row, and the total last") func csv()
        async throws
    {
        let office = try await Office(try TestHall(RegistryModule.self, ReportingModule.self))
        let recap = try await office.hall.call(
            "reporting.recap",
            ["within": "64.01", "by": "district", "to": "2024-06-30", "format": "csv", "csv": "international"])
        #expect(recap["items"] == .null)
        #expect(recap["file"]?["name"] == "rekap-64.01-district-2024-06-30.csv")
        let lines = try #require(recap["file"]?["content"]?.string).split(separator: "\r\n")
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix("\u{feff}code,name,cadres_active,"))
        #expect(lines[1].hasPrefix("64.01.01,Kecamatan 64.01.01,0,"))
        #expect(lines[3].hasPrefix("64.01,Jumlah,0,"))
        #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 32 })
    }

    @Test("as a CSV for an Indonesian Excel it has semicolons, words and a decimal comma; unknown is empty")
    func indonesian() async throws {
        let office = try await Office()
        let cadre = try await office.cadre("Contoh Satu", "64.01.01.2001")
        _ = try await office.cadre("Contoh Dua", "64.01.01.2001")
        _ = try await office.cadre("Contoh Tiga", "64.01.01.2001")
        let training = try await office.training(on: "2024-04-22", until: "2024-04-24", targets: ["64.01.01"])
        try await office.hall.call(
            "trainings.enrol", ["training": .integer(training), "participants": [["cadre": .integer(cadre)]]])
        try await office.complete(training)
        _ = try await office.meeting(on: "2024-03-03", targets: ["64.01.01"])
        let recap = try await office.hall.call(
            "reporting.recap", ["within": "64.01", "by": "district", "format": "csv"])
        let lines = try #require(recap["file"]?["content"]?.string).split(separator: "\r\n")
        #expect(lines[0].hasPrefix("\u{feff}Kode;Kecamatan;Kader aktif;"))
        #expect(lines[1].contains(";1;0;;1;0;0;0;0;1;0;1;33,3;0;"))
    }

    @Test func `a region that is not there is told as such by whatever is asked about it`() async throws {
        let office = try await Office()
        let closed = "64.09.02.2002"
        try await office.hall.call(
            "registry.region.succeed",
            [
                "kind": "merge", "from": [.string(closed), "64.09.02.2001"], "valid_from": "2024-06-01",
                "to": [["code": "64.09.02.2090", "name": "Desa Bersama"]],
            ])
        let commands: [(String, JSONValue, String)] = [
            ("reporting.recap", ["by": "village"], "within"), ("reporting.dormant", [:], "within"),
            ("reporting.minimum", [:], "within"), ("reporting.dataset", ["name": "cadres"], "within"),
            ("reporting.drill", ["figure": "cadres_active"], "region"),
            ("reporting.drill", ["figure": "cadres_active", "regions_as_of": "2024-06-30"], "region"),
        ]
        for (command, params, name) in commands {
            for code in ["65", closed] {
                var params = params
                params[name] = .string(code)
                let error = await office.hall.error(command, params)
                #expect(error?.name == .invalidParams, "\(command)")
                #expect(error?.details?[0]?["path"]?.string == "/" + name, "\(command)")
                #expect(
                    error?.message.description.hasPrefix("/\(name): There is no region '\(code)'") == true, "\(command)"
                )
            }
        }
        let before = try await office.hall.call(
            "reporting.drill",
            ["figure": "villages", "within": .string(closed), "regions_as_of": "2024-05-31"])
        #expect(before["items"]?.array?.count == 1)
    }
}
