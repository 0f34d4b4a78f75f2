internal import Mustache

/// The body of a paper as HTML with blanks, in Mustache: `{{name}}`, `{{#list}}…{{/list}}`, `{{^missing}}…{{/missing}}`.
///
///     static let template = Template("<h1>{{title}}</h1>{{#items}}<p>{{.}}</p>{{/items}}")
///
/// What a value holds is escaped by what it is and not by how the template writes it, so that no text from outside
/// becomes markup.
public struct Template: Sendable {
    private let parsed: Result<MustacheTemplate, any Error>

    public init(_ html: String) {
        // Values escape themselves; see PrintValue.
        parsed = Result { try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + html) }
    }

    /// The template with its blanks filled.
    ///
    /// - Throws: `TemplateFault` where the template cannot be read, or names a blank for which no value was given, not
    ///   even ``PrintValue/none``: a misspelt name must not print as an empty space.
    public func fill(_ values: [String: PrintValue]) throws(TemplateFault) -> String {
        let template: MustacheTemplate
        do { template = try parsed.get() } catch { throw TemplateFault(description: "the template: \(error)") }
        let scope = Scope(values, recordsMissing: true)
        let text = template.render(scope)
        guard scope.missing.isEmpty else {
            throw TemplateFault(description: "blanks without a value: \(scope.missing.joined(separator: ", "))")
        }
        return text
    }
}

/// A mistake of whoever wrote a template.
public struct TemplateFault: Error, Sendable, Equatable, CustomStringConvertible {
    public let description: String
}

/// What fills a blank of a template.
public indirect enum PrintValue: Sendable {
    /// Nothing: a section about it is left out.
    case none
    case text(String)
    case truth(Bool)
    case list([PrintValue])
    case object([String: PrintValue])
    /// HTML, which stays as it is; made by this library alone.
    case markup(Markup)

    /// A text, or nothing.
    public static func text(_ value: String?) -> PrintValue { value.map { .text($0) } ?? .none }

    /// A text, or a dotted line on which somebody writes by hand.
    public static func fillable(_ value: String?) -> PrintValue { value.map { .text($0) } ?? .markup(.dots) }

    public static func texts(_ list: [String]) -> PrintValue { .list(list.map { .text($0) }) }

    fileprivate var rendered: Any {
        switch self {
        case .none: Escaped(text: "", isNull: true)
        case .text(let text): Escaped(text: escaped(text), isNull: false)
        case .truth(let value): value
        case .list(let values): values.map(\.rendered)
        case .object(let values): Scope(values, recordsMissing: false)
        case .markup(let markup): Escaped(text: markup.html, isNull: false)
        }
    }
}

extension PrintValue: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
}

/// HTML that this library made.
public struct Markup: Sendable {
    let html: String

    static let dots = Markup(html: #"<span class="dots"></span>"#)
}

/// A text as HTML has it. By scalars: `<` with an accent upon it is still a `<` to whoever reads HTML.
func escaped(_ text: String) -> String {
    var html = ""
    html.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        switch scalar {
        case "<": html += "&lt;"
        case ">": html += "&gt;"
        case "&": html += "&amp;"
        case "\"": html += "&quot;"
        case "'": html += "&#39;"
        case "\n", "\t": html.unicodeScalars.append(scalar)
        // HTML has no other control characters.
        case _ where scalar.properties.generalCategory == .control: break
        default: html.unicodeScalars.append(scalar)
        }
    }
    return html
}

/// HTML that is ready, as Mustache asks for it.
private struct Escaped: MustacheCustomRenderable {
    let text: String
    let isNull: Bool
    var renderText: String { text }
}

/// Names and their values; the outermost one notes what nobody has.
private final class Scope: MustacheParent {
    private let values: [String: PrintValue]
    private let recordsMissing: Bool
    private(set) var missing: [String] = []

    init(_ values: [String: PrintValue], recordsMissing: Bool) {
        self.values = values
        self.recordsMissing = recordsMissing
    }

    func child(named name: String) -> Any? {
        if let value = values[name] { return value.rendered }
        if recordsMissing, !missing.contains(name) { missing.append(name) }
        return nil
    }
}
