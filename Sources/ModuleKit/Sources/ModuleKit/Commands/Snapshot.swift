/// The store as it was at one moment. Not Sendable: it ends with the call.
public struct Snapshot {
    public let db: Database
    public let call: Call

    public init(_ db: Database, call: Call) {
        self.db = db
        self.call = call
    }

    /// Whether an optional module runs, and its views can be read.
    public func isLoaded(_ module: String) -> Bool { call.modules.contains(module) }
}

/// The store, to be changed. Not Sendable: it ends with the call.
public struct Transaction {
    public let db: Database
    public let call: Call
    @_spi(Core) public let host: any TransactionHost

    public init(_ db: Database, call: Call, host: any TransactionHost) {
        self.db = db
        self.call = call
        self.host = host
    }

    /// The same, for what only reads; it sees what this transaction has changed.
    public var snapshot: Snapshot { Snapshot(db, call: call) }

    /// Publishes an event: subscribers run now, in this transaction, and their failure undoes all of it. After the
    /// commit it stands in the feed.
    public func publish<E: Event>(_ event: E) throws {
        var writer = JSONWriter()
        E.shape.encode(event, &writer)
        try host.publish(topic: E.topic, data: writer.bytes)
    }

    /// The same for who has an event as JSON only.
    public func publish(topic: String, json data: [UInt8]) throws { try host.publish(topic: topic, data: data) }

    /// Calls a write command of a module that this one requires, in this transaction, and reads of its answer what
    /// `Reply` describes.
    ///
    /// - Throws: what the command throws, and `module_unavailable` where an optional module is not there.
    public func call<Parameters: Described, Reply: Described>(
        _ command: String, _ parameters: Parameters, answering: Reply.Type
    ) throws -> Reply {
        var writer = JSONWriter()
        Parameters.shape.encode(parameters, &writer)
        let answer = try host.call(command, parameters: writer.bytes)
        return try Reply.decoded(from: answer, source: command)
    }

    /// SHA-256 of a text, in hexadecimal digits: for what must be shown to be the same later, with any tool.
    public func digest(_ text: String) -> String { host.digest(Array(text.utf8)) }

    /// Whether an optional module can be called.
    public func isLoaded(_ module: String) -> Bool { call.modules.contains(module) }
}

/// What the host does for a transaction.
public protocol TransactionHost: AnyObject {
    func publish(topic: String, data: [UInt8]) throws
    func call(_ command: String, parameters: [UInt8]) throws -> [UInt8]
    /// Makes the office's key, where nothing sealed needs another one, and answers its fingerprint.
    func makeKey() throws -> String
    func erase(_ table: String, rows: [Int64]) throws -> Warning?
    /// SHA-256 in hexadecimal digits.
    func digest(_ bytes: [UInt8]) -> String
}

/// What a task works with.
public struct TaskContext: Sendable {
    public let call: Call
    /// Where true, the task plans and answers, and changes nothing: its write steps are undone.
    public let isDryRun: Bool
    private let host: any TaskHost

    public init(call: Call, isDryRun: Bool, host: any TaskHost) {
        self.call = call
        self.isDryRun = isDryRun
        self.host = host
    }

    /// Reads from a snapshot, off the event loops.
    public func read<T: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> T) async throws -> T {
        try Task.checkCancellation()
        return try await host.read(body)
    }

    /// One step of writing: a transaction and a journal entry of its own.
    public func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try Task.checkCancellation()
        return try await host.write(body)
    }

    /// Tells who waits how far the work is.
    public func progress(_ done: Int, of total: Int?, _ message: Sentence) {
        host.progress(done: done, total: total, message: message)
    }
}

/// What the host does for a task.
public protocol TaskHost: Sendable {
    func read<T: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    func progress(done: Int, total: Int?, message: Sentence)
}
