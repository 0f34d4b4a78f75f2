/// A sheet on which a paper is printed.
public enum Paper: String, Sendable, CaseIterable {
    case a4
    /// Folio, as Indonesian offices know it.
    case f4

    /// Millimetres, upright.
    var size: (width: Int, height: Int) {
        switch self {
        case .a4: (210, 297)
        case .f4: (215, 330)
        }
    }
}

public enum Orientation: String, Sendable, CaseIterable { case portrait, landscape }

/// A paper of the office, whole: one HTML file without anything from outside, to be printed as it is.
///
///     let page = PrintedPage(title: "Notulen", paper: .f4, letterhead: letterhead)
///     let html = try page.html(template, ["title": "…", "signatures": .signatures([…])])
public struct PrintedPage: Sendable {
    /// What the window and the PDF are called.
    public var title: String
    public var paper: Paper
    public var orientation: Orientation
    /// Nil: the paper begins without one.
    public var letterhead: Letterhead?
    /// Whether each sheet has its number at the foot.
    public var isNumbered: Bool
    /// CSS beside what all papers have.
    public var style: String

    public init(
        title: String, paper: Paper = .a4, orientation: Orientation = .portrait, letterhead: Letterhead? = nil,
        isNumbered: Bool = true, style: String = ""
    ) {
        self.title = title
        self.paper = paper
        self.orientation = orientation
        self.letterhead = letterhead
        self.isNumbered = isNumbered
        self.style = style
    }

    /// The whole file.
    ///
    /// - Throws: `TemplateFault` as ``Template/fill(_:)``.
    public func html(_ body: Template, _ values: [String: PrintValue]) throws(TemplateFault) -> String {
        let filled = try body.fill(values)
        return try Self.frame.fill([
            "title": .text(title), "style": .markup(Markup(html: sheet + PageStyle.common + style)),
            "letterhead": letterhead.map { .markup($0.markup) } ?? .none, "body": .markup(Markup(html: filled)),
        ])
    }

    private var sheet: String {
        let (width, height) = paper.size
        let size = orientation == .portrait ? "\(width)mm \(height)mm" : "\(height)mm \(width)mm"
        let number =
            isNumbered
            ? #" @bottom-right { content: "Halaman " counter(page) " dari " counter(pages); font: 8pt Arial; }"# : ""
        return "@page { size: \(size); margin: 15mm 20mm 18mm 25mm;\(number) }\n"
    }

    /// A browser that opens the file must not fetch or run anything either.
    private static let frame = Template(
        """
        <!DOCTYPE html>
        <html lang="id">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <title>{{title}}</title>
        <style>
        {{style}}</style>
        </head>
        <body>
        {{letterhead}}{{body}}
        </body>
        </html>

        """)
}
