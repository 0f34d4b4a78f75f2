import GRDBSQLite
import ModuleKit

/// One SQL statement of a module that is a process.
struct StoreStatement: ParameterObject {
    @Parameter("SQL, one statement", .length(1...100_000)) var sql: String
    @Parameter("What stands for each ? in it: text, numbers, true, false, null", .items(0...500))
    var args: [StoreValue] = []
    @Parameter("How many rows it must change; anything else is a conflict, and nothing is written") var expect: Int?

    /// Runs it, and writes an object with `changes` and `rows`.
    ///
    /// - Parameter limit: rows beyond which it is refused.
    func run(_ db: Database, onlyReads: Bool, limit: Int, _ writer: inout JSONWriter) throws {
        let statement = try prepare(db, onlyReads: onlyReads)
        let before = db.totalChangesCount
        writer.beginObject()
        writer.key("rows")
        writer.beginArray()
        var count = 0
        let rows = try Row.fetchCursor(statement)
        while let row = try rows.next() {
            count += 1
            guard count <= limit else {
                throw RPCError.invalid("sql", "rows", "The statement answers more than \(limit) rows: ask for fewer")
            }
            StoreValue.write(row, &writer)
        }
        writer.endArray()
        let changes = db.totalChangesCount - before
        writer.key("changes")
        writer.write(changes)
        writer.endObject()
        if let expect, expect != changes {
            throw RPCError(.conflict, "A statement changed \(changes) rows: expected \(expect)")
        }
    }

    private func prepare(_ db: Database, onlyReads: Bool) throws -> Statement {
        let statement: Statement
        do { statement = try db.makeStatement(sql: sql) } catch let error as DatabaseError
            where error.resultCode == .SQLITE_MISUSE
        {
            throw RPCError.invalid("sql", "sql", "One statement only: something stands behind ';'")
        }
        guard statement.isReadonly || !onlyReads else {
            throw RPCError.invalid("sql", "sql", "The statement does not only read")
        }
        let expected = Int(sqlite3_bind_parameter_count(statement.sqliteStatement))
        guard expected == args.count else {
            throw RPCError.invalid(
                "args", "count", "The statement needs \(expected) values: \(args.count) are given")
        }
        try statement.setArguments(StatementArguments(args.map(\.value)))
        return statement
    }
}

/// A value of a column.
struct StoreValue: WireValue {
    let value: DatabaseValue

    static var shape: Shape<StoreValue> {
        var schema = Schema()
        schema["type"] = .list(["string", "number", "boolean", "null"].map { .string($0) })
        return Shape(schema: schema) { json, faults in
            switch json.kind {
            case .null: return StoreValue(value: .null)
            case .bool: return StoreValue(value: (json.bool == true).databaseValue)
            case .string: if let text = json.string { return StoreValue(value: text.databaseValue) }
            case .integer, .number:
                if let whole = json.int { return StoreValue(value: whole.databaseValue) }
                if let number = json.double, number.isFinite { return StoreValue(value: number.databaseValue) }
            case .array, .object: break
            }
            faults.add(type: json, expected: "text, a number, true, false or null")
            return nil
        } encode: {
            write($0.value, &$1)
        }
    }

    /// Writes a row as an object, its columns in their order.
    static func write(_ row: Row, _ writer: inout JSONWriter) {
        writer.beginObject()
        for (name, value) in row {
            writer.key(name)
            write(value, &writer)
        }
        writer.endObject()
    }

    private static func write(_ value: DatabaseValue, _ writer: inout JSONWriter) {
        switch value.storage {
        case .null: writer.null()
        case .int64(let number): writer.write(number)
        case .double(let number): writer.write(number)
        case .string(let text): writer.write(text)
        case .blob(let data): writer.write(data.base64EncodedString())
        }
    }
}
