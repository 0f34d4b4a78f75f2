import ModuleKit

/// A national identity number (Nomor Induk Kependudukan): sixteen digits PPKKCC DDMMYY NNNN. Region and birth date are
/// those of the first registration, the day of a woman has 40 added, and the serial begins at 0001.
struct NIK: SealedText, Equatable {
    static var expected: Sentence { "a NIK of 16 digits" }

    let text: String

    /// Digits from a place, as a number.
    private func number(_ start: Int, _ count: Int) -> Int { Int(text.dropFirst(start).prefix(count)) ?? 0 }

    /// The district in which the person was first registered; a person who moved keeps it.
    var district: RegionCode {
        let digits = Array(text)
        return RegionCode(unchecked: "\(String(digits[0..<2])).\(String(digits[2..<4])).\(String(digits[4..<6]))")
    }

    var sex: Sex { number(6, 2) > 40 ? .female : .male }
    private var day: Int { number(6, 2) > 40 ? number(6, 2) - 40 : number(6, 2) }

    /// Whether the date that stands in it is this one; of the year it has two digits.
    func agrees(with birth: CalendarDate) -> Bool {
        day == birth.day && number(8, 2) == birth.month && number(10, 2) == birth.year % 100
    }
}

/// Why a text is no NIK. What merely surprises is not among them: a person moves, and a birth date is corrected, and the
/// number stays.
enum NIKFault: String, Error, CaseIterable {
    case blank
    case placeholder
    case excelExponent = "excel_exponent"
    case excelZero = "excel_zero"
    case digits
    case length
    case day
    case month
}

extension NIK {
    /// Reads a number as people write it, with dots, blanks, hyphens or a leading apostrophe.
    static func parse(_ text: String) -> Result<NIK, NIKFault> {
        let written = text.filter { !" .-'\u{2019}\u{a0}\t".contains($0) }
        guard !written.isEmpty else { return .failure(.blank) }
        if written.contains(where: { $0 == "E" || $0 == "e" }), text.contains(where: \.isNumber),
            written.allSatisfy({ $0.isASCII && ($0.isNumber || "Ee+,".contains($0)) })
        {
            return .failure(.excelExponent)
        }
        guard written.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return .failure(.digits) }
        // 0, 9999999999999999 and the like stand where a form would not be left empty.
        if Set(written).count == 1 { return .failure(.placeholder) }
        guard written.utf8.count == 16 else { return .failure(.length) }
        let nik = NIK(text: written)
        // Excel keeps fifteen digits and makes the sixteenth 0, and no serial is 0000.
        if nik.number(12, 4) == 0 { return .failure(.excelZero) }
        guard (1...31).contains(nik.day) else { return .failure(.day) }
        guard (1...12).contains(nik.number(8, 2)) else { return .failure(.month) }
        return .success(nik)
    }

    static func read(_ text: String, _ faults: inout Faults) -> NIK? {
        switch parse(text) {
        case .success(let nik): return nik
        case .failure(let fault):
            faults.add(fault.rawValue, fault.message)
            return nil
        }
    }
}

extension NIKFault {
    /// For the person who wrote it; never quotes a digit.
    var message: Sentence {
        switch self {
        case .blank: "Is blank: leave it out where the NIK is not known"
        case .placeholder: "Is a placeholder and no NIK: leave it out where the NIK is not known"
        case .excelExponent:
            "Was made a number like 6,4E+15 by Excel, and has lost digits: type it anew in a column formatted as text"
        case .excelZero:
            """
            Ends in 0000, which no NIK does: Excel keeps 15 digits and makes the last one 0. Type it anew in a column \
            formatted as text
            """
        case .digits: "Has something that is no digit: expected 16 digits, dots and blanks aside"
        case .length: "Has not 16 digits: copy it anew from the identity card or the family card"
        case .day: "Digits 7 and 8 are no day: expected 01 to 31, or 41 to 71 of a woman"
        case .month: "Digits 9 and 10 are no month: expected 01 to 12"
        }
    }
}

/// How far a person's number is known.
enum NIKState: String, Choice {
    /// No number is recorded.
    case none
    /// Recorded, and not to be relied on yet.
    case provisional
    /// Of the right form.
    case wellFormed = "well_formed"
    /// Compared with the identity card or the population register.
    case verified
}
