/// A sentence for people: written in English where it is needed, with its values apart, so that a catalogue can say
/// it in the caller's language.
///
///     throw RPCError(.conflict, "The note \(note) bears the tag '\(tag)' already")
///
/// A value may itself be a sentence, which is translated on its own.
public struct Sentence: Sendable, Equatable, CustomStringConvertible {
    public enum Value: Sendable, Equatable {
        /// Said as it is: a name, a number, a code.
        case text(String)
        case sentence(Sentence)
    }

    /// The English sentence with `{}` for each value: what a catalogue finds it by.
    public let key: String
    public let values: [Value]

    /// A text that is the same in every language, such as another program's words.
    public init(verbatim text: String) {
        key = "{}"
        values = [.text(text)]
    }

    /// The sentence in English.
    public var description: String { text { $0 } }

    /// The sentence by a catalogue.
    ///
    /// - Parameter template: what stands for a key: each `{}` is the next value in order, `{0}`, `{1}`, … the one of
    ///   that number.
    public func text(_ template: (String) -> String) -> String {
        var text = ""
        var rest = template(key)[...]
        var next = 0
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let number = rest[rest.index(after: open)..<close]
            let place = number.isEmpty ? next : Int(number) ?? values.count
            if number.isEmpty { next += 1 }
            switch values.indices.contains(place) ? values[place] : nil {
            case .text(let value): text += value
            case .sentence(let sentence): text += sentence.text(template)
            case nil: text += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}

extension Sentence: ExpressibleByStringInterpolation {
    public struct StringInterpolation: StringInterpolationProtocol {
        var key = ""
        var values: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) { key.reserveCapacity(literalCapacity) }

        public mutating func appendLiteral(_ literal: String) { key += literal }

        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            key += "{}"
            values.append(.text(value.description))
        }

        public mutating func appendInterpolation(_ sentence: Sentence) {
            key += "{}"
            values.append(.sentence(sentence))
        }
    }

    public init(stringLiteral value: String) {
        key = value
        values = []
    }

    public init(stringInterpolation: StringInterpolation) {
        key = stringInterpolation.key
        values = stringInterpolation.values
    }
}
