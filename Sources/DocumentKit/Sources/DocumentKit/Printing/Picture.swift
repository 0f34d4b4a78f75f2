import Foundation

extension PrintValue {
    /// A picture as SVG, as wide as the page or as so many millimetres. It is shown as an image, in which nothing runs
    /// and nothing is fetched, whatever it holds.
    ///
    /// - Parameter words: what it shows, for who does not see it.
    public static func picture(svg: String, words: String, width: Int? = nil) -> PrintValue {
        let data = Data(svg.utf8).base64EncodedString()
        let width = width.map { "\($0)mm" } ?? "100%"
        return .markup(
            Markup(
                html: """
                    <img src="data:image/svg+xml;base64,\(data)" alt="\(escaped(words))" style="width: \(width)">
                    """))
    }
}
