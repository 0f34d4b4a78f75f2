import ModuleKit

/// What somebody should look at in a record: what its row shows, and what one answer adds.
///
/// In rows a column holds the names of what it shows, with blanks between them.
struct Warnings: WireValue {
    /// What rows show.
    enum Standing: String, CaseIterable {
        case noDecree = "no_decree"
        case decreeExpired = "decree_expired"
        case decreeNotYetValid = "decree_not_yet_valid"
        case dormant

        var message: Sentence {
            switch self {
            case .noDecree: "No decree is recorded since the cadre came back: registry.cadre.appoint records it"
            case .decreeExpired: "The decree has run out: registry.cadre.appoint records the next one"
            case .decreeNotYetValid: "The decree begins later: until then the cadre works without one"
            case .dormant: "The cadre is active and was not seen for a long time"
            }
        }
    }

    private(set) var list: [Warning] = []

    mutating func add(_ warnings: [Warning]) { list += warnings }

    static let shape: Shape<Warnings> = {
        let items = [Warning].shape
        let column = ColumnForm.own { names, writer in
            let standing = names.split(separator: " ").compactMap { Standing(rawValue: String($0)) }
            items.encode(standing.map { Warning(name: $0.rawValue, message: $0.message) }, &writer)
        }
        return Shape(schema: items.schema, column: column) { json, faults in
            items.decode(json, &faults).map { Warnings($0) }
        } encode: {
            items.encode($0.list, &$1)
        }
    }()

    /// Those that rows show are known by name again, so that they are said in the caller's language.
    private init(_ read: [Warning]) {
        list = read.map { warning in
            Standing(rawValue: warning.name).map { Warning(name: $0.rawValue, message: $0.message) } ?? warning
        }
    }
}
