import Foundation
import FoundationXML

/// Goes through one member's XML, element by element, without keeping it.
///
/// Names come without their prefix, which some programs write before every element. Entities that a document type
/// declares stay unresolved, and those that would grow make the parser refuse the part.
final class XMLWalk: NSObject, XMLParserDelegate {
    private let begin: (_ name: Substring, _ attributes: [String: String]) -> Void
    private let text: (String) -> Void
    private let finish: (_ name: Substring) -> Bool
    private var isRefused = false

    private init(
        begin: @escaping (Substring, [String: String]) -> Void, text: @escaping (String) -> Void,
        finish: @escaping (Substring) -> Bool
    ) {
        self.begin = begin
        self.text = text
        self.finish = finish
    }

    /// - Parameter finish: answers false to stop, with what was read until then refused as too large.
    static func walk(
        _ archive: ZipArchive, _ part: String, begin: @escaping (Substring, [String: String]) -> Void,
        text: @escaping (String) -> Void = { _ in }, finish: @escaping (Substring) -> Bool = { _ in true }
    ) throws(TableFault) {
        let stream = try archive.stream(part)
        let parser = XMLParser(stream: stream)
        let walk = XMLWalk(begin: begin, text: text, finish: finish)
        parser.delegate = walk
        let isWhole = withExtendedLifetime(walk) { parser.parse() }
        if walk.isRefused || stream.isTooLarge { throw .tooLarge }
        guard isWhole else { throw .damaged(part: part) }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        begin(Self.local(name), attributes)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text(string) }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard !finish(Self.local(name)) else { return }
        isRefused = true
        parser.abortParsing()
    }

    private static func local(_ name: String) -> Substring {
        guard let colon = name.firstIndex(of: ":") else { return name[...] }
        return name[name.index(after: colon)...]
    }
}
