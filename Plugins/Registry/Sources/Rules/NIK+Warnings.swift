import ModuleKit

extension NIK {
    /// What surprises in the number of a person; each is possible, and somebody should look.
    ///
    /// - Parameter village: code of where the person serves; nil where that is not asked.
    func warnings(sex: Sex?, birth: CalendarDate?, village: RegionCode? = nil) -> [Warning] {
        var warnings: [Warning] = []
        if let sex, sex != self.sex {
            warnings.append(
                Warning(
                    name: "nik_sex", path: "/nik",
                    message: "The NIK \(self) is that of \(self.sex.words), recorded is \(sex.words)"))
        }
        if let birth, !agrees(with: birth) {
            warnings.append(
                Warning(
                    name: "nik_birth_date", path: "/nik",
                    message: "The NIK \(self) has another birth date than \(birth)"))
        }
        if let village, !village.text.hasPrefix(district.text + ".") {
            warnings.append(
                Warning(
                    name: "nik_region", path: "/nik",
                    message: "The NIK \(self) was first registered in \(district), the village is \(village)"))
        }
        return warnings
    }

    /// Whether a text that is kept in the clear holds what is likely a NIK: sixteen digits that could be one, together
    /// or in the groups in which it is written.
    static func stands(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 16 else { return false }
        var groups: [Int] = []
        var digits: [UInt8] = []
        var last: UInt8 = UInt8(ascii: " ")
        var isClean = true
        func isLikely() -> Bool {
            guard digits.count == 16, isClean, groupings.contains(groups), digits[0] != UInt8(ascii: "0") else {
                return false
            }
            if case .success = parse(String(decoding: digits, as: UTF8.self)) { return true }
            return false
        }
        for (i, byte) in text.enumerated() {
            let isDigit = byte &- 0x30 < 10
            if isDigit {
                if digits.isEmpty {
                    isClean = !isLetter(last)
                    groups = [0]
                } else if last &- 0x30 >= 10 {
                    groups.append(0)
                }
                digits.append(byte)
                groups[groups.count - 1] += 1
            } else {
                let joins = (byte == UInt8(ascii: ".") || byte == UInt8(ascii: " ")) && last &- 0x30 < 10
                if !(joins && i + 1 < text.count && text[i + 1] &- 0x30 < 10) {
                    if isLetter(byte) { isClean = false }
                    if isLikely() { return true }
                    digits = []
                }
            }
            last = byte
        }
        return isLikely()
    }

    private static let groupings: [[Int]] = [
        [16], [4, 4, 4, 4], [6, 6, 4], [2, 2, 2, 6, 4], [2, 2, 2, 2, 2, 2, 4],
    ]

    /// Part of a word or of a number in another form, of which digits are no number of their own.
    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        default: false
        }
    }
}

extension Sex {
    var words: Sentence {
        switch self {
        case .male: "a man"
        case .female: "a woman"
        }
    }
}
