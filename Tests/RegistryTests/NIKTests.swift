import HallTesting
import ModuleKit
import SeededTesting
import Testing

@testable import Registry

@Suite struct NIKTests {
    private func fault(_ text: String) -> NIKFault? {
        if case .failure(let fault) = NIK.parse(text) { fault } else { nil }
    }

    private func stands(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { NIK.stands(in: $0) }
    }

    @Test func `a number is read as people write it`() {
        for text in [
            "6401075003900001", "'6401075003900001", " 6401 0750 0390 0001", "64.01.07.500390.0001",
            "640107-500390-0001", "\u{2019}6401075003900001", "6401075003900001\u{a0}",
        ] {
            #expect((try? NIK.parse(text).get())?.text == "6401075003900001", "\(text)")
        }
    }

    @Test func `what is no number is told for what it is, and never quoted`() {
        let wrong: [(String, NIKFault)] = [
            ("", .blank), ("  ", .blank), ("-", .blank), ("0", .placeholder), ("9999999999999999", .placeholder),
            ("0000000000000000", .placeholder), ("1111111111111111", .placeholder), ("6,40107E+15", .excelExponent),
            ("6.40107E+15", .excelExponent), ("6.401075e15", .excelExponent), ("6401075003900000", .excelZero),
            ("640107500390000", .length), ("64010750039000011", .length), ("6401075003900O01", .digits),
            ("tidak ada", .digits), ("6401070003900001", .day), ("6401073203900001", .day),
            ("6401077203900001", .day), ("6401074003900001", .day), ("6401075000900001", .month),
            ("6401075013900001", .month),
        ]
        for (text, expected) in wrong { #expect(fault(text) == expected, "\(text)") }
        for fault in NIKFault.allCases {
            #expect(!fault.message.description.contains("640107"))
            #expect(fault.message.values.isEmpty)
        }
        #expect(Set(wrong.map(\.1)) == Set(NIKFault.allCases), "every fault is tried")
    }

    @Test func `the number tells sex, date and district, and what differs only warns`() throws {
        let nik = try NIK.parse("6401075003900001").get()
        #expect(nik.sex == .female)
        #expect(nik.district.text == "64.01.07")
        let birth = try #require(CalendarDate("1990-03-10"))
        let village = try #require(RegionCode("64.01.07.2002"))
        #expect(nik.warnings(sex: .female, birth: birth, village: village).isEmpty)
        #expect(nik.warnings(sex: nil, birth: nil, village: nil).isEmpty)
        let other = nik.warnings(
            sex: .male, birth: CalendarDate("1990-03-11"), village: RegionCode("64.02.07.2002"))
        #expect(other.map(\.name) == ["nik_sex", "nik_birth_date", "nik_region"])
        #expect(other.allSatisfy { !$0.message.description.contains(nik.text) })
    }

    @Test func `every number that can be is read, and any digit of its serial, day or month that cannot be refuses it`()
    {
        var random = SeededRandom(seed: 16)
        func digits(_ number: Int, _ count: Int) -> String {
            String(repeating: "0", count: count - String(number).count) + String(number)
        }
        for _ in 0..<2_000 {
            let place = digits(Int.random(in: 110_101...961_099, using: &random), 6)
            let day = Int.random(in: 0...99, using: &random)
            let month = Int.random(in: 0...20, using: &random)
            let serial = Bool.random(using: &random) ? Int.random(in: 0...3, using: &random) : 4321
            let text = place + digits(day, 2) + digits(month, 2) + "90" + digits(serial, 4)
            let isRight =
                ((1...31).contains(day) || (41...71).contains(day)) && (1...12).contains(month) && serial > 0
            #expect((fault(text) == nil) == isRight, "\(text)")
        }
    }

    @Test func `a number is noticed in a text, however it is grouped, and other numbers are let be`() {
        for text in [
            "6401075003900001", "NIK 6401075003900001.", "Aminah (6401 0750 0390 0001)", "64.01.07.500390.0001",
            "640107 500390 0001", "a,6401075003900001,b",
        ] { #expect(stands(text), "\(text)") }
        for text in [
            "19900310 202012 2 001", "199003102020122001", "0812 3456 7890 1234", "64.01.07.2002", "6401075003900000",
            "2024-03-13 2024-03-14", "f6401075003900001", "9999999999999999", "12345678901234567890",
            "6401075003900001a", "640107500390000",
        ] { #expect(!stands(text), "\(text)") }
    }
}
