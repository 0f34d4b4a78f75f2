import ModuleKit
import Synchronization

/// What a recap answers of what is kept, remembered while it stays so.
///
/// Whatever changes the kept figures, or a region's name or place, gives them another mark in its own transaction. An
/// answer is remembered with the mark that its reader saw, and given only to a reader who sees the same one: so it is
/// never older than the store. What is counted afresh is not remembered.
struct AnsweredRecap: Sendable {
    let rows: RecapRows
    let gone: RecapRow?
    let total: RecapRow
    let checksum: String

    static func of(_ scope: RecapScope, regionsAsOf: CalendarDate?, _ store: Snapshot) throws -> AnsweredRecap {
        guard regionsAsOf == nil, let mark = try Summary.mark(store) else {
            return AnsweredRecap(try RecapCounting(scope, regionsAsOf: regionsAsOf, store), scope, regionsAsOf)
        }
        let question = Question(mark: mark, scope: scope, modules: store.call.modules.sorted())
        if let known = remembered.withLock({ $0.answers[question] }) { return known }
        let answer = AnsweredRecap(try RecapCounting(scope, regionsAsOf: nil, store), scope, nil)
        remembered.withLock { $0.add(answer, to: question) }
        return answer
    }

    private init(_ counting: RecapCounting, _ scope: RecapScope, _ regionsAsOf: CalendarDate?) {
        rows = RecapRows(counting.rows)
        gone = counting.gone
        total = counting.total
        checksum = counting.checksum(scope, regionsAsOf)
    }

    private struct Question: Hashable {
        let mark: String
        let scope: RecapScope
        let modules: [String]
    }

    private struct Remembered {
        private(set) var answers: [Question: AnsweredRecap] = [:]
        private var rows = 0

        /// About 20 MB.
        private static let mostRows = 30_000

        mutating func add(_ answer: AnsweredRecap, to question: Question) {
            let isOld = answers.first.map { $0.key.mark != question.mark } ?? false
            if isOld || rows + answer.rows.list.count > Self.mostRows {
                answers = [:]
                rows = 0
            }
            answers[question] = answer
            rows += answer.rows.list.count
        }
    }

    private static let remembered = Mutex(Remembered())
}

/// The rows of a recap, with the JSON in which they are answered.
struct RecapRows: WireValue {
    let list: [RecapRow]
    private let json: [UInt8]

    init(_ list: [RecapRow]) {
        self.list = list
        var writer = JSONWriter(capacity: 600 * list.count)
        [RecapRow].shape.encode(list, &writer)
        json = writer.bytes
    }

    static var shape: Shape<RecapRows> {
        let list = [RecapRow].shape
        return Shape(schema: list.schema, column: .json) { json, faults in
            list.decode(json, &faults).map(RecapRows.init)
        } encode: {
            $1.write(json: $0.json)
        }
    }
}
