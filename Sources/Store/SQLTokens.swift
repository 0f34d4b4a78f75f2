/// The words of an SQL text, without its comments: enough to find what SQLite's own tables do not tell.
struct SQLTokens {
    enum Token: Equatable {
        /// A keyword or a bare name, in upper case.
        case word(String)
        /// A quoted name.
        case name(String)
        /// A text, or the digits of a blob.
        case text(String)
        case number
        case symbol(Character)

        /// The token as a name, in lower case: names are compared without regard to case.
        var asName: String? {
            switch self {
            case .word(let text): text.lowercased()
            case .name(let text): text.lowercased()
            case .text, .number, .symbol: nil
            }
        }
    }

    let tokens: [Token]

    init(_ sql: String) {
        var found: [Token] = []
        var rest = Substring(sql)
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if rest.hasPrefix("--") {
                rest = rest.drop { !$0.isNewline }
            } else if rest.hasPrefix("/*") {
                rest.removeFirst(2)
                while !rest.isEmpty, !rest.hasPrefix("*/") { rest.removeFirst() }
                rest = rest.dropFirst(2)
            } else if let quote = Self.closing[first] {
                let text = Self.quoted(&rest, quote)
                found.append(first == "'" ? .text(text) : .name(text))
            } else if first.isLetter || first == "_" {
                let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
                rest = rest.dropFirst(word.count)
                found.append(.word(word.uppercased()))
            } else if first.isNumber {
                rest = rest.drop { $0.isLetter || $0.isNumber || $0 == "." }
                found.append(.number)
            } else {
                found.append(.symbol(rest.removeFirst()))
            }
        }
        tokens = found
    }

    private static let closing: [Character: Character] = ["'": "'", "\"": "\"", "`": "`", "[": "]"]

    /// Takes a quoted text off the front; a doubled quote stands for one.
    private static func quoted(_ rest: inout Substring, _ quote: Character) -> String {
        rest.removeFirst()
        var text = ""
        while let next = rest.popFirst() {
            if next == quote {
                guard quote != "]", rest.first == quote else { break }
                rest.removeFirst()
            }
            text.append(next)
        }
        return text
    }

    func contains(_ word: String) -> Bool { tokens.contains(.word(word)) }

    /// The words that give another value each time they are asked, and so another one when the journal is replayed.
    var chances: [String] {
        tokens.compactMap { token in
            switch token {
            case .word(let word) where Self.unsteady.contains(word): word
            case .text(let text) where text.lowercased() == "now": "'now'"
            default: nil
            }
        }
    }

    private static let unsteady: Set = ["RANDOM", "RANDOMBLOB", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP"]

    /// Tables that references name, each with whether the reference is deferred at first.
    var references: [(table: String, isDeferred: Bool)] {
        var found: [(table: String, isDeferred: Bool)] = []
        for (i, token) in tokens.enumerated() where token == .word("REFERENCES") {
            guard i + 1 < tokens.count, let table = tokens[i + 1].asName else { continue }
            found.append((table, isDeferred(after: i + 2)))
        }
        return found
    }

    /// Whether INITIALLY DEFERRED follows before the reference ends: at a comma or bracket of its own depth, or at the
    /// next reference.
    private func isDeferred(after start: Int) -> Bool {
        var depth = 0
        for i in start..<max(start, tokens.count) {
            switch tokens[i] {
            case .symbol("("): depth += 1
            case .symbol(")"):
                depth -= 1
                if depth < 0 { return false }
            case .symbol(","): if depth == 0 { return false }
            case .word("REFERENCES"): return false
            case .word("INITIALLY"): return i + 1 < tokens.count && tokens[i + 1] == .word("DEFERRED")
            default: break
            }
        }
        return false
    }

    /// Tables that a trigger's statements write.
    var triggerTargets: [String] {
        guard let begin = tokens.firstIndex(of: .word("BEGIN")) else { return [] }
        return tokens[(begin + 1)...].split(separator: .symbol(";")).compactMap { statement in
            let marker: String
            switch statement.first {
            case .word("INSERT"), .word("REPLACE"): marker = "INTO"
            case .word("DELETE"): marker = "FROM"
            case .word("UPDATE"):
                let rest = statement.dropFirst()
                // UPDATE OR IGNORE name: the clause is two words.
                return (rest.first == .word("OR") ? rest.dropFirst(2) : rest).first?.asName
            default: return nil
            }
            guard let place = statement.firstIndex(of: .word(marker)) else { return nil }
            return statement[(place + 1)...].first?.asName
        }
    }
}
