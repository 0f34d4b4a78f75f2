import DocumentKit

/// An SVG picture as it is drawn: shapes and texts on a white ground, without scripts, styles or anything from outside.
struct Drawing {
    let width: Double
    let height: Double
    private var parts: [String] = []

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    enum Anchor: String { case start, middle, end }

    mutating func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, stroke: String? = nil
    ) {
        parts.append(
            #"<rect x="\#(at(x))" y="\#(at(y))" width="\#(at(width))" height="\#(at(height))" fill="\#(fill)"\#(edge(stroke))/>"#
        )
    }

    mutating func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: String, width: Double = 1, dashes: String? = nil
    ) {
        let dash = dashes.map { #" stroke-dasharray="\#($0)""# } ?? ""
        parts.append(
            #"<line x1="\#(at(x1))" y1="\#(at(y1))" x2="\#(at(x2))" y2="\#(at(y2))" stroke="\#(stroke)" stroke-width="\#(at(width))"\#(dash)/>"#
        )
    }

    mutating func path(
        _ lines: [[(x: Double, y: Double)]], isClosed: Bool, fill: String, stroke: String, width: Double = 1,
        dashes: String? = nil
    ) {
        let data = lines.filter { !$0.isEmpty }.map { line in
            "M" + line.map { "\(at($0.x)) \(at($0.y))" }.joined(separator: "L") + (isClosed ? "Z" : "")
        }
        let dash = dashes.map { #" stroke-dasharray="\#($0)""# } ?? ""
        parts.append(
            #"<path d="\#(data.joined())" fill="\#(fill)" fill-rule="evenodd" stroke="\#(stroke)" stroke-width="\#(at(width))" stroke-linejoin="round"\#(dash)/>"#
        )
    }

    mutating func circle(_ x: Double, _ y: Double, _ radius: Double, fill: String, stroke: String = "#333333") {
        parts.append(
            #"<circle cx="\#(at(x))" cy="\#(at(y))" r="\#(at(radius))" fill="\#(fill)" stroke="\#(stroke)"/>"#)
    }

    /// - Parameter halo: whether a white edge keeps the text apart from what lies under it.
    mutating func text(
        _ text: String, _ x: Double, _ y: Double, size: Double = 12, anchor: Anchor = .start, isBold: Bool = false,
        fill: String = "#222222", halo: Bool = false
    ) {
        let bold = isBold ? #" font-weight="bold""# : ""
        let edge = halo ? ##" stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke""## : ""
        // Renderers that do not know paint-order would hide the letters under their edge.
        if halo {
            parts.append(
                #"<text x="\#(at(x))" y="\#(at(y))" font-size="\#(at(size))" text-anchor="\#(anchor.rawValue)"\#(bold) fill="\#(fill)"\#(edge)>\#(Self.escaped(text))</text>"#
            )
        }
        parts.append(
            #"<text x="\#(at(x))" y="\#(at(y))" font-size="\#(at(size))" text-anchor="\#(anchor.rawValue)"\#(bold) fill="\#(fill)">\#(Self.escaped(text))</text>"#
        )
    }

    /// The whole file.
    ///
    /// - Parameter words: what the picture shows, for who does not see it.
    func svg(words: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(at(width)) \(at(height))" width="\(at(width))" \
        height="\(at(height))" font-family="Arial, 'Liberation Sans', Helvetica, sans-serif" role="img">
        <title>\(Self.escaped(words))</title>
        <defs><pattern id="unknown" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect width="6" height="6" fill="#ffffff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#999999" stroke-width="2"/>\
        </pattern></defs>
        <rect width="100%" height="100%" fill="#ffffff"/>
        \(parts.joined(separator: "\n"))
        </svg>

        """
    }

    /// What stands for a value that nobody knows.
    static let unknown = "url(#unknown)"

    private func edge(_ stroke: String?) -> String { stroke.map { #" stroke="\#($0)""# } ?? "" }

    /// A coordinate with two places.
    private func at(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        guard hundredths % 100 != 0 else { return String(hundredths / 100) }
        let digits = String(abs(hundredths % 100))
        let sign = hundredths < 0 ? "-" : ""
        return "\(sign)\(abs(hundredths / 100)).\(digits.count == 1 ? "0" : "")\(digits)"
    }

    static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case _ where scalar.value < 32: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
