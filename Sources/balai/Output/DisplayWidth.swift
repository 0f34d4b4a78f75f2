/// How much room a text takes on a terminal, in columns, and how it is made to fit.
extension String {
    /// Columns of the text: 2 for East Asian wide letters and emoji, 0 for what only marks its neighbour.
    var columns: Int { utf8.allSatisfy { $0 < 0x80 } ? utf8.count : reduce(0) { $0 + $1.columns } }

    /// The text without what would move the cursor, colour the terminal or turn the direction of writing.
    var printable: String {
        guard unicodeScalars.contains(where: \.disturbs) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            guard scalar.disturbs else { return text.unicodeScalars.append(scalar) }
            text += scalar == "\n" || scalar == "\t" || scalar == "\r" ? " " : "\u{fffd}"
        }
    }

    /// The text, or as much of it as fits with an ellipsis.
    func cut(to width: Int) -> String {
        guard columns > width else { return self }
        return head(width - 1) + "…"
    }

    /// The text and so many blanks that it takes `width` columns.
    func filled(to width: Int, right: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - columns))
        return right ? blanks + self : self + blanks
    }

    /// Lines of at most `width` columns, broken between words where that is possible.
    func wrapped(to width: Int) -> [String] {
        guard columns > width, width > 0 else { return [self] }
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
            if !line.isEmpty, line.columns + 1 + word.columns > width {
                lines.append(line)
                line = ""
            } else if !line.isEmpty {
                line += " "
            }
            line += word
            while line.columns > width {
                let head = line.head(width)
                guard !head.isEmpty, head.count < line.count else { break }
                lines.append(head)
                line = String(line.dropFirst(head.count))
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    private func head(_ width: Int) -> String {
        var room = width
        return String(
            prefix { character in
                room -= character.columns
                return room >= 0
            })
    }
}

extension Character {
    /// Columns of the character: the widest of its scalars.
    var columns: Int {
        let scalars = unicodeScalars
        if scalars.contains(where: { $0.properties.isEmojiPresentation || $0 == "\u{fe0f}" }) { return 2 }
        return scalars.reduce(0) { max($0, $1.columns) }
    }
}

extension Unicode.Scalar {
    fileprivate var columns: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: 0
        default: Self.wide.contains { $0.contains(value) } ? 2 : 1
        }
    }

    /// Controls, and marks that turn the direction of writing.
    fileprivate var disturbs: Bool {
        switch value {
        case 0x00...0x1f, 0x7f...0x9f, 0x2028...0x202e, 0x2066...0x2069: true
        default: false
        }
    }

    /// Where Unicode's East Asian Width is wide or fullwidth, in whole blocks.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115f, 0x2329...0x232a, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0xa4cf,
        0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f, 0xff00...0xff60,
        0xffe0...0xffe6, 0x16fe0...0x18dff, 0x1b000...0x1b2ff, 0x1f300...0x1f64f, 0x1f900...0x1f9ff,
        0x20000...0x3fffd,
    ]
}
