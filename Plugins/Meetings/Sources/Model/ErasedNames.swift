/// The names under which somebody who is erased is known, and where they stand.
struct ErasedNames {
    private let names: Set<String>

    init(_ names: Set<String>) { self.names = Set(names.map(Self.folded)) }

    /// Whether a text is one of the names and nothing more, but for what is written behind it with a comma, as an academic
    /// title is.
    func isNamed(_ text: String) -> Bool {
        let text = Self.folded(text)
        return names.contains(text) || names.contains { text.hasPrefix($0 + ",") }
    }

    /// Whether a text holds one of the names.
    func isHeld(by text: String) -> Bool {
        let text = Self.folded(text)
        return names.contains { text.contains($0) }
    }

    /// Case and the width of gaps are no difference.
    private static func folded(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
