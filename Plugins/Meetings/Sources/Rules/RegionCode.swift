import ModuleKit

/// A code of the ministry of the interior, with dots: `64.01.07.2002`.
struct RegionCode: PatternText {
    let text: String

    static let pattern = #"^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?$"#
    static let expected: Sentence = "a region's code with dots, like 64.01.07.2002"

    init(unchecked text: String) { self.text = text }

    static func matches(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        guard [2, 5, 8, 13].contains(utf8.count) else { return false }
        return utf8.enumerated().allSatisfy { place, byte in
            [2, 5, 8].contains(place) ? byte == UInt8(ascii: ".") : byte &- UInt8(ascii: "0") < 10
        }
    }
}
