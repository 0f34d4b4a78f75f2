import ModuleKit

/// What an office can set of its meetings. Legal numbers are warnings and never refusals.
struct MeetingsSettings: ModuleSettings {
    static let module = "meetings"

    @Parameter("Share of the invited that makes a quorum") var quorum = Share(unchecked: "1/2")
    // Permendesa 2/2015 asked for two thirds of the invited on the attendance sheet of a musdes; rules change.
    @Parameter("Share of the invited that makes a quorum of a musdes or musrenbangdes") var musdesQuorum =
        Share(unchecked: "2/3")
    @Parameter("Whether who sent somebody else counts as there") var representedCounts = true
    @Parameter("Days before a due day on which it is reminded of", .range(0...365)) var remindDays = 7
    @Parameter("Sheet on which papers are printed where none is named") var paper = PaperSize.a4

    /// The share that holds for a kind of meeting.
    func quorum(of kind: MeetingKind) -> Share {
        switch kind {
        case .musdes, .musrenbangdes: musdesQuorum
        case .rakor, .technical, .musdus, .fgd, .audience, .other: quorum
        }
    }
}

/// A share as two whole numbers: `2/3`.
struct Share: PatternText {
    let text: String

    static let pattern = "^[0-9]{1,3}/[1-9][0-9]{0,2}$"
    static let expected: Sentence = "a share of two whole numbers, above nothing and at most all, like 2/3"

    init(unchecked text: String) { self.text = text }

    static func matches(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        let parts = utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].first != UInt8(ascii: "0"),
            parts.allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } })
        else { return false }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
        return numbers[0] > 0 && numbers[0] <= numbers[1]
    }

    /// The least whole number that is this share of a number.
    func least(of number: Int) -> Int {
        let parts = text.split(separator: "/").compactMap { Int($0) }
        return (number * parts[0] + parts[1] - 1) / parts[1]
    }
}

/// The sheets that papers are printed on.
enum PaperSize: String, Choice {
    case a4
    /// 215 × 330 millimetres.
    case f4
}
