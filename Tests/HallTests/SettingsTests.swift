import HallTesting
import ModuleKit
import Testing

@Suite struct SettingsTests {
    @Test func `a fault is told at the value that has it`() async throws {
        let hall = try TestHall()
        let error = await hall.error(
            "core.settings.set", ["module": "core", "values": ["language": "xx", "office_plcae": "Contoh"]])
        let paths = error?.details?.array?.compactMap { $0["path"]?.string } ?? []
        #expect(Set(paths) == ["/values/language", "/values/office_plcae"])
    }

    @Test func `a module's settings stand at their defaults until the office changes them`() async throws {
        let hall = try TestHall(NotesModule.self)
        #expect(try await hall.call("notes.longest") == 20)
        let changed = try await hall.call("core.settings.set", ["module": "notes", "values": ["longest": 30]])
        #expect(changed["values"] == ["longest": 30, "heading": nil])
        #expect(changed["version"] == 1)
        #expect(try await hall.call("notes.longest") == 30)
        try await hall.call("core.settings.set", ["module": "notes", "values": ["longest": nil, "heading": "Rapat"]])
        #expect(
            try await hall.call("core.settings.get", ["module": "notes"])["values"] == [
                "longest": 20, "heading": "Rapat",
            ])
    }

    @Test func `a setting that is unknown or out of bounds is refused, and nothing is changed`() async throws {
        let hall = try TestHall(NotesModule.self, TagsModule.self)
        for values: JSONValue in [["longest": 0], ["longest": 30, "colour": "red"]] {
            let error = await hall.error("core.settings.set", ["module": "notes", "values": values])
            #expect(error?.name == .invalidParams)
        }
        #expect(try await hall.call("notes.longest") == 20)
        #expect(await hall.error("core.settings.set", ["module": "tags", "values": ["x": 1]])?.name == .invalidParams)
        #expect(await hall.error("core.settings.get", ["module": "absent"])?.name == .notFound)
    }

    @Test func `settings are changed by operators, and on the version that was read`() async throws {
        let hall = try TestHall(NotesModule.self)
        let change: JSONValue = ["module": "notes", "values": ["longest": 30], "expected_version": 0]
        #expect(await hall.error("core.settings.set", change, as: .clerk)?.name == .forbidden)
        try await hall.call("core.settings.set", change, as: .operator)
        #expect(await hall.error("core.settings.set", change, as: .operator)?.name == .conflict)
    }
}
