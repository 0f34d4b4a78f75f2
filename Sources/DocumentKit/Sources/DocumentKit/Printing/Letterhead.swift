/// The head of an office's papers (kop surat), from what the office has set.
public struct Letterhead: Sendable {
    /// Lines above the office's name, such as the government it belongs to.
    public var parent: [String]
    /// Nil: a dotted line stands for it.
    public var office: String?
    /// Address and ways to reach the office.
    public var address: [String]

    public init(parent: [String] = [], office: String?, address: [String] = []) {
        self.parent = parent
        self.office = office
        self.address = address
    }

    /// Characters of a name that fit on a line of an upright sheet; with a longer one the head is printed smaller.
    private static let fitting = 44

    var markup: Markup {
        let size = (office?.count ?? 0) > Self.fitting ? " long" : ""
        let lines =
            parent.map { #"<div class="parent">\#(escaped($0))</div>"# }
            + [#"<div class="office">\#(office.map(escaped) ?? Markup.dots.html)</div>"#]
            + address.map { #"<div class="address">\#(Self.line($0))</div>"# }
        return Markup(html: "<header class=\"letterhead\(size)\">\n\(lines.joined(separator: "\n"))\n</header>\n")
    }

    /// A line of an address, in which nothing ends a line within a word: not behind the slashes of `https://`.
    private static func line(_ text: String) -> String {
        text.split(separator: " ").map { word in
            word.contains("/") ? #"<span class="whole">\#(escaped(String(word)))</span>"# : escaped(String(word))
        }.joined(separator: " ")
    }
}

/// Who signs, and the room for it.
public struct Signature: Sendable {
    /// Lines above, such as `Tanah Grogot, 13 Maret 2024`.
    public var above: [String]
    /// As what the person signs: `Kepala Dinas,`. Nil: no line.
    public var title: String?
    /// Nil: a dotted line stands for it.
    public var name: String?
    /// Lines below the name: rank, NIP.
    public var below: [String]

    public init(above: [String] = [], title: String?, name: String?, below: [String] = []) {
        self.above = above
        self.title = title
        self.name = name
        self.below = below
    }
}

extension PrintValue {
    /// Signatures side by side, three at most in a row; one alone stands at the right. In a template: `{{signatures}}`.
    public static func signatures(_ list: [Signature]) -> PrintValue {
        let width = list.count == 4 ? 2 : 3
        var rows: [String] = []
        for start in stride(from: 0, to: list.count, by: width) {
            var row: [Signature?] = list[start..<min(start + width, list.count)].map { $0 }
            // A lone signature has an empty half at its left.
            if row.count == 1 { row.insert(nil, at: 0) }
            rows.append(table(row))
        }
        return .markup(Markup(html: rows.joined()))
    }

    private static func table(_ row: [Signature?]) -> String {
        func cells(_ attribute: String, _ content: (Signature) -> [String]) -> String {
            let cells = row.map { "<td\(attribute)>\($0.map { content($0).joined(separator: "<br>") } ?? "")</td>" }
            return "<tr>\(cells.joined())</tr>"
        }
        return "<table class=\"signatures\">"
            + cells("") { ($0.above + ($0.title.map { [$0] } ?? [])).map(escaped) }
            + cells(" class=\"ink\"") { _ in [] }
            + cells("") { one in
                let name = one.name.map { #"<span class="name">\#(escaped($0))</span>"# } ?? Markup.dots.html
                return [name] + one.below.map(escaped)
            } + "</table>\n"
    }
}
