import ModuleKit

/// What the meetings module publishes, where it is loaded.
enum Meetings {
    enum Noun {
        case meeting
        case issue
        case followUp

        fileprivate var words: Sentence {
            switch self {
            case .meeting: "meeting"
            case .issue: "issue"
            case .followUp: "follow-up"
            }
        }

        fileprivate var query: String {
            switch self {
            case .meeting: "SELECT EXISTS (SELECT 1 FROM meetings_pub_meeting WHERE id = ?)"
            case .issue: "SELECT EXISTS (SELECT 1 FROM meetings_pub_issue WHERE id = ?)"
            case .followUp: "SELECT EXISTS (SELECT 1 FROM meetings_pub_followup WHERE id = ?)"
            }
        }
    }

    /// Whether a meeting was called off.
    static func isCancelled(_ meeting: Int64, in store: Transaction) throws -> Bool {
        try Bool.fetchOne(
            store.db, sql: "SELECT state = 'cancelled' FROM meetings_pub_meeting WHERE id = ?", arguments: [meeting])
            ?? false
    }

    /// That a thing of the meetings module is there, where one is named.
    ///
    /// - Throws: `not_found`, and `module_unavailable` where there are no meetings.
    static func check(_ id: Int64?, at path: String, _ noun: Noun, in store: Transaction) throws {
        guard let id else { return }
        guard store.isLoaded("meetings") else {
            throw RPCError(
                .moduleUnavailable, "\(path): The module 'meetings' is not loaded", hint: "Leave '\(path)' out")
        }
        guard try Bool.fetchOne(store.db, sql: noun.query, arguments: [id]) == true else {
            throw RPCError.notFound(noun.words, id)
        }
    }
}
