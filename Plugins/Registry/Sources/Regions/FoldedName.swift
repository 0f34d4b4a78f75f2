/// A name as it is searched: lowercase letters and digits in words, without marks, and without a word for what kind of
/// place it is, which people say or leave out.
struct FoldedName: Hashable, Sendable {
    /// The words, one blank between them, in bytes.
    let text: [UInt8]
    /// A bit for every letter and digit that occurs: names whose bits differ much cannot be near.
    let letters: UInt64

    private static let kinds: Set<String> = [
        "provinsi", "prov", "kabupaten", "kab", "kota", "kecamatan", "kec", "kelurahan", "kel", "desa", "kampung",
        "adat", "ds", "kp", "kpg", "kampong",
    ]

    /// Numbers as they stand in names: Suka Maju II, Suka Maju Dua and Suka Maju 2 are one.
    private static let numbers: [String: Int] = {
        var numbers: [String: Int] = [:]
        let words = [
            "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
        ]
        for (i, word) in words.enumerated() { numbers[word] = i + 1 }
        let tens = ["", "x"]
        let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
        for (ten, tenText) in tens.enumerated() {
            for (one, oneText) in ones.enumerated() where ten + one > 0 { numbers[tenText + oneText] = 10 * ten + one }
        }
        numbers["xx"] = 20
        return numbers
    }()

    /// A word that is a number in figures; `dua belas` is one of two words.
    private static func inFigures(_ words: [String]) -> [String] {
        var told: [String] = []
        for word in words {
            if word == "belas", let last = told.last.flatMap({ Int($0) }), (1...9).contains(last) {
                told[told.count - 1] = String(last + 10)
            } else {
                // 02 is 2, as forms have it.
                let figures = Int(word).map(String.init) ?? word
                told.append(numbers[word].map(String.init) ?? figures)
            }
        }
        return told
    }

    init(_ name: String) {
        var words = Self.words(of: name)
        while words.count > 1, let first = words.first, Self.kinds.contains(first) { words.removeFirst() }
        // A name that is one number alone stays as it is written.
        if words.count > 1 { words = Self.inFigures(words) }
        text = Array(words.joined(separator: " ").utf8)
        letters = text.reduce(0) { $0 | Self.bit($1) }
    }

    private static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        let lower = name.lowercased()
        let plain = lower.utf8.allSatisfy { $0 < 0x80 } ? lower : lower.decomposedStringWithCanonicalMapping
        for scalar in plain.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
            // Marks over letters, and apostrophes inside words, are not heard.
            case "\u{300}"..."\u{36f}", "'", "\u{2019}", "`": continue
            default:
                if !word.isEmpty { words.append(word) }
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func bit(_ byte: UInt8) -> UInt64 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): 1 << UInt64(byte - UInt8(ascii: "a"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): 1 << UInt64(26 + byte - UInt8(ascii: "0"))
        default: 0
        }
    }

    /// How a query meets a name, from the best.
    enum Match: Comparable, Sendable {
        case same
        case beginning
        /// Every word of the query begins a word of the name.
        case words
        /// Spelled nearly so, with so many slips.
        case near(Int)
    }

    /// How this, as a query, meets a name; nil where it does not.
    func match(_ name: FoldedName) -> Match? {
        // A name that lacks the query's letters cannot hold its words; one whose letters differ much is not near it.
        if letters & ~name.letters == 0 {
            if name.text == text { return .same }
            if name.text.starts(with: text) { return .beginning }
            if holdsWords(name) { return .words }
        }
        let allowed = tolerance
        guard allowed > 0, abs(name.text.count - text.count) <= allowed,
            (letters ^ name.letters).nonzeroBitCount <= 2 * allowed, hasFigures(of: name)
        else { return nil }
        return Self.distance(text, name.text, most: allowed).map { .near($0) }
    }

    /// Slips of the pen that are forgiven: one in a short name, two in a long one.
    private var tolerance: Int { text.count < 4 ? 0 : text.count < 8 ? 1 : 2 }

    /// A number is right or wrong, and never nearly right.
    private func hasFigures(of name: FoldedName) -> Bool { letters >> 26 == name.letters >> 26 }

    /// How the words of this, as a query, meet words of the name that are spelled nearly so; nil where one does not.
    ///
    /// In a word one slip is forgiven, and two in a long one, or where only vowels are taken for each other: Butok is
    /// near Batu Botuk.
    func nearParts(of name: FoldedName) -> Match? {
        let blank = UInt8(ascii: " ")
        guard (letters & ~name.letters).nonzeroBitCount <= 3, (letters >> 26) & ~(name.letters >> 26) == 0 else {
            return nil
        }
        let theirs = name.text.split(separator: blank)
        var slips = 0
        for word in text.split(separator: blank) {
            let best = theirs.compactMap { Self.slips(Array(word), Array($0)) }.min()
            guard let best else { return nil }
            slips += best
        }
        // After the names that are near as a whole.
        return .near(10 + slips)
    }

    private static func slips(_ word: [UInt8], _ other: [UInt8]) -> Int? {
        if other.starts(with: word) { return 0 }
        guard word.count >= 4, word[0] == other[0] else { return nil }
        let sameConsonants = word.filter { !vowels.contains($0) } == other.filter { !vowels.contains($0) }
        return distance(word, other, most: word.count >= 8 || (word.count >= 5 && sameConsonants) ? 2 : 1)
    }

    private static let vowels = Set("aeiou".utf8)

    private func holdsWords(_ name: FoldedName) -> Bool {
        let blank = UInt8(ascii: " ")
        let words = name.text.split(separator: blank)
        return text.split(separator: blank).allSatisfy { word in words.contains { $0.starts(with: word) } }
    }

    /// Insertions, deletions, replacements and swaps of neighbours between two texts; nil beyond `most`.
    static func distance(_ a: [UInt8], _ b: [UInt8], most: Int) -> Int? {
        var before = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        var row = last
        for i in 1...max(1, a.count) where i <= a.count {
            row[0] = i
            var least = i
            for j in 1...max(1, b.count) where j <= b.count {
                let same = a[i - 1] == b[j - 1]
                var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, before[j - 2] + 1) }
                row[j] = cost
                least = min(least, cost)
            }
            if least > most { return nil }
            (before, last, row) = (last, row, before)
        }
        return last[b.count] <= most ? last[b.count] : nil
    }
}
