/// A programme of the office, as the host sees it: what it is called, what it needs, and what it brings.
///
///     struct Honoraria: Module {
///         static let name = "honoraria"
///         static let version = "1.0"
///         static let requires = ["registry"]
///         static let commands: [any Command.Type] = [PayHonorarium.self]
///     }
public protocol Module: Sendable {
    /// Prefix of its commands (`name.`), its tables (`name_`) and its events (`name.`).
    static var name: String { get }
    static var version: String { get }
    /// Modules without which it does not start; it may call their commands and read their views.
    static var requires: [String] { get }
    /// Modules that it uses where they are.
    static var optional: [String] { get }
    /// In the order in which they are applied; only ever appended to.
    static var migrations: [Migration] { get }
    static var commands: [any Command.Type] { get }
    /// The events it publishes.
    static var events: [any Event.Type] { get }
    static var subscriptions: [Subscription] { get }
    /// Tables of its own whose rows follow from others and are kept to be quick. When a write is undone they are left as
    /// they are, since later writes stand on them, and ``undone(_:_:)`` makes anew what they hold of it.
    static var derivedTables: Set<String> { get }
    /// Called in the transaction that takes a write back.
    static func undone(_ write: UndoneWrite, _ store: Transaction) throws
    /// What an office can set of it.
    static var settings: (any ModuleSettings.Type)? { get }
    /// What always holds of its rows.
    static var invariants: [Invariant] { get }
    /// What must not stand in any text that is kept in the clear, of whatever module.
    static var clearTextRule: ClearTextRule? { get }
    /// What it has to say in other languages than English, by the English sentences that stand in its code.
    static var words: [Language: Words] { get }
}

extension Module {
    public static var requires: [String] { [] }
    public static var optional: [String] { [] }
    public static var migrations: [Migration] { [] }
    public static var events: [any Event.Type] { [] }
    public static var subscriptions: [Subscription] { [] }
    public static var derivedTables: Set<String> { [] }
    public static func undone(_ write: UndoneWrite, _ store: Transaction) throws {}
    public static var settings: (any ModuleSettings.Type)? { nil }
    public static var invariants: [Invariant] { [] }
    public static var clearTextRule: ClearTextRule? { nil }
    public static var words: [Language: Words] { [:] }
}

/// Something that happened, told inside the transaction in which it happened.
public protocol Event: Described {
    /// `module.noun.happened`.
    static var topic: String { get }
}

/// What a module does when another publishes an event, in the publisher's transaction.
public struct Subscription: Sendable {
    public let topic: String
    /// Decodes the event and runs the subscriber; an error undoes the whole transaction.
    public let receive: @Sendable ([UInt8], Transaction) throws -> Void

    /// `Payload` describes of the event what the subscriber needs.
    public init<Payload: Described>(
        _ topic: String, _ payload: Payload.Type,
        _ handle: @escaping @Sendable (Payload, Transaction) throws -> Void
    ) {
        self.topic = topic
        receive = { data, transaction in
            try handle(try Payload.decoded(from: data, source: topic), transaction)
        }
    }
}

/// What a module's entry point hands over, retained.
public final class ModuleBox: Sendable {
    public let type: any Module.Type

    public init(_ type: any Module.Type) { self.type = type }

    public func retained() -> UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }
}
