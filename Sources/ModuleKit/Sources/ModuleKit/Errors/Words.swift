/// What a language has for the program's sentences, by their English keys.
public struct Words: Sendable {
    /// The sentences as they stand in the code.
    public static let english = Words([:])

    private let sentences: [String: String]

    public init(_ sentences: [String: String]) { self.sentences = sentences }

    /// What stands for a sentence's key; the key itself where the language has nothing.
    public func template(_ key: String) -> String { sentences[key] ?? key }
}

extension Sentence {
    /// The sentence in a language.
    public func text(in words: Words) -> String { text(words.template) }
}

/// In a result a sentence is said in the caller's language; read back, it is said as it was.
extension Sentence: WireValue {
    public static let shape = Shape<Sentence>(schema: Schema("string")) { json, faults in
        String.shape.decode(json, &faults).map { Sentence(verbatim: $0) }
    } encode: { sentence, writer in
        writer.write(sentence.text(in: writer.words))
    }
}
