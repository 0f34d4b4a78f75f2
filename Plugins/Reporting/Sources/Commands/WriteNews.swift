import DocumentKit
import ModuleKit

struct WriteNews: ReadCommand {
    static let about = About(
        "reporting.news", "Draft an activity news in the office's form; what is not known stays a blank",
        access: .viewer, example: #"{"meeting": 1, "initials": ["abc", "def"]}"#)

    @OneOf var subject: NewsSubject
    @Parameter("text, or html ready to be printed") var format = Format.text
    @Parameter("The sheet on which html is printed") var paper = PaperSize.f4
    @Parameter("Initials of who wrote it", .items(0...6), .each(.length(1...20))) var initials: [String] = []

    enum Format: String, Choice { case text, html }

    func run(_ store: Snapshot) throws -> News {
        let facts: NewsFacts
        switch subject {
        case .meeting(let id):
            guard store.isLoaded("meetings") else { throw Self.absent("meetings") }
            facts = try .meeting(id, store)
        case .training(let id):
            guard store.isLoaded("trainings") else { throw Self.absent("trainings") }
            facts = try .training(id, store)
        }
        let draft = NewsDraft(
            facts: facts, places: try Self.places(facts.placeRegion, store),
            office: try store.settings(OfficeSettings.self).officeName, initials: initials)
        let first = draft.paragraphs.first ?? ""
        let text =
            (["\(draft.dateline) -- \(first)"] + draft.paragraphs.dropFirst()).joined(separator: "\n\n")
            + " " + draft.signOff
        let blanks = text.components(separatedBy: NewsDraft.blank).count - 1
        return News(
            headline: draft.headline, text: text, blanks: blanks,
            file: format == .html ? try page(draft, store) : nil)
    }

    private static func absent(_ module: String) -> RPCError {
        RPCError(.moduleUnavailable, "The module '\(module)' is not loaded")
    }

    /// From the place itself to its regency.
    private static func places(_ region: Int64?, _ store: Snapshot) throws -> [NewsPlace] {
        guard let region else { return [] }
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                WITH RECURSIVE line(id, level, kind, name, parent) AS (
                    SELECT id, level, kind, name, parent FROM registry_pub_region WHERE id = ?
                    UNION ALL SELECT r.id, r.level, r.kind, r.name, r.parent FROM line JOIN registry_pub_region r
                        ON r.id = line.parent)
                SELECT level, kind, name FROM line WHERE level <> 'province'
                """, arguments: [region])
        return rows.map { NewsPlace(level: $0[0], kind: $0[1], name: $0[2]) }
    }

    private func page(_ draft: NewsDraft, _ store: Snapshot) throws -> File {
        let html = try OfficePaper.html(
            draft.headline, Self.template,
            [
                "headline": .text(draft.headline), "dateline": .text(draft.dateline),
                "first": .text(draft.paragraphs.first), "rest": .texts(Array(draft.paragraphs.dropFirst())),
                "sign_off": .text(draft.signOff),
            ], size: paper, style: "h1 { margin-bottom: 4mm; } p { line-height: 1.5; margin-bottom: 3mm; }", store)
        return File(name: "berita-\(draft.facts.from).html", mediaType: "text/html", content: Array(html.utf8))
    }

    private static let template = Template(
        """
        <h1>{{headline}}</h1>
        <p><b>{{dateline}}</b> -- {{first}}</p>
        {{#rest}}<p>{{.}}</p>{{/rest}}
        <p class="right">{{sign_off}}</p>
        """)
}

/// A meeting or a training.
enum NewsSubject: Alternatives {
    case meeting(Int64)
    case training(Int64)

    static let cases: [Case<NewsSubject>] = [
        Case("meeting", "Number of the meeting", { .meeting($0) }) {
            if case .meeting(let id) = $0 { id } else { nil }
        },
        Case("training", "Number of the training", { .training($0) }) {
            if case .training(let id) = $0 { id } else { nil }
        },
    ]
}

struct News: Described {
    let headline: String
    let text: String
    let blanks: Int
    let file: File?

    static let fields = Fields<Self> {
        Field(\.headline, "Title of the activity")
        Field(\.text, "The draft, in Indonesian")
        Field(\.blanks, "How many facts are missing; each is …… in the text")
        Field(\.file, "The draft ready to be printed; null where text was asked for")
    }
}
