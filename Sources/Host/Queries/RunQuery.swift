import ModuleKit
import Store
import Synchronization

struct RunQuery: Command {
    typealias Reply = QueryAnswer
    static let about = About(
        "core.sql", "Ask the published views, named …_pub_…, with a query of your own", access: .operator,
        example: #"{"query": "SELECT module, count(*) FROM core_pub_setting GROUP BY module"}"#)

    @Parameter("One statement of SQL that only reads", .length(1...100_000)) var query: String
    @Parameter("Its arguments: a list for ?, an object for :name") var args: QueryArguments?
    @Parameter("Every table, and not the published views alone: for admins") var all: Bool = false
    @Parameter("Most rows to answer", .range(1...10_000)) var limit = 1000

    /// Beside the event loops and the readers, and stopped after a while.
    func run(_ hall: Hall, _ task: TaskContext) async throws -> QueryAnswer {
        guard !all || task.call.caller.access >= .admin else {
            throw RPCError(
                .forbidden, "'all' needs the role 'admin', you have '\(task.call.caller.access.rawValue)'",
                hint: "Leave it out, and ask the views named …_pub_…")
        }
        let query = Query(self.query, try args?.statement ?? [], readsAll: all)
        let (store, limit) = (hall.store, limit)
        return try await hall.queries.alone {
            try await BackupDesk.aside { isCancelled in
                try Rows(limit).gather(query, store, isCancelled)
            }
        }
    }
}

/// How many queries run at a time, so that they leave the machine to the others.
final class QueryDesk: Sendable {
    private static let most = 2
    private let running = Atomic<Int>(0)

    /// Throws `busy` where too many run.
    func alone<T>(_ work: () async throws -> T) async throws -> T {
        defer { running.subtract(1, ordering: .relaxed) }
        guard running.add(1, ordering: .relaxed).newValue <= Self.most else {
            throw RPCError(
                .busy, "\(Self.most) queries are running", details: ["retry_after_ms": 1000],
                hint: "Try again after retry_after_ms")
        }
        return try await work()
    }
}

/// Gathers a query's rows within bounds.
private struct Rows {
    private static let longest: Duration = .seconds(10)
    private static let mostBytes = 8 << 20

    private let limit: Int
    private var columns: [String] = []
    private var writer = JSONWriter(capacity: 4096)
    private var count = 0
    private var bound: QueryAnswer.Bound?

    init(_ limit: Int) {
        self.limit = limit
        writer.beginArray()
    }

    consuming func gather(
        _ query: Query, _ store: Store, _ isCancelled: @escaping @Sendable () -> Bool
    ) throws -> QueryAnswer {
        let end = ContinuousClock.now + Self.longest
        var rows = self
        do {
            let isWhole = try query.run(on: store, isOver: { isCancelled() || ContinuousClock.now > end }) {
                rows.columns = $0
            } row: {
                rows.take($0)
            }
            if isCancelled() { throw CancellationError() }
            if !isWhole { rows.bound = .time }
        } catch let fault as QueryFault {
            throw RPCError.invalid("query", "sql", fault.message)
        }
        rows.writer.endArray()
        return QueryAnswer(
            columns: rows.columns, rows: WrittenList(bytes: rows.writer.bytes), truncated: rows.bound != nil,
            truncatedBy: rows.bound)
    }

    /// Takes a row; false where no more fit.
    private mutating func take(_ row: Row) -> Bool {
        guard count < limit else {
            bound = .rows
            return false
        }
        guard writer.count < Self.mostBytes else {
            bound = .size
            return false
        }
        count += 1
        writer.beginArray()
        for (_, value) in row { writer.write(value) }
        writer.endArray()
        return true
    }
}

extension JSONWriter {
    /// A value as it is kept; bytes in hexadecimal.
    fileprivate mutating func write(_ value: DatabaseValue) {
        switch value.storage {
        case .null: null()
        case .int64(let number): write(number)
        case .double(let number): write(number)
        case .string(let text): write(text)
        case .blob(let data): write(data.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        }
    }
}

struct QueryAnswer: Described {
    /// What kept rows away.
    enum Bound: String, Choice { case rows, size, time }

    let columns: [String]
    let rows: WrittenList
    let truncated: Bool
    let truncatedBy: Bound?

    static let fields = Fields<Self> {
        Field(\.columns, "Names of the columns")
        Field(\.rows, "Each row as a list of values; bytes in hexadecimal")
        Field(\.truncated, "Whether there is more than was answered")
        Field(\.truncatedBy, "What was reached: the rows asked for, 8 MiB, or 10 seconds")
    }
}

/// A list of lists that is JSON already.
struct WrittenList: WireValue {
    let bytes: [UInt8]

    static var shape: Shape<WrittenList> {
        var list = Schema("array")
        list["items"] = .schema(Schema())
        var schema = Schema("array")
        schema["items"] = .schema(list)
        return Shape(schema: schema, column: .json) { _, faults in
            faults.add("type", "This is only answered")
            return nil
        } encode: {
            $1.write(json: $0.bytes)
        }
    }
}

/// Values for a query's `?`, or for its `:name`.
struct QueryArguments: WireValue {
    let value: JSONValue

    static var shape: Shape<QueryArguments> {
        var schema = Schema()
        schema["type"] = .list([.string("array"), .string("object")])
        return Shape(schema: schema, column: .json) { json, faults in
            guard json.kind == .array || json.kind == .object else {
                faults.add(type: json, expected: "a list, or an object by names")
                return nil
            }
            return QueryArguments(value: JSONValue(json))
        } encode: {
            $0.value.write(to: &$1)
        }
    }

    /// - Throws: `invalid_params` for a list or an object where a value is expected.
    var statement: StatementArguments {
        get throws {
            if let elements = value.array { return StatementArguments(try elements.map(Self.plain)) }
            let members = try (value.object ?? []).map { ($0.name, try Self.plain($0.value)) }
            return StatementArguments(Dictionary(members) { $1 })
        }
    }

    private static func plain(_ value: JSONValue) throws -> (any DatabaseValueConvertible)? {
        switch value {
        case .null: nil
        case .bool(let value): value
        case .integer(let value): value
        case .number(let value): value
        case .string(let value): value
        case .array, .object: throw RPCError.invalid("args", "type", "Expected texts, numbers, true, false or null")
        }
    }
}
