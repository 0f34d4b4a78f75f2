/// How far two spellings are from each other. Nothing is allocated: a search asks it of thousands of names.
enum Spelling {
    typealias Text = UnsafeBufferPointer<UInt8>

    /// The words of a text, one blank between them.
    struct Words: Sequence, IteratorProtocol {
        private let text: Text
        private var place = 0

        init(of text: Text) { self.text = text }

        mutating func next() -> Text? {
            guard place < text.count else { return nil }
            let start = place
            while place < text.count, text[place] != UInt8(ascii: " ") { place += 1 }
            defer { place += 1 }
            return Text(rebasing: text[start..<place])
        }
    }

    static func words(of text: Text) -> Words { Words(of: text) }

    static func begins(_ text: Text, with word: Text) -> Bool {
        guard text.count >= word.count else { return false }
        for i in 0..<word.count where text[i] != word[i] { return false }
        return true
    }

    /// Slips between a word that is asked for and one that is there; nil where there are too many.
    static func slips(_ word: Text, _ other: Text) -> Int? {
        guard word.count > 0, other.count > 0, word[0] == other[0] else { return nil }
        if begins(other, with: word) { return 0 }
        guard word.count >= 4, abs(word.count - other.count) <= 2 else { return nil }
        guard let distance = distance(word, other, most: word.count >= 5 ? 2 : 1) else { return nil }
        return distance < 2 || word.count >= 8 || haveSameConsonants(word, other) ? distance : nil
    }

    private static func haveSameConsonants(_ word: Text, _ other: Text) -> Bool {
        var (i, j) = (0, 0)
        while true {
            while i < word.count, isVowel(word[i]) { i += 1 }
            while j < other.count, isVowel(other[j]) { j += 1 }
            guard i < word.count, j < other.count else { return i == word.count && j == other.count }
            guard word[i] == other[j] else { return false }
            (i, j) = (i + 1, j + 1)
        }
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        default: false
        }
    }

    /// Insertions, deletions, replacements and swaps of neighbours between two texts; nil beyond `most`.
    static func distance(_ a: [UInt8], _ b: [UInt8], most: Int) -> Int? {
        a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in distance(a, b, most: most) } }
    }

    private static func distance(_ a: Text, _ b: Text, most: Int) -> Int? {
        let width = b.count + 1
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { rows in
            // The row before the last, the last one and this one, which change places.
            var (before, last, row) = (0, width, 2 * width)
            for j in 0..<width {
                rows[before + j] = 0
                rows[last + j] = j
            }
            for i in 0..<a.count {
                rows[row] = i + 1
                var least = i + 1
                for j in 0..<b.count {
                    let isSame = a[i] == b[j]
                    var cost = min(rows[last + j + 1] + 1, rows[row + j] + 1, rows[last + j] + (isSame ? 0 : 1))
                    if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                        cost = min(cost, rows[before + j - 1] + 1)
                    }
                    rows[row + j + 1] = cost
                    least = min(least, cost)
                }
                if least > most { return nil }
                (before, last, row) = (last, row, before)
            }
            let distance = rows[last + b.count]
            return distance <= most ? distance : nil
        }
    }
}
