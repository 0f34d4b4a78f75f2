/// Texts of pictures, whose letters nobody measures: by how wide they are on the average in Arial, a little more than less.
enum PictureText {
    /// The smallest letters of a picture, in its points. In a picture of 720 that fills the width of a sheet they are
    /// 8 points high on paper, in those of the overview 7.7.
    static let smallest = 12.0

    static func width(_ text: String, size: Double = smallest, isBold: Bool = false) -> Double {
        Double(text.count) * size * (isBold ? 0.56 : 0.5)
    }

    /// The text in as many lines as it needs; a word that is wider stands alone.
    static func lines(_ text: String, width: Double, size: Double = smallest, isBold: Bool = false) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, self.width("\(last) \(word)", size: size, isBold: isBold) <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    /// Where things of these widths stand side by side, in as many lines as they need.
    static func flow(_ widths: [Double], in width: Double) -> [(x: Double, line: Int)] {
        var (x, line) = (16.0, 0)
        return widths.map { each in
            if x > 16, x + each > width - 8 { (x, line) = (16, line + 1) }
            defer { x += each + 18 }
            return (x, line)
        }
    }

    /// The text, or as much of it as there is room for.
    static func cut(_ text: String, width: Double) -> String {
        guard self.width(text) > width else { return text }
        return text.prefix(max(1, Int(width / self.width("m")) - 1)) + "…"
    }
}

/// Title and subtitle at the head of a picture.
struct PictureHeading {
    private let title: [String]
    private let subtitle: [String]

    init(_ title: String, _ subtitle: String, width: Double) {
        self.title = PictureText.lines(title, width: width - 32, size: 17, isBold: true)
        self.subtitle = PictureText.lines(subtitle, width: width - 32)
    }

    /// Where it ends.
    var bottom: Double { 22 + 20 * Double(title.count) + 16 * Double(subtitle.count) }

    func draw(on drawing: inout Drawing) {
        var y = 28.0
        for line in title {
            drawing.text(line, 16, y, size: 17, isBold: true)
            y += 20
        }
        for line in subtitle {
            drawing.text(line, 16, y, fill: "#555555")
            y += 16
        }
    }
}
