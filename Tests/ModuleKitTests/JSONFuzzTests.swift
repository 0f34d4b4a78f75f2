import Foundation
import ModuleKit
import SeededTesting
import Testing

extension JSONValue {
    /// A value of every kind, nested up to `depth`.
    static func random(depth: Int, _ random: inout SeededRandom) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
        case 0: .null
        case 1: .bool(Bool.random(using: &random))
        case 2: .integer(Int64(bitPattern: random.next()) >> Int64.random(in: 0..<64, using: &random))
        case 3: .number(Double.random(in: -1e9...1e9, using: &random))
        case 4, 5: .string(text(&random))
        case 6: .array((0..<Int.random(in: 0..<5, using: &random)).map { _ in .random(depth: depth - 1, &random) })
        default:
            .object(
                (0..<Int.random(in: 0..<5, using: &random)).map {
                    ("\($0)" + text(&random), .random(depth: depth - 1, &random))
                })
        }
    }

    private static func text(_ random: inout SeededRandom) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "Z", "\"", "\\", "/", "\n", "\u{0}", "\u{1f}", "é", "€", "😀", " ", "{", ",",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<14, using: &random) {
            text.append(scalars.randomElement(using: &random) ?? "a")
        }
        return String(text)
    }
}

/// A place where our parser and Foundation's are known to differ.
private enum Difference: Hashable {
    case trailingComma, depth, notFinite, loneSurrogate, byteOrderMark, encoding
}

@Suite struct JSONFuzzTests {
    @Test func `what is written is read back as the same`() throws {
        var random = SeededRandom(seed: 1)
        for _ in 0..<5_000 {
            let value = JSONValue.random(depth: 4, &random)
            #expect(try JSONValue.parse(value.text) == value)
        }
    }

    @Test
    func `mutated texts are judged and read as Foundation does, but for named differences`() throws {
        var random = SeededRandom(seed: 20_240_313)
        var both = 0, neither = 0
        var seen: [Difference: Int] = [:]
        for _ in 0..<30_000 {
            var bytes = Array(JSONValue.random(depth: 3, &random).text.utf8)
            for _ in 0..<Int.random(in: 0...3, using: &random) { mutate(&bytes, &random) }
            let ours = Result { try JSONValue.parse(bytes) }
            let theirs = Result {
                try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            }
            switch (ours, theirs) {
            case (.success(let ours), .success(let theirs)):
                both += 1
                if let difference = differ(ours, theirs) {
                    Issue.record("\(difference) differs in \(String(decoding: bytes, as: UTF8.self))")
                }
            case (.failure, .failure): neither += 1
            case (.success, .failure(let error)):
                Issue.record("only we read \(String(decoding: bytes, as: UTF8.self)): \(error)")
            case (.failure(let error), .success):
                let difference = explain(bytes, error)
                #expect(difference != nil, "only Foundation reads \(String(decoding: bytes, as: UTF8.self)): \(error)")
                if let difference { seen[difference, default: 0] += 1 }
            }
        }
        // Both sides of the comparison were really exercised.
        #expect(both > 5_000)
        #expect(neither > 5_000)
        #expect(seen[.trailingComma, default: 0] > 0)
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        let interesting = Array("\"\\{}[],:0-9.eEtfn \u{0}\t\n/u+".utf8) + [0x80, 0xc3, 0xe2, 0xed, 0xf0, 0xff]
        let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0 where !bytes.isEmpty: bytes.remove(at: place)
        case 1: bytes.insert(interesting.randomElement(using: &random) ?? 0, at: min(place, bytes.count))
        case 2 where !bytes.isEmpty: bytes[place] = interesting.randomElement(using: &random) ?? 0
        case 3 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 4 where !bytes.isEmpty:
            let end = Int.random(in: place..<bytes.count, using: &random)
            bytes.insert(contentsOf: bytes[place...end], at: end)
        default: bytes.append(interesting.randomElement(using: &random) ?? 0)
        }
    }

    /// Why Foundation reads what we refuse; nil when there is no known reason.
    private func explain(_ bytes: [UInt8], _ error: any Error) -> Difference? {
        guard let error = error as? JSONSyntaxError else { return nil }
        if error.depth { return .depth }
        if error.message.key.hasPrefix("Half a surrogate") { return .loneSurrogate }
        if error.message.key.hasPrefix("Number too large") { return .notFinite }
        // Foundation guesses UTF-16 and UTF-32 from zero bytes, and drops a byte order mark.
        if bytes.prefix(4).contains(0) { return .encoding }
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return .byteOrderMark }
        let before = bytes[..<min(error.offset, bytes.count)].reversed().drop { [0x20, 0x0a, 0x0d, 0x09].contains($0) }
        if before.first == UInt8(ascii: ","), error.offset < bytes.count,
            bytes[error.offset] == UInt8(ascii: "]") || bytes[error.offset] == UInt8(ascii: "}")
        {
            return .trailingComma
        }
        return nil
    }

    /// How two readings of one text differ beyond the known; nil when they agree.
    private func differ(_ ours: JSONValue, _ theirs: Any) -> String? {
        switch ours {
        case .null: return theirs is NSNull ? nil : "null"
        case .bool(let value): return (theirs as? Bool) == value ? nil : "bool"
        case .integer(let value): return (theirs as? NSNumber)?.int64Value == value ? nil : "integer \(value)"
        case .number(let value):
            // Foundation goes by way of a decimal and misses the nearest by a few units in the last place; that ours is
            // the nearest is tested with the writer.
            guard let theirs = (theirs as? NSNumber)?.doubleValue else { return "number" }
            return abs(theirs - value) <= 4 * value.ulp ? nil : "number \(value)"
        case .string(let value):
            return (theirs as? String).map { $0.utf8.elementsEqual(value.utf8) } == true ? nil : "string"
        case .array(let values):
            guard let theirs = theirs as? [Any], theirs.count == values.count else { return "array" }
            return zip(values, theirs).lazy.compactMap { differ($0, $1) }.first
        case .object(let members):
            guard let theirs = theirs as? [String: Any] else { return "object" }
            // Foundation keeps one of several members with the same name, as it compares strings.
            guard Set(members.map(\.name)).count == members.count else { return nil }
            guard theirs.count == members.count else { return "members" }
            return members.lazy.compactMap { member in
                theirs[member.name].map { differ(member.value, $0) } ?? "member \(member.name)"
            }.first
        }
    }
}
