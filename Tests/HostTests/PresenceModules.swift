import ModuleKit

/// Publishes what the others listen to.
struct SourceModule: Module {
    static let name = "source"
    static let version = "1.0"
    static let migrations = [
        Migration("0001 things", sql: "CREATE TABLE source_thing (id INTEGER PRIMARY KEY) STRICT")
    ]
    static let commands: [any Command.Type] = []
    static let events: [any Event.Type] = [ThingMade.self]
}

struct ThingMade: Event {
    static let topic = "source.thing.made"
    let thing: Int64
    static let fields = Fields<Self> { Field(\.thing, "The thing") }
}

/// Writes down every thing that it is told of, and tells that it did.
struct ListenerModule: Module {
    static let name = "listener"
    static let version = "1.0"
    static let requires = ["source"]
    static let migrations = [
        Migration(
            "0001 notes", sql: "CREATE TABLE listener_note (place INTEGER PRIMARY KEY, thing INTEGER NOT NULL) STRICT")
    ]
    static let commands: [any Command.Type] = []
    static let events: [any Event.Type] = [ThingNoted.self]
    static let subscriptions = [Subscription(ThingMade.topic, ThingMade.self, note)]

    static func note(_ event: ThingMade, _ store: Transaction) throws {
        try store.db.execute(sql: "INSERT INTO listener_note (thing) VALUES (?)", arguments: [event.thing])
        try store.publish(ThingNoted(thing: event.thing))
    }
}

struct ThingNoted: Event {
    static let topic = "listener.thing.noted"
    let thing: Int64
    static let fields = Fields<Self> { Field(\.thing, "The thing") }
}

/// The same module, which cannot take one of the things.
struct ChokingModule: Module {
    static let name = ListenerModule.name
    static let version = "1.1"
    static let requires = ListenerModule.requires
    static let migrations = ListenerModule.migrations
    static let commands: [any Command.Type] = []
    static let events = ListenerModule.events
    static let subscriptions = [
        Subscription(ThingMade.topic, ThingMade.self) { event, store in
            guard event.thing != 13 else { throw RPCError.invalid("thing", "luck", "'Contoh' is a secret") }
            try ListenerModule.note(event, store)
        }
    ]
}

/// The same module, which writes into the table of the one that it listens to.
struct TrespassingModule: Module {
    static let name = ListenerModule.name
    static let version = "1.2"
    static let requires = ListenerModule.requires
    static let migrations = ListenerModule.migrations
    static let commands: [any Command.Type] = []
    static let subscriptions = [
        Subscription(ThingMade.topic, ThingMade.self) { _, store in
            try store.db.execute(sql: "DELETE FROM source_thing")
        }
    ]
}

/// Needs the listener.
struct DependentModule: Module {
    static let name = "dependent"
    static let version = "1.0"
    static let requires = ["listener"]
    static let commands: [any Command.Type] = []
}

/// Listens to the listener, where it is there.
struct FollowerModule: Module {
    static let name = "follower"
    static let version = "1.0"
    static let optional = ["listener"]
    static let migrations = [
        Migration(
            "0001 notes", sql: "CREATE TABLE follower_note (place INTEGER PRIMARY KEY, thing INTEGER NOT NULL) STRICT")
    ]
    static let commands: [any Command.Type] = []
    static let subscriptions = [
        Subscription(ThingNoted.topic, ThingNoted.self) { event, store in
            try store.db.execute(sql: "INSERT INTO follower_note (thing) VALUES (?)", arguments: [event.thing])
        }
    ]
}

/// The same module, before it learned to bear anything at all.
struct FrailFollowerModule: Module {
    static let name = FollowerModule.name
    static let version = "0.9"
    static let optional = FollowerModule.optional
    static let migrations = FollowerModule.migrations
    static let commands: [any Command.Type] = []
    static let subscriptions = [
        Subscription(ThingNoted.topic, ThingNoted.self) { _, _ in throw RPCError(.invalidState, "Not now") }
    ]
}
