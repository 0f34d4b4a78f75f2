/// Who asked for a write, and by which command: what the caller knows before it runs.
public struct EntryHeader: Sendable, Equatable {
    /// The command's whole name, `module.noun.verb`.
    public var command: String
    /// The system's number of the user who asked.
    public var uid: UInt32
    /// The role under which it was allowed.
    public var role: String
    public var requestID: String
    /// Why, in the caller's words.
    public var reason: String?

    public init(command: String, uid: UInt32, role: String, requestID: String, reason: String? = nil) {
        self.command = command
        self.uid = uid
        self.role = role
        self.requestID = requestID
        self.reason = reason
    }
}

/// One committed write, as `core_journal` keeps it.
public struct Entry: Sendable, Equatable {
    /// From 1, without gaps.
    public var seq: Int64
    /// Milliseconds since 1970, never earlier than the entry before.
    public var at: Int64
    /// Whose command it was.
    public var module: String
    public var header: EntryHeader
    /// The changeset. Nil for a migration, and where it was erased.
    public var payload: [UInt8]?
    /// SHA-256 of the payload, of no bytes for a migration; it stays when the payload is erased.
    public var payloadDigest: [UInt8]
    /// See ``HashChain``.
    public var hash: [UInt8]

    public init(
        seq: Int64, at: Int64, module: String, header: EntryHeader, payload: [UInt8]?, payloadDigest: [UInt8],
        hash: [UInt8]
    ) {
        self.seq = seq
        self.at = at
        self.module = module
        self.header = header
        self.payload = payload
        self.payloadDigest = payloadDigest
        self.hash = hash
    }
}

/// The end of the journal: what the next entry follows.
public struct JournalHead: Sendable, Equatable {
    public var seq: Int64
    public var at: Int64
    public var hash: [UInt8]

    public init(seq: Int64, at: Int64, hash: [UInt8]) {
        self.seq = seq
        self.at = at
        self.hash = hash
    }

    /// Before the first entry.
    public static let start = JournalHead(seq: 0, at: 0, hash: [UInt8](repeating: 0, count: HashChain.hashLength))
}
