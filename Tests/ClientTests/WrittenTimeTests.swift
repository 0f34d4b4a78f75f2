import ModuleKit
import Testing

@testable import balai

@Suite struct WrittenTimeTests {
    private func moment(_ text: String, _ zone: OfficeZone = .makassar) throws -> Instant {
        try WrittenTime(flag: "--at", zone: zone).moment(text)
    }

    @Test(arguments: [
        "2024-03-13 09:00", "2024-03-13T09:00", "13 Maret 2024 09.00", "13/3/2024 9:00", "2024-03-13 09:00 WITA",
        "Rabu, 13 Maret 2024 pukul 09.00 WITA", "13-03-2024 jam 9.00", "2024-03-13 08:00 WIB", "2024-03-13 10.00 wit",
        "2024-03-13T01:00:00Z", "2024-03-13T09:00:00+08:00", "2024-03-13 01:00 UTC", "2024-03-13 09:00 +08:00",
        "2024-03-13 09:00:00 +0800",
    ])
    func `a moment is read with its zone, or in the one given`(text: String) throws {
        #expect(try moment(text) == Instant("2024-03-13T09:00:00+08:00"))
    }

    @Test func `a moment without zone follows the zone it is read in`() throws {
        #expect(try moment("13 Maret 2024 09.00", .jakarta) == Instant("2024-03-13T02:00:00Z"))
        #expect(try moment("1/1/1970 0:30:15") == Instant("1969-12-31T16:30:15Z"))
    }

    @Test(arguments: ["2024-03-13", "13 Maret 2024", "09:00", "2024-03-13 25:00", "2024-03-13 9", "", "13.03"])
    func `a moment has a date and a time`(text: String) {
        #expect(throws: UsageError.self) { try moment(text) }
    }

    @Test(arguments: [
        ("Rabu (13/3)", "'Rabu (13/3)' has no year; write it too, as in 13/3/2024"),
        ("31 Februari 2024", "There is no day '31 Februari 2024': that month has 29 days"),
        ("Kamis (13/3/2024)", "'Kamis (13/3/2024)' is wrong: that day is a Wednesday"),
        ("10/101/2023", "'10/101/2023' is no date; write 13 Maret 2024, 13/3/2024 or 2024-03-13"),
        ("13/3/2024 25:00", "'13/3/2024 25:00' has no time; write 13/3/2024 09:00 or 13 Maret 2024 09.00 WITA"),
        ("13/3/2024", "'13/3/2024' has no time; write 13/3/2024 09:00 or 13 Maret 2024 09.00 WITA"),
    ])
    func `a moment without a time is told what is wrong with its day first`(text: String, told: String) throws {
        #expect(throws: UsageError(Sentence(verbatim: "'--at': \(told)"))) {
            try WrittenTime(flag: "--at", zone: .makassar).moment(text)
        }
    }

    @Test(arguments: [
        ("besok", "'besok' is no date; write 13 Maret 2024, 13/3/2024 or 2024-03-13"),
        ("Rabu (13/3)", "'Rabu (13/3)' has no year; write it too, as in 13/3/2024"),
        ("13/3/24", "The year in '13/3/24' must have four digits"),
        ("3/13/2024", "There is no such month in '3/13/2024'; the day stands first, as in 13/3/2024"),
        ("31/2/2024", "There is no day '31/2/2024': that month has 29 days"),
        ("Kamis, 13 Maret 2024", "'Kamis, 13 Maret 2024' is wrong: that day is a Wednesday"),
    ])
    func `a refused date tells the flag, the text and what is wrong with it`(text: String, told: String) throws {
        #expect(throws: UsageError(Sentence(verbatim: "'--on': \(told)"))) {
            try WrittenTime(flag: "--on", zone: .makassar).day(text)
        }
    }
}
