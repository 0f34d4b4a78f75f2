import Journal
import ModuleKit
import NIOPosix
import StoreTesting
import Testing

@testable import Host
@testable import Store

@Suite struct PresenceTests {
    /// The catalog of a start, and the hall that stands on it.
    private func start(_ test: TestStore, _ modules: any Module.Type...) throws -> Hall {
        let readers = NIOThreadPool(numberOfThreads: 1)
        return try Hall.open(
            test.store, .types(modules), access: Access.Rules(owner: 0, group: 0), readers: readers,
            logger: TestStore.silent, clock: { 5 })
    }

    /// Publishes things as the module's command would, with all who run listening.
    private func make(_ things: Int64..., in test: TestStore, _ hall: Hall) throws {
        try test.write(as: "source") { db, scope in
            let call = hall.call("r-1", Caller(uid: 1, access: .clerk), .english, at: scope.now)
            let store = WriteHost(hall, db, scope, call: call).transaction
            for thing in things {
                try db.execute(sql: "INSERT INTO source_thing VALUES (?)", arguments: [thing])
                try store.publish(ThingMade(thing: thing))
            }
            return []
        }
    }

    private func presence(_ test: TestStore) throws -> [String] {
        try test.rows("SELECT * FROM core_module ORDER BY name")
    }

    private func noted(_ test: TestStore, by module: String = "listener") throws -> [String] {
        try test.rows("SELECT thing FROM \(module)_note ORDER BY place")
    }

    @Test("Modules are known from their first start on, and a start that changes nothing writes nothing")
    func firstStart() throws {
        let test = try TestStore()
        let hall = try start(test, SourceModule.self)
        #expect(try presence(test) == ["source|NULL"])
        try make(1, in: test, hall)
        // Who is new begins with what comes.
        let larger = try start(test, SourceModule.self, ListenerModule.self)
        #expect(try presence(test) == ["listener|NULL", "source|NULL"])
        try make(2, in: test, larger)
        #expect(try noted(test) == ["2"])
        let entries = try test.entries().count
        _ = try start(test, ListenerModule.self, SourceModule.self)
        #expect(try test.entries().count == entries)
        #expect(try test.journalFaults() == [])
    }

