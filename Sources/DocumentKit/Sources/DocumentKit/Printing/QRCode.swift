internal import CQREncode

/// A text as a QR code, which a telephone reads off a paper.
public struct QRCode: Sendable {
    /// Squares along one side, without the quiet zone.
    public let size: Int
    /// Row by row, true where a square is black.
    public let squares: [Bool]

    /// The smallest code that holds the text with 15 % of it damaged; nil for an empty text, and for one of more than
    /// 2,331 bytes.
    public init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(0), let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else {
            return nil
        }
        defer { QRcode_free(code) }
        size = Int(code.pointee.width)
        // The lowest bit of each byte is the colour.
        squares = (0..<size * size).map { code.pointee.data[$0] & 1 == 1 }
    }

    /// The code with its quiet zone, as an image that is drawn at any size.
    var markup: Markup {
        var path = ""
        for row in 0..<size {
            var column = 0
            while column < size {
                let start = column
                while column < size, squares[row * size + column] { column += 1 }
                if column > start { path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z" }
                column += 1
            }
        }
        let side = size + 8
        return Markup(
            html: """
                <svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" \
                shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(side)v\(side)h-\(side)z"/>\
                <path d="\(path)"/></svg>
                """)
    }
}

extension PrintValue {
    /// A QR code of the text, at the size that the style gives to `.qr`; nothing where there is no text.
    public static func qrCode(_ text: String?) -> PrintValue {
        text.flatMap { QRCode($0) }.map { .markup($0.markup) } ?? .none
    }

    /// A letterhead where the template wants it, as in a file of several papers.
    public static func letterhead(_ head: Letterhead) -> PrintValue { .markup(head.markup) }
}
