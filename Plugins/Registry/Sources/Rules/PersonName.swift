/// A person's name as it is compared: lowercase words without marks, titles and degrees, and with the ways to write
/// Muhammad made one.
struct PersonName: Hashable, Sendable {
    private let words: [String]
    let key: [UInt8]

    private static let titles: Set<String> = [
        "h", "hj", "haji", "hajjah", "drs", "dra", "dr", "ir", "prof", "bapak", "ibu", "sdr", "sdri", "bpk",
    ]
    private static let short = [
        "m": "muhammad", "moh": "muhammad", "muh": "muhammad", "mohd": "muhammad", "mohammad": "muhammad",
        "mohamad": "muhammad", "muhamad": "muhammad", "abd": "abdul", "st": "siti", "nurul": "nur",
    ]

    init(_ name: String) {
        // Degrees stand behind a comma.
        let bare = name.prefix { $0 != "," }
        let plain = bare.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            !(0x300...0x36f).contains($0.value) && !"'`\u{2019}".unicodeScalars.contains($0)
        }
        var words = String(String.UnicodeScalarView(plain)).split { !$0.isLetter && !$0.isNumber }.map(String.init)
        while words.count > 1, Self.titles.contains(words[0]) { words.removeFirst() }
        self.words = words.map { Self.short[$0] ?? $0 }
        key = Array(self.words.joined(separator: " ").utf8)
    }

    /// Whether it is spelled nearly so: one letter otherwise in a short name, two in a long one, or the same words in
    /// another order. The same name is near, too.
    func isNear(_ other: PersonName) -> Bool {
        if key == other.key { return true }
        guard !key.isEmpty, !other.key.isEmpty else { return false }
        if words.count > 1, words.sorted() == other.words.sorted() { return true }
        let most = min(key.count, other.key.count) < 5 ? 0 : min(key.count, other.key.count) < 10 ? 1 : 2
        guard most > 0, abs(key.count - other.key.count) <= most else { return false }
        return Spelling.distance(key, other.key, most: most) != nil
    }
}
