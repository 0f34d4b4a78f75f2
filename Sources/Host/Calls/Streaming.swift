import ModuleKit

/// A list whose every page the caller wants: the command, and the parameters of its first page. One without a cursor is
/// a single page.
struct StreamedList: Sendable {
    let command: RegisteredCommand
    let params: JSONValue

    /// - Throws: `invalid_params` where the command answers no list.
    init(_ command: RegisteredCommand, _ params: JSON?) throws(RPCError) {
        let name = command.about.name
        guard command.kind == .read, command.reply.hasProperty("items") else {
            throw RPCError.invalid("_meta/stream", "kind", "Is for lists: '\(name)' answers none")
        }
        self.command = command
        self.params = params.map { JSONValue($0) } ?? [:]
    }

    /// The work for the page at a cursor; nil: the first one.
    fileprivate func work(at cursor: JSONValue?, _ blobs: any BlobSource) throws -> RegisteredCommand.Work {
        var params = params
        if let cursor { params["cursor"] = cursor }
        let document = JSONDocument()
        return try params.bytes.withUnsafeBufferPointer { bytes in
            try document.parse(bytes)
            return try command.prepare(document.root, blobs)
        }
    }
}

extension Hall {
    /// Bytes of items that are told at a time; an item that is longer goes alone.
    private static let portion = 128 << 10

    /// Goes through the pages of a list and gives their items to `tell`, which returns when more may come; answers the
    /// last page with what of its items was not told.
    ///
    /// Each page is a snapshot of its own, as it is for a caller who goes through the pages himself: one that is held
    /// for as long as a client reads would hold the write-ahead log back. Other members than the items are those of the
    /// last page.
    func stream(
        _ call: AdmittedCall, _ list: StreamedList, unless cancellation: Cancellation,
        tell: @Sendable ([UInt8]) async throws -> Void
    ) async throws -> [UInt8] {
        var cursor: JSONValue?
        while true {
            try Task.checkCancellation()
            let page: [UInt8]
            switch try list.work(at: cursor, blobs.of(call.caller)) {
            case .read(let run): page = try await readAside(call, run, unless: cancellation)
            case .aside(let run): page = try await work(call, run, unless: cancellation) { _, _, _ in }
            case .forwarded(let forwarded): page = try await forward(call, forwarded, unless: cancellation)
            case .write, .task, .linking, .connection: preconditionFailure("\(call.header.command) is no list")
            }
            let cut = try ListPage(page, portion: Self.portion)
            for portion in cut.portions.dropLast() { try await tell(portion) }
            let last = cut.portions.last ?? Array("[]".utf8)
            guard let next = cut.next else { return cut.reply(last) }
            try await tell(last)
            cursor = next
        }
    }
}

/// One page of a list, cut into portions.
private struct ListPage {
    /// JSON arrays of items.
    private(set) var portions: [[UInt8]] = []
    private(set) var next: JSONValue?
    /// The other members, by their quoted names.
    private var others: [(key: [UInt8], value: [UInt8])] = []

    init(_ bytes: [UInt8], portion: Int) throws {
        let document = JSONDocument()
        try bytes.withUnsafeBufferPointer { bytes in
            try document.parse(bytes)
            document.root.members { key, value in
                if key.matches("items") { return cut(value, portion) }
                if key.matches("next_cursor"), value.kind != .null { next = JSONValue(value) }
                others.append((Array(key.raw), Array(value.raw)))
            }
        }
    }

    private mutating func cut(_ items: JSON, _ most: Int) {
        var writer = JSONWriter(capacity: 4096)
        var isOpen = false
        items.elements { _, item in
            let raw = item.raw
            if isOpen, writer.count + raw.count > most {
                writer.endArray()
                portions.append(writer.bytes)
                writer.removeAll()
                isOpen = false
            }
            if !isOpen { writer.beginArray() }
            isOpen = true
            writer.write(json: raw)
        }
        guard isOpen else { return }
        writer.endArray()
        portions.append(writer.bytes)
    }

    /// The page with these items.
    func reply(_ items: [UInt8]) -> [UInt8] {
        var writer = JSONWriter(capacity: items.count + 256)
        writer.beginObject()
        writer.key("items")
        writer.write(json: items)
        for (key, value) in others {
            writer.key(quoted: key + [UInt8(ascii: ":")])
            writer.write(json: value)
        }
        writer.endObject()
        return writer.bytes
    }
}

extension Schema {
    /// Whether an object of this schema has a member of this name.
    fileprivate func hasProperty(_ name: String) -> Bool {
        if case .schema(let properties)? = self["properties"] { properties[name] != nil } else { false }
    }
}
