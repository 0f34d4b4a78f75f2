import HallTesting
import ModuleKit
import Testing

@Suite struct SubmissionTests {
    private func opened(now: String = "2024-04-05T09:00:00+08:00") async throws -> (Office, JSONValue) {
        let office = try await Office(now: now)
        let period = try await office.id(
            "reporting.submission.open",
            [
                "title": "Laporan triwulan I (contoh)", "within": "64", "reporters": "regency", "from": "2024-01-01",
                "to": "2024-03-31", "due": "2024-04-10",
            ])
        return (office, .integer(period))
    }

    private func status(_ office: Office, _ period: JSONValue) async throws -> [String?] {
        let board = try await office.hall.call("reporting.submission.board", ["period": period])
        return board["items"]?.array?.map { $0["status"]?.string } ?? []
    }

    @Test("the board shows who has not reported, who drafts, who was in time, late, or sent again") func board()
        async throws
    {
        let (office, period) = try await opened()
        let hall = office.hall
        #expect(try await status(office, period) == ["not_submitted", "not_submitted"])
        try await hall.call(
            "reporting.submission.draft", ["period": period, "region": "64.01", "notes": "Menyusul (contoh)"])
        #expect(try await status(office, period) == ["draft", "not_submitted"])
        let sent = try await hall.call("reporting.submission.submit", ["period": period, "region": "64.01"])
        #expect(sent["status"] == "submitted")
        #expect(sent["notes"] == "Menyusul (contoh)")
        hall.set(now: "2024-04-12T09:00:00+08:00")
        let missing = try await hall.call("reporting.submission.board", ["period": period, "only": "missing"])
        #expect(missing["items"]?.array?.map { $0["region"] } == ["64.09"])
        #expect(missing["items"]?[0]?["days_overdue"] == 2)
        try await hall.call("reporting.submission.submit", ["period": period, "region": "64.09"])
        #expect(try await status(office, period) == ["submitted", "late"])
        let again: JSONValue = ["period": period, "region": "64.01", "reason": "Satu rapat tertinggal (contoh)"]
        try await hall.call("reporting.submission.submit", again)
        #expect(try await status(office, period) == ["revised", "late"])
    }

    @Test("what was sent never changes: figures that change later make another revision, and a resend says why")
    func immutable() async throws {
        let (office, period) = try await opened()
        _ = try await office.cadre("Contoh Satu", "64.01.01.2001")
        let params: JSONValue = ["period": period, "region": "64.01", "sender": "DPMD (contoh)"]
        let first = try await office.hall.call("reporting.submission.submit", params)
        #expect(first["figures"]?["cadres_active"] == 1)
        #expect(first["revision"] == 1)
        _ = try await office.cadre("Contoh Dua", "64.01.01.2002")
        let error = await office.hall.error("reporting.submission.submit", params)
        #expect(error?.name == .invalidParams)
        #expect(error?.details?[0]?["path"] == "/reason")
        try await office.hall.call(
            "reporting.submission.draft", ["period": period, "region": "64.01", "notes": "Data baru (contoh)"])
        let second = try await office.hall.call(
            "reporting.submission.submit", ["period": period, "region": "64.01", "reason": "Data baru (contoh)"])
        #expect(second["revision"] == 2)
        #expect(second["figures"]?["cadres_active"] == 2)
        #expect(second["sender"] == "DPMD (contoh)")
        let kept = try await office.hall.call("reporting.submission.get", ["id": first["id"] ?? .null])
        #expect(kept == first)
        let list = try await office.hall.call("reporting.submission.list", ["period": period, "region": "64.01"])
        #expect(list["items"]?.array?.count == 2)
        #expect(first["checksum"] != second["checksum"])
    }

    @Test("reminders are events, one a day for each region that has not reported, and none after closing")
    func reminders() async throws {
        let (office, period) = try await opened()
        try await office.hall.call("reporting.submission.submit", ["period": period, "region": "64.01"])
        func remind() async throws -> JSONValue? {
            try await office.hall.call("reporting.submission.remind", ["period": period])["reminded"]
        }
        #expect(try await remind() == ["64.09"])
        #expect(try await remind() == [])
        office.hall.set(now: "2024-04-11T09:00:00+08:00")
        #expect(try await remind() == ["64.09"])
        let events =
            try await office.hall.call(
                "core.events.list", ["after": 0, "topics": ["reporting.submission.missing"]])["items"]?.array ?? []
        #expect(events.map { $0["data"]?["is_overdue"] } == [false, true])
        #expect(events.allSatisfy { $0["data"]?["region"] == "64.09" })
        try await office.hall.call("reporting.submission.close", ["period": period])
        let closed = await office.hall.error(
            "reporting.submission.submit", ["period": period, "region": "64.09"])
        #expect(closed?.name == .invalidState)
        #expect(await office.hall.error("reporting.submission.remind", ["period": period])?.name == .invalidState)
    }

    @Test("who reports is fixed when the period is opened, and found by a new code too") func reporters() async throws {
        let (office, period) = try await opened()
        let hall = office.hall
        #expect(
            await hall.error("reporting.submission.submit", ["period": period, "region": "64.01.01"])?.name
                == .invalidParams)
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "recode", "from": ["64.09"], "to": [["code": "64.19", "name": "Kabupaten 64.09"]],
                "valid_from": "2024-04-01",
            ])
        let sent = try await hall.call("reporting.submission.submit", ["period": period, "region": "64.19"])
        #expect(sent["region"] == "64.09")
        #expect(sent["figures"]?["code"] == "64.19")
        #expect(try await status(office, period) == ["not_submitted", "submitted"])
    }

    @Test func `the same period is opened once: the second call is told which one is there`() async throws {
        let (office, period) = try await opened()
        var params: JSONValue = [
            "title": " laporan Triwulan I (contoh)", "within": "64", "reporters": "regency", "from": "2024-01-01",
            "to": "2024-03-31", "due": "2024-04-20",
        ]
        let refusal = await office.hall.error("reporting.submission.open", params)
        #expect(refusal?.name == .conflict)
        #expect(refusal?.details?["period"] == period)
        let periods = try await office.hall.call("reporting.submission.periods")
        #expect(periods["items"]?.array?.count == 1)
        for (name, value) in [("title", "Laporan rapat (contoh)"), ("reporters", "district"), ("to", "2024-04-05")] {
            var other = params
            other[name] = .string(value)
            try await office.hall.call("reporting.submission.open", other)
        }
        try await office.hall.call("reporting.submission.close", ["period": period])
        params["title"] = "Laporan triwulan I (contoh)"
        try await office.hall.call("reporting.submission.open", params)
    }

    @Test func `a report that is sent before the period is over says so`() async throws {
        let (office, period) = try await opened(now: "2024-03-30T09:00:00+08:00")
        for (now, region, names) in [
            ("2024-03-31T09:00:00+08:00", "64.01", ["period_not_over"]), ("2024-04-01T09:00:00+08:00", "64.09", []),
        ] {
            office.hall.set(now: now)
            let sent = try await office.hall.call(
                "reporting.submission.submit", ["period": period, "region": .string(region)])
            #expect(sent["warnings"]?.array?.compactMap { $0["name"]?.string } == names)
        }
    }
}
