import HallTesting
import ModuleKit
import Testing

/// The core's long commands tell how far they are, and end when nobody waits any more.
@Suite struct LongWorkTests {
    @Test("what takes long tells its progress, and ends at its deadline")
    func longWork() async throws {
        let hall = try TestHall(NotesModule.self)
        try hall.write(
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
            INSERT INTO notes_note (text, seen) SELECT printf('%060d', i), 0 FROM n
            """, as: "notes")
        let backup = try #require(try await hall.call("core.backup.create")["backup"])
        #expect(try await hall.call("core.backup.verify", ["backup": backup])["ok"] == true)
        try await hall.call("notes.add", ["text": "baru"])
        let socket = try hall.listen()
        let commands: [(String, [(name: String, value: JSONValue)])] = [
            ("core.backup.verify", [("backup", backup)]), ("core.backup.drill", []),
            ("core.backup.diff", [("backup", backup)]),
            ("core.backup.recover", [("backup", backup), ("table", "notes_note")]),
            ("core.journal.verify", []), ("core.store.check", []),
        ]
        try await waiting {
            let client = try RawClient(socket)
            for (command, parameters) in commands {
                func ask(_ meta: JSONValue) throws -> (told: Int, reply: JSONValue?) {
                    let params = JSONValue.object(parameters + [("_meta", meta)])
                    client.send(
                        JSONValue.object([
                            ("jsonrpc", "2.0"), ("id", 1), ("method", .string(command)), ("params", params),
                        ]).text)
                    var told = 0
                    while true {
                        let message = try client.reply()
                        guard message["method"] == "$/progress" else { return (told, message) }
                        told += 1
                    }
                }
                let done = try ask(["progress": true])
                #expect(done.reply?["result"] != nil, "\(command): \(done.reply?.text ?? "")")
                #expect(done.told > 0, "\(command)")
                let late = try ask(["deadline_ms": 1])
                #expect(late.reply?["error"]?["data"]?["name"] == "deadline_exceeded", "\(command)")
            }
        }
        // A proof that was broken off leaves the backup as it was.
        #expect(try await hall.call("core.backup.get", ["backup": backup])["verified_at"]?.string != nil)
    }
}
