import HallTesting
import ModuleKit
import Testing

/// Who may call what.
@Suite struct AccessTests {
    @Test("a caller below the command's role is refused, told which it needs, and the refusal is kept")
    func refusal() async throws {
        let hall = try TestHall(NotesModule.self)
        let error = await hall.error("notes.add", ["text": "x"], as: .viewer)
        #expect(error?.name == .forbidden)
        #expect(error?.message.description == "The command 'notes.add' needs the role 'clerk', you have 'viewer'")
        try await hall.call("notes.add", ["text": "x"], as: .clerk)
        let kept = try hall.rows("SELECT command, role, error FROM core_refusal")
        #expect(kept.count == 1)
        #expect(kept.first?["command"] == "notes.add")
        #expect(kept.first?["role"] == "viewer")
    }

    @Test("a command for modules is nobody's from outside, not even an admin's, and is not described") func modules()
        async throws
    {
        let hall = try TestHall(NotesModule.self)
        #expect(await hall.error("notes.seen", ["note": 1])?.name == .forbidden)
        let methods = try await hall.call("rpc.discover")["methods"]?.array ?? []
        #expect(methods.contains { $0["name"] == "notes.add" })
        #expect(!methods.contains { $0["name"] == "notes.seen" })
        let told = try await hall.call("core.access.explain", ["command": "notes.seen"])
        #expect(told["allowed"] == false)
        #expect(told["because"] == "it is for modules, and nobody calls it from outside")
    }

    @Test("a command of a module that was refused tells why; an unknown one tells the nearest") func unknown()
        async throws
    {
        let hall = try TestHall(TagsModule.self)
        let gone = await hall.error("tags.count")
        #expect(gone?.name == .moduleUnavailable)
        #expect(gone?.message.description.contains("It requires notes, which is not running") == true)
        let near = await hall.error("core.pong")
        #expect(near?.name == .unknownCommand)
        #expect(near?.message.description.contains("'core.ping'") == true)
        // Of a noun that is known, what can be done with it.
        let kin = await hall.error("core.journal.find")?.details?["nearest"]?.array ?? []
        #expect(kin.contains("core.journal.list") && kin.allSatisfy { $0.string?.hasPrefix("core.journal.") == true })
        #expect(await hall.error("core.whatever")?.details?["nearest"] == [])
    }

    @Test("an unknown member of _meta is refused with the nearest name") func meta() async throws {
        let hall = try TestHall(NotesModule.self)
        let both = await hall.error("notes.add", ["txt": "x", "_meta": ["dryrun": true]])
        #expect(both?.details?.array?.compactMap { $0["path"]?.string }.sorted() == ["/_meta/dryrun", "/text", "/txt"])
        let unknown = await hall.error("notes.add", ["text": "x", "_meta": ["dryrun": true]])
        #expect(unknown?.details?[0]?["message"]?.string?.contains("'dry_run'") == true)
        #expect(try hall.rows("SELECT 1 FROM notes_note").isEmpty)
    }
}