    @Test("A module that was away is given what it missed, in order and once, before the hall opens")
    func away() throws {
        let test = try TestStore()
        try make(1, in: test, try start(test, SourceModule.self, ListenerModule.self))
        let last = try test.entries().count
        let without = try start(test, SourceModule.self)
        #expect(try presence(test) == ["listener|\(last)", "source|NULL"])
        try make(2, 3, in: test, without)
        try test.write(as: "source") { _, scope in
            scope.publish(topic: "source.other", data: Array("{}".utf8))
            return []
        }
        try make(4, in: test, without)
        // A second start without it leaves it where it was.
        _ = try start(test, SourceModule.self)
        #expect(try presence(test) == ["listener|\(last)", "source|NULL"])

        let hall = try start(test, SourceModule.self, ListenerModule.self)
        #expect(hall.catalog.refused.isEmpty)
        #expect(try noted(test) == ["1", "2", "3", "4"])
        #expect(try presence(test) == ["listener|NULL", "source|NULL"])
        let entry = try #require(
            try test.entries().last { $0.header.command == "core.replay" && $0.module == "listener" })
        #expect(entry.header.reason == "after entry \(last)")
        #expect(
            try test.rows("SELECT topic, data FROM core_event WHERE seq = \(entry.seq) ORDER BY number")
                == [2, 3, 4].map { "listener.thing.noted|{\"thing\":\($0)}" })
        try make(5, in: test, hall)
        _ = try start(test, SourceModule.self, ListenerModule.self)
        #expect(try noted(test) == ["1", "2", "3", "4", "5"])
        #expect(try test.journalFaults() == [])
    }

    @Test("Much that was missed is replayed in several writes")
    func much() throws {
        let test = try TestStore()
        _ = try start(test, SourceModule.self, ListenerModule.self)
        let without = try start(test, SourceModule.self)
        let count = Int64(2 * Store.replayedEntries + 10)
        for thing in 1...count { try make(thing, in: test, without) }
        _ = try start(test, SourceModule.self, ListenerModule.self)
        #expect(try noted(test) == (1...count).map { "\($0)" })
        #expect(try test.entries().filter { $0.header.command == "core.replay" && $0.module == "listener" }.count == 3)
    }

    @Test("A module that cannot take what it missed is refused, with whoever requires it, and is still away")
    func failure() throws {
        let test = try TestStore()
        _ = try start(test, SourceModule.self, ListenerModule.self, DependentModule.self)
        let without = try start(test, SourceModule.self)
        for thing in [11, 12, 13, 14] as [Int64] { try make(thing, in: test, without) }
        let before = try presence(test)
        let hall = try start(test, SourceModule.self, ChokingModule.self, DependentModule.self)
        #expect(hall.catalog.modules.map(\.name) == ["core", "source"])
        #expect(hall.catalog.refused.map(\.name) == ["listener", "dependent"])
        let seq = try #require(try test.rows("SELECT seq FROM core_event WHERE data = '{\"thing\":13}'").first)
        #expect(
            hall.catalog.refused.map(\.reason.description) == [
                "It could not read what it missed, the event source.thing.made of entry \(seq): invalid_params",
                "It requires listener, which is not running",
            ])
        #expect(try noted(test) == [])
        #expect(try presence(test).filter { $0.hasPrefix("listener") } == before.filter { $0.hasPrefix("listener") })

        _ = try start(test, SourceModule.self, ListenerModule.self, DependentModule.self)
        #expect(try noted(test) == ["11", "12", "13", "14"])
        #expect(try presence(test) == ["dependent|NULL", "listener|NULL", "source|NULL"])
    }

    @Test("What it missed is given to a module under its own name: another's tables are not its to write")
    func ownership() throws {
        let test = try TestStore()
        _ = try start(test, SourceModule.self, ListenerModule.self)
        try make(1, in: test, try start(test, SourceModule.self))
        let hall = try start(test, SourceModule.self, TrespassingModule.self)
        #expect(
            hall.catalog.refused.map(\.reason) == [
                "\(StoreError.ownership(module: "listener", table: "source_thing"))"
            ])
        #expect(try test.rows("SELECT id FROM source_thing") == ["1"])
    }

    @Test("What one publishes while it catches up reaches those who start after it, even over a death in between")
    func published() throws {
        let test = try TestStore()
        _ = try start(test, SourceModule.self, ListenerModule.self, FollowerModule.self)
        let without = try start(test, SourceModule.self, FollowerModule.self)
        try make(1, 2, in: test, without)
        // The listener comes back, and the follower, which was here all the time, falls over what that publishes.
        let hall = try start(test, SourceModule.self, ListenerModule.self, FrailFollowerModule.self)
        #expect(hall.catalog.refused.map(\.name) == ["follower"])
        #expect(try noted(test) == ["1", "2"])
        #expect(try noted(test, by: "follower") == [])
        _ = try start(test, SourceModule.self, ListenerModule.self, FollowerModule.self)
        #expect(try noted(test) == ["1", "2"])
        #expect(try noted(test, by: "follower") == ["1", "2"])
        #expect(try presence(test) == ["follower|NULL", "listener|NULL", "source|NULL"])
    }

    @Test("A module whose migration is refused is away until it can start")
    func refusedMigration() throws {
        let test = try TestStore()
        _ = try start(test, SourceModule.self, ListenerModule.self)
        try test.store.migrate(
            module: "listener", ListenerModule.migrations + [Migration("0002 later", sql: "SELECT 1")])
        let hall = try start(test, SourceModule.self, ListenerModule.self)
        #expect(hall.catalog.refused.map(\.name) == ["listener"])
        #expect(try presence(test).first?.hasSuffix("NULL") == false)
    }
}
