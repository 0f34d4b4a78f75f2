import GRDBSQLite

/// What every list takes: `@Group var page: PageRequest`.
public struct PageRequest: ParameterObject {
    @Parameter("Most items to answer", .range(1...1000)) public var limit = 100
    @Parameter("Where the page before this one ended: its next_cursor") public var cursor: Cursor?

    public init() {}

    /// The id after which the page begins.
    public var after: Int64 { cursor?.id ?? 0 }
}

/// Where a page ended; an opaque text to callers.
public struct Cursor: TextValue {
    public let id: Int64

    public static var schema: Schema { Schema("string") }
    public static var expected: Sentence { "the next_cursor of the page before" }

    /// Behind the item of this id.
    public init(id: Int64) { self.id = id }

    public init?(utf8: UnsafeBufferPointer<UInt8>) {
        let text = String(decoding: utf8, as: UTF8.self)
        guard let id = Int64(text.dropFirst().dropLast(2), radix: 36), id >= 0 else { return nil }
        self.id = id
        guard text == self.text else { return nil }
    }

    /// The number, and two digits by which one that was mistyped is known: 1291 is the greatest prime that
    /// they can count.
    private var text: String {
        let check = String(id % 1291, radix: 36)
        return "p" + String(id, radix: 36) + (check.count < 2 ? "0" : "") + check
    }

    public func write(to writer: inout JSONWriter) { writer.write(text) }
}

/// What every update takes: `@Group var expected: Expected`.
public struct Expected: ParameterObject {
    @Parameter("The version that was read; refused when the record has changed since") public var expectedVersion:
        Int64?

    public init() {}

    /// Throws `conflict` where another version was expected than the present one.
    public func check(_ noun: Sentence, version: Int64) throws {
        guard let expectedVersion, expectedVersion != version else { return }
        throw RPCError(
            .conflict, "The \(noun) has changed: expected version \(expectedVersion), it is \(version)",
            details: ["version": .integer(version)], hint: "Read it again, and repeat the change on what is there now")
    }
}

/// What every list answers: items, and where the next page begins. The items are values, or already JSON.
public struct Page<Item: Described>: WireValue {
    private enum Items: Sendable {
        case values([Item])
        case written([UInt8])
    }

    private let items: Items
    private let next: Cursor?

    /// A list that is whole.
    public init(_ items: [Item]) {
        self.items = .values(items)
        next = nil
    }

    /// A page of a list that was put together in several ways; the next begins after this id, where there is one.
    public init(_ items: [Item], after last: Int64?) {
        self.items = .values(items)
        next = last.map(Cursor.init(id:))
    }

    init(written: [UInt8], next: Cursor?) {
        items = .written(written)
        self.next = next
    }

    public static var shape: Shape<Self> {
        let list = [Item].shape
        let cursor = Cursor?.shape
        var properties = Schema()
        properties["items"] = .schema(list.schema)
        properties["next_cursor"] = .schema(cursor.schema)
        var schema = Schema("object")
        schema["properties"] = .schema(properties)
        schema["required"] = .list([.string("items"), .string("next_cursor")])
        return Shape(schema: schema, column: .json) { _, faults in
            faults.add("type", "A page is only answered")
            return nil
        } encode: { page, writer in
            writer.beginObject()
            writer.key("items")
            switch page.items {
            case .values(let values): list.encode(values, &writer)
            case .written(let bytes): writer.write(json: bytes)
            }
            writer.key("next_cursor")
            cursor.encode(page.next, &writer)
            writer.endObject()
        }
    }
}
