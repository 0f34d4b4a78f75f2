/// What a caller may do, from the least to the most; a command declares the least it needs.
public enum Access: String, Sendable, CaseIterable, Comparable {
    /// Everybody who reaches the socket.
    case anyone
    /// Reads.
    case viewer
    /// Also writes.
    case clerk
    /// Also backups, modules and queries.
    case `operator`
    /// Also access, and what concerns sealed values.
    case admin
    /// Other modules, inside a transaction; nobody from outside.
    case modules

    public static func < (a: Access, b: Access) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .anyone: 0
        case .viewer: 1
        case .clerk: 2
        case .operator: 3
        case .admin: 4
        case .modules: 5
        }
    }
}

/// Who calls, as the kernel told when the connection was made.
public struct Caller: Sendable {
    public let uid: UInt32
    /// The primary and the supplementary groups.
    public let groups: [UInt32]
    public let access: Access
    /// The module that the caller's connection is attached as; nil for everybody else.
    public let module: String?

    public init(uid: UInt32, groups: [UInt32] = [], access: Access, module: String? = nil) {
        self.uid = uid
        self.groups = groups
        self.access = access
        self.module = module
    }
}

/// What is the same for everything that one request does.
public struct Call: Sendable {
    public let requestID: String
    public let caller: Caller
    /// When the request began to be answered; of a write, its journal entry's time.
    public let now: Instant
    /// The modules that run.
    public let modules: Set<String>
    /// The language in which the caller is answered.
    public let words: Words
    /// What opens and seals; asked through a snapshot or transaction.
    let sealing: any Sealing

    public init(
        requestID: String, caller: Caller, now: Instant, modules: Set<String>, words: Words = .english,
        sealing: (any Sealing)? = nil
    ) {
        self.words = words
        self.sealing = sealing ?? NoSealing()
        self.requestID = requestID
        self.caller = caller
        self.now = now
        self.modules = modules
    }

    /// The day it is in the office.
    public var today: CalendarDate { now.date }
}

extension Call {
    /// Whether a module that was away is given what it missed: that has happened, and cannot be refused any more.
    public var isCatchingUp: Bool { requestID.isEmpty }
}
