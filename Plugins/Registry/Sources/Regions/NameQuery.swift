/// A name as it is asked for, which meets names that are spelled nearly so.
struct NameQuery: Sendable {
    let name: FoldedName
    private let words: [[UInt8]]
    /// Slips of the pen that are forgiven: one in a short name, two in a long one.
    private let tolerance: Int

    init(_ text: String) { self.init(FoldedName(text)) }

    init(_ name: FoldedName) {
        self.name = name
        words = name.text.split(separator: UInt8(ascii: " ")).map(Array.init)
        tolerance = name.text.count < 4 ? 0 : name.text.count < 8 ? 1 : 2
    }

    /// How it meets a name, from the best.
    enum Match: Comparable, Sendable {
        case same
        case beginning
        /// Every word of the query begins a word of the name.
        case words
        /// Spelled nearly so, with so many slips.
        case near(Int)
    }

    /// How it meets a name; nil where it does not.
    func match(_ other: FoldedName) -> Match? {
        guard mayMatch(other.outline) else { return nil }
        if mayHold(other.outline) {
            if other.text == name.text { return .same }
            if other.text.starts(with: name.text) { return .beginning }
            if name.outline.initials & ~other.outline.initials == 0, holdsWords(other) { return .words }
        }
        guard mayBeNear(other.outline) else { return nil }
        return Spelling.distance(name.text, other.text, most: tolerance).map { .near($0) }
    }

    /// Whether a name of this outline may meet it.
    func mayMatch(_ other: FoldedName.Outline) -> Bool { mayHold(other) || mayBeNear(other) }

    /// A name that lacks the query's letters cannot hold its words.
    private func mayHold(_ other: FoldedName.Outline) -> Bool { name.outline.letters & ~other.letters == 0 }

    /// A number is right or wrong, and never nearly right.
    private func mayBeNear(_ other: FoldedName.Outline) -> Bool {
        tolerance > 0 && abs(other.length - name.outline.length) <= tolerance
            && (name.outline.letters ^ other.letters).nonzeroBitCount <= 2 * tolerance
            && name.outline.figures == other.figures
    }

    private func holdsWords(_ other: FoldedName) -> Bool {
        other.text.withUnsafeBufferPointer { text in
            words.allSatisfy { word in
                word.withUnsafeBufferPointer { word in
                    Spelling.words(of: text).contains { Spelling.begins($0, with: word) }
                }
            }
        }
    }

    /// How its words meet words of the name that are spelled nearly so; nil where one does not.
    ///
    /// In a word one slip is forgiven, and two in a long one, or where only vowels are taken for each other: Butok is
    /// near Batu Botuk.
    func nearParts(of other: FoldedName) -> Match? {
        guard mayHaveNearParts(other.outline) else { return nil }
        return other.text.withUnsafeBufferPointer { text in
            var slips = 0
            for word in words {
                let best = word.withUnsafeBufferPointer { word in
                    Spelling.words(of: text).lazy.compactMap { Spelling.slips(word, $0) }.min()
                }
                guard let best else { return nil }
                slips += best
            }
            // After the names that are near as a whole.
            return .near(10 + slips)
        }
    }

    /// The first letter of a word is rarely wrong.
    func mayHaveNearParts(_ other: FoldedName.Outline) -> Bool {
        name.outline.initials & ~other.initials == 0
            && (name.outline.letters & ~other.letters).nonzeroBitCount <= 3
            && name.outline.figures & ~other.figures == 0
    }
}
