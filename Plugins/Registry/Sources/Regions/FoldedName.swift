/// A name as it is searched: lowercase letters and digits in words, without marks, and without a word for what kind of
/// place it is, which people say or leave out.
struct FoldedName: Hashable, Sendable {
    /// The words, one blank between them, in bytes.
    let text: [UInt8]
    let outline: Outline

    /// What tells at a glance that two names cannot be near.
    struct Outline: Hashable, Sendable {
        let length: Int
        /// A bit for every letter and digit that occurs.
        let letters: UInt64
        /// The same for the first ones of the words.
        let initials: UInt64

        /// The digits among them.
        var figures: UInt64 { letters >> 26 }
    }

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

    init(_ name: String) { self.init(Self.withoutKind(Self.words(of: name))) }

    /// The forms under which a name is found: itself, and of one that begins with a word for its kind that word and the
    /// next in one, as people write Kotabangun for Kota Bangun.
    static func forms(of name: String) -> [FoldedName] {
        let words = words(of: name)
        let itself = FoldedName(withoutKind(words))
        guard words.count > 1, kinds.contains(words[0]) else { return [itself] }
        return [itself, FoldedName([words[0] + words[1]] + words.dropFirst(2))]
    }

    private static func withoutKind(_ words: [String]) -> [String] {
        guard let first = words.firstIndex(where: { !kinds.contains($0) }) else { return words.suffix(1) }
        return Array(words[first...])
    }

    private init(_ words: [String]) {
        var words = words
        // A name that is one number alone stays as it is written.
        if words.count > 1 { words = Self.inFigures(words) }
        text = Array(words.joined(separator: " ").utf8)
        outline = Outline(
            length: text.count, letters: text.reduce(0) { $0 | Self.bit($1) },
            initials: words.reduce(0) { $0 | ($1.utf8.first.map(Self.bit) ?? 0) })
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
}
