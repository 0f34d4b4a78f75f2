/// What a language has for the program's sentences, by their English keys.
///
///     static let notes: Words = ["The note {} is closed": "Catatan {} sudah ditutup"]
///
/// A key twice is no fault here: the last one counts.
public struct Words: Sendable, ExpressibleByDictionaryLiteral {
    /// The sentences as they stand in the code.
    public static let english: Words = [:]

    private var sentences: [String: String]

    public init(dictionaryLiteral sentences: (String, String)...) {
        self.sentences = Dictionary(sentences) { $1 }
    }

    /// All the words of several groups.
    public init(_ groups: Words...) {
        self = [:]
        for group in groups { add(group) }
    }

    /// What stands for a sentence's key; the key itself where the language has nothing.
    public func template(_ key: String) -> String { sentences[key] ?? key }

    /// Adds the words of another group.
    public mutating func add(_ group: Words) { sentences.merge(group.sentences) { $1 } }
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
