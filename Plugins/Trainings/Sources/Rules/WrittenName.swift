import Foundation

/// A person's name as lists are compared: small letters in words, without marks and without titles behind a comma.
struct WrittenName: Hashable {
    let text: String

    init(_ name: String) {
        let plain = name.prefix { $0 != "," }.lowercased().decomposedStringWithCanonicalMapping
        var words: [String] = [""]
        for scalar in plain.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": words[words.count - 1].unicodeScalars.append(scalar)
            case "\u{300}"..."\u{36f}", "'", "\u{2019}", "`": continue
            default: words.append("")
            }
        }
        text = words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Whether one could be the other, misspelt: two changed letters at most, and none in a short name.
    func isNear(_ other: WrittenName) -> Bool {
        let (a, b) = (Array(text.utf8), Array(other.text.utf8))
        guard min(a.count, b.count) >= 6, abs(a.count - b.count) <= 2 else { return false }
        var row = Array(0...b.count)
        for (i, left) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in b.enumerated() {
                let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (left == right ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[b.count] <= 2
    }
}
