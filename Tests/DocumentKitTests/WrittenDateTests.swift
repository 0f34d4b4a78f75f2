import DocumentKit
import Testing

@Suite struct WrittenDateTests {
    private func read(_ text: String) throws -> [Int] {
        let date = try WrittenDate(text)
        return [date.year, date.month, date.day]
    }

    @Test(arguments: [
        "13 Maret 2024", "13 maret 2024", "Rabu, 13 Maret 2024", "rabu 13 Mar 2024", "tanggal 13 Maret 2024",
        "13/3/2024", "13/03/2024", "13-03-2024", "13.3.2024", "2024-03-13", "2024/3/13", "13-Mar-2024", "13 Mrt 2024",
        "Rabu (13/3/2024)", "Maret 13, 2024", "March 13, 2024", "13 March 2024", "Wednesday, 13 March 2024",
        " 13  Maret\u{a0}2024 ", "Rabu tgl. 13 Maret 2024",
    ])
    func `a date is read as people write it`(text: String) throws {
        #expect(try read(text) == [2024, 3, 13])
    }

    @Test(arguments: [
        ("1 Januari 2024", [2024, 1, 1]), ("29 Pebruari 2024", [2024, 2, 29]), ("5 Mei 2023", [2023, 5, 5]),
        ("17 Agustus 1945", [1945, 8, 17]), ("1 Agt 2024", [2024, 8, 1]), ("30 Nopember 2024", [2024, 11, 30]),
        ("31 Des 2024", [2024, 12, 31]), ("Jum'at, 15 Maret 2024", [2024, 3, 15]), ("Jum’at 15/3/2024", [2024, 3, 15]),
        ("Jumat 15/3/2024", [2024, 3, 15]), ("Ahad, 17 Maret 2024", [2024, 3, 17]),
        ("Kamis 1 Januari 1970", [1970, 1, 1]), ("Rabu, 31 Desember 1969", [1969, 12, 31]),
        ("Selasa 29/2/2000", [2000, 2, 29]),
    ])
    func `every month and weekday has its Indonesian names`(text: String, date: [Int]) throws {
        #expect(try read(text) == date)
    }

    @Test(
        arguments: [
            ("Rabu (13/3)", .noYear), ("13 Maret", .noYear), ("Maret 13", .noYear), ("13/3/24", .shortYear),
            ("13 Maret 24", .shortYear), ("13/3/20245", .shortYear), ("3/13/2024", .noSuchMonth),
            ("2024-13-03", .noSuchMonth), ("31/2/2024", .noSuchDay(daysInMonth: 29)),
            ("29/2/1900", .noSuchDay(daysInMonth: 28)), ("0/3/2024", .noSuchDay(daysInMonth: 31)),
            ("Kamis, 13 Maret 2024", .otherWeekday(2)), ("Senin 17/3/2024", .otherWeekday(6)),
        ] as [(String, WrittenDate.Refusal)])
    func `what is no whole date is refused with the reason`(text: String, reason: WrittenDate.Refusal) {
        #expect(throws: reason) { try WrittenDate(text) }
    }

    @Test(arguments: [
        "", "besok", "kemarin", "Senin", "2024", "Maret 2024", "13 Foo 2024", "13 Maret 2024 9", "13", "13/3/dua",
        "45364", "13 Maret 0000",
    ])
    func `what is no date at all is not guessed at`(text: String) {
        #expect(throws: WrittenDate.Refusal.noDate) { try WrittenDate(text) }
    }
}
