import ModuleKit
import Testing

@Suite struct WrittenTimeTests {
    @Test(arguments: [
        "13 Maret 2024", "13 maret 2024", "Rabu, 13 Maret 2024", "rabu 13 Mar 2024", "tanggal 13 Maret 2024",
        "13/3/2024", "13/03/2024", "13-03-2024", "13.3.2024", "2024-03-13", "2024/3/13", "13-Mar-2024",
        "March 13, 2024", "13 March 2024", "Wednesday, 13 March 2024", " 13  Maret\u{a0}2024 ",
    ])
    func `a date is read as people write it`(text: String) throws {
        #expect(try CalendarDate(written: text).description == "2024-03-13")
    }

    @Test(arguments: [
        ("1 Januari 2024", "2024-01-01"), ("29 Pebruari 2024", "2024-02-29"), ("5 Mei 2023", "2023-05-05"),
        ("17 Agustus 1945", "1945-08-17"), ("1 Agt 2024", "2024-08-01"), ("30 Nopember 2024", "2024-11-30"),
        ("31 Des 2024", "2024-12-31"), ("Jum'at, 15 Maret 2024", "2024-03-15"), ("Jum’at 15/3/2024", "2024-03-15"),
        ("Ahad, 17 Maret 2024", "2024-03-17"), ("Kamis 1 Januari 1970", "1970-01-01"),
        ("Rabu, 31 Desember 1969", "1969-12-31"),
    ])
    func `every month and weekday has its Indonesian names`(text: String, date: String) throws {
        #expect(try CalendarDate(written: text).description == date)
    }

    @Test(arguments: [
        "", "Maret 2024", "13 Maret", "13 Maret 24", "13/3/24", "31/2/2024", "3/13/2024", "0/3/2024", "13 Foo 2024",
        "13 Maret 2024 9", "kemarin", "2024", "13/3/20245", "Senin",
    ])
    func `what is no whole date is refused, with what to write`(text: String) {
        let fault = #expect(throws: WrittenTimeFault.self) { try CalendarDate(written: text) }
        #expect(fault?.description.contains("'\(text)' is no date") == true)
        #expect(fault?.description.contains("13 Maret 2024") == true)
    }

    @Test func `a weekday that is not that day's is refused`() {
        let fault = #expect(throws: WrittenTimeFault.self) { try CalendarDate(written: "Kamis, 13 Maret 2024") }
        #expect(fault?.description.contains("Wednesday (Rabu)") == true)
    }

    @Test(arguments: [
        "2024-03-13 09:00", "2024-03-13T09:00", "13 Maret 2024 09.00", "13/3/2024 9:00", "2024-03-13 09:00 WITA",
        "Rabu, 13 Maret 2024 pukul 09.00 WITA", "13-03-2024 jam 9.00", "2024-03-13 08:00 WIB", "2024-03-13 10.00 wit",
        "2024-03-13T01:00:00Z", "2024-03-13T09:00:00+08:00", "2024-03-13 01:00 UTC", "2024-03-13 09:00 +08:00",
        "2024-03-13 09:00:00 +0800",
    ])
    func `a moment is read with its zone, or in the one given`(text: String) throws {
        #expect(try Instant(written: text, zone: .makassar) == Instant("2024-03-13T09:00:00+08:00"))
    }

    @Test func `a moment without zone follows the zone it is read in`() throws {
        let moment = try Instant(written: "13 Maret 2024 09.00", zone: .jakarta)
        #expect(moment == Instant("2024-03-13T02:00:00Z"))
        #expect(try Instant(written: "1/1/1970 0:30:15", zone: .makassar) == Instant("1969-12-31T16:30:15Z"))
    }

    @Test(arguments: ["2024-03-13", "13 Maret 2024", "09:00", "2024-03-13 25:00", "2024-03-13 9", "", "13.03"])
    func `a moment has a date and a time`(text: String) {
        #expect(throws: WrittenTimeFault.self) { try Instant(written: text) }
    }
}
