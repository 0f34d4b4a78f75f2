import ModuleKit

/// Who can be meant by a row of a score sheet.
struct ScoreRoll {
    struct Entry {
        let id: Int64
        let name: String
        let written: WrittenName
        let className: WrittenName?
        let state: ParticipantState
    }

    enum Finding {
        case one(Entry)
        case doubtful(Sentence, [ScoreCandidate])
        case nobody(Sentence)
    }

    private let entries: [Entry]

    init(_ training: Int64, _ store: Snapshot) throws {
        entries = try Row.fetchAll(
            store.db,
            sql: """
                SELECT p.id, p.name, c.name AS class, p.state
                FROM trainings_participant p LEFT JOIN trainings_class c ON c.id = p.class
                WHERE p.training = ? AND p.state NOT IN ('withdrawn', 'replaced') ORDER BY p.id
                """, arguments: [training]
        ).map { row in
            Entry(
                id: row["id"], name: row["name"], written: WrittenName(row["name"]),
                className: (row["class"] as String?).map { WrittenName($0) }, state: row["state"])
        }
    }

    /// By the enrolment's number where the row has one, else by the name, in the class where the row has one.
    func find(_ line: ScoreSheet.Line) -> Finding {
        let written = WrittenName(line.name)
        if !line.participant.isEmpty {
            guard let id = Int64(line.participant), let entry = entries.first(where: { $0.id == id }) else {
                return .nobody("No participant of this training has the number in this row")
            }
            guard written.text.isEmpty || entry.written == written || entry.written.isNear(written) else {
                return .doubtful("The participant of this number has another name", [candidate(entry)])
            }
            return .one(entry)
        }
        guard !written.text.isEmpty else { return .nobody("The row has no name") }
        let group = WrittenName(line.className)
        let within = entries.filter { group.text.isEmpty || $0.className == group }
        let same = within.filter { $0.written == written }
        if let entry = same.first, same.count == 1 { return .one(entry) }
        if same.count > 1 {
            return .doubtful("\(same.count) participants have this name", same.map(candidate))
        }
        let near = within.filter { $0.written.isNear(written) }
        if !near.isEmpty { return .doubtful("Nobody is spelled like this", near.map(candidate)) }
        return .nobody("Nobody in this training has this name")
    }

    private func candidate(_ entry: Entry) -> ScoreCandidate {
        ScoreCandidate(participant: entry.id, name: entry.name)
    }
}
