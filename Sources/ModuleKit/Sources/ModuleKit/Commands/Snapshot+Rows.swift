import Foundation
import GRDBSQLite

extension Snapshot {
    /// One page of rows as items, written from SQLite's own columns without making Swift values of them.
    ///
    /// Columns are matched with the item's fields by name. The query filters with `id > :after`, orders by `id` (`seq`,
    /// where an item is known by that) and ends in `LIMIT :limit`; the page is one row longer than asked, to know whether more follows.
    public func page<Item: Described>(
        _ item: Item.Type, _ page: PageRequest, _ sql: String, _ arguments: StatementArguments = [:]
    ) throws -> Page<Item> {
        var writer = JSONWriter(capacity: 256 * min(page.limit, 100), words: call.words)
        let given = arguments &+ ["after": page.after, "limit": page.limit + 1]
        let ids = try writeRows(item, sql, given, most: page.limit, &writer)
        return Page(written: writer.bytes, next: ids.hasMore ? Cursor(id: ids.last) : nil)
    }

    /// All the rows of a query whose number is bounded by what it asks.
    public func list<Item: Described>(
        _ item: Item.Type, _ sql: String, _ arguments: StatementArguments = [:]
    ) throws -> Page<Item> {
        var writer = JSONWriter(words: call.words)
        _ = try writeRows(item, sql, arguments, most: .max, &writer)
        return Page(written: writer.bytes, next: nil)
    }

    /// All the rows of a query as values.
    public func all<Item: Described>(
        _ item: Item.Type, _ sql: String, _ arguments: StatementArguments = [:]
    ) throws -> [Item] {
        var writer = JSONWriter()
        _ = try writeRows(item, sql, arguments, most: .max, &writer)
        return try Item.decodedList(from: writer.bytes)
    }

    /// The first row as a value, or nil.
    public func one<Item: Described>(
        _ item: Item.Type, _ sql: String, _ arguments: StatementArguments = [:]
    ) throws -> Item? {
        var writer = JSONWriter()
        _ = try writeRows(item, sql, arguments, most: 1, &writer)
        return try Item.decodedList(from: writer.bytes).first
    }

    private func writeRows<Item: Described>(
        _ item: Item.Type, _ sql: String, _ arguments: StatementArguments, most: Int, _ writer: inout JSONWriter
    ) throws -> (last: Int64, hasMore: Bool) {
        let statement = try db.cachedStatement(sql: sql)
        try statement.setArguments(arguments)
        let columns = try Column.match(statement.columnNames, with: Item.fields.plan, of: Item.self)
        let id = columns.firstIndex { $0.name == "id" } ?? columns.firstIndex { $0.name == "seq" }
        let handle = statement.sqliteStatement
        defer { sqlite3_reset(handle) }
        var count = 0
        var last: Int64 = 0
        writer.beginArray()
        while true {
            let code = sqlite3_step(handle)
            if code == SQLITE_DONE { break }
            guard code == SQLITE_ROW else { throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: sql) }
            if count == most {
                writer.endArray()
                return (last, true)
            }
            writer.beginObject()
            for (i, column) in columns.enumerated() { column.write(handle, Int32(i), call.sealing, &writer) }
            writer.endObject()
            if let id { last = sqlite3_column_int64(handle, Int32(id)) }
            count += 1
        }
        writer.endArray()
        return (last, false)
    }
}

/// How one column of a query becomes a member of an item.
private struct Column {
    let name: String
    let key: [UInt8]
    let form: ColumnForm

    static func match(_ names: [String], with plan: ObjectPlan, of type: Any.Type) throws -> [Column] {
        let columns = try names.map { name in
            guard let member = plan.members.first(where: { $0.name == name }) else {
                throw DatabaseError(message: "column \(name) is no field of \(type)")
            }
            return Column(name: name, key: Array("\"\(name)\":".utf8), form: member.column)
        }
        let missing = plan.members.filter { !names.contains($0.name) }.map(\.name)
        guard missing.isEmpty else {
            throw DatabaseError(message: "fields of \(type) that the query lacks: \(missing.joined(separator: ", "))")
        }
        return columns
    }

    func write(_ row: SQLiteStatement, _ index: Int32, _ sealing: any Sealing, _ writer: inout JSONWriter) {
        writer.key(quoted: key)
        switch sqlite3_column_type(row, index) {
        case SQLITE_NULL: writer.null()
        case SQLITE_INTEGER:
            let value = sqlite3_column_int64(row, index)
            switch form {
            case .bool: writer.write(value != 0)
            case .instant: writer.write(Instant(milliseconds: value).description)
            case .plain, .json, .sealed, .own: writer.write(value)
            }
        case SQLITE_FLOAT: writer.write(sqlite3_column_double(row, index))
        case SQLITE_BLOB: writeBlob(row, index, sealing, &writer)
        default:
            let text = UnsafeBufferPointer(
                start: sqlite3_column_text(row, index), count: Int(sqlite3_column_bytes(row, index)))
            switch form {
            case .json: writer.write(json: text)
            case .own(let write): write(String(decoding: text, as: UTF8.self), &writer)
            case .plain, .bool, .instant, .sealed: writer.write(utf8: text)
            }
        }
    }

    private func writeBlob(
        _ row: SQLiteStatement, _ index: Int32, _ sealing: any Sealing, _ writer: inout JSONWriter
    ) {
        let bytes = UnsafeRawBufferPointer(
            start: sqlite3_column_blob(row, index), count: Int(sqlite3_column_bytes(row, index)))
        guard case .sealed = form else { return writer.write(utf8: bytes.bindMemory(to: UInt8.self)) }
        // Without the key a list goes on, and shows that there is something.
        let masked = (try? sealing.open(Data(bytes))).map { Masked(of: $0) } ?? .closed
        writer.write(masked.text)
    }
}

extension Described {
    /// Reads an answer of somebody else's command: what it does not know is skipped.
    static func decoded(from bytes: [UInt8], source: String) throws -> Self {
        try decoded(bytes, source) { json, faults in shape.decode(json, &faults) }
    }

    static func decodedList(from bytes: [UInt8]) throws -> [Self] {
        try decoded(bytes, "rows") { json, faults in [Self].shape.decode(json, &faults) }
    }

    private static func decoded<T>(
        _ bytes: [UInt8], _ source: String, _ decode: (JSON, inout Faults) -> T?
    ) throws -> T {
        let document = JSONDocument()
        return try bytes.withUnsafeBufferPointer { text in
            try document.parse(text)
            var faults = Faults(ignoringUnknown: true)
            if let value = decode(document.root, &faults) { return value }
            let words = faults.list.map { "\($0.path) \($0.rule)" }.joined(separator: ", ")
            throw DatabaseError(message: "\(Self.self) cannot be read from \(source): \(words)")
        }
    }
}
