import HallTesting
import ModuleKit

/// A process that is a module: notes that it keeps in a table of its own.
final class NotesProcess {
    let client: RawClient
    static let manifest: JSONValue = [
        "name": "memo", "version": "1.0",
        "migrations": [
            [
                "name": "0001 notes",
                "sql": "CREATE TABLE memo_note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;",
            ]
        ],
        "commands": [
            [
                "name": "memo.add", "summary": "Add a note", "kind": "write", "access": "clerk",
                "parameters": ["type": "object", "properties": ["text": ["type": "string"]], "required": ["text"]],
                "result": ["type": "object"], "example": ["text": "rapat"],
            ],
            [
                "name": "memo.list", "summary": "List notes", "kind": "read", "access": "viewer",
                "parameters": ["type": "object"], "result": ["type": "object"],
            ],
        ],
        "events": ["memo.note.added"],
    ]

    init(_ socket: String) throws {
        client = try RawClient(socket)
        try client.call("core.attach", ["manifest": Self.manifest])
    }

    /// The next call of the daemon.
    func asked() throws -> JSONValue { try client.reply() }

    func answer(_ call: JSONValue, _ result: JSONValue) {
        let message: JSONValue = ["jsonrpc": "2.0", "id": call["id"] ?? nil, "result": result]
        client.send(message.text)
    }

    /// Takes one call of `memo.add` and answers what is to be written.
    func add() throws {
        let call = try asked()
        let text = call["params"]?["text"] ?? nil
        answer(
            call,
            [
                "statements": [["sql": "INSERT INTO memo_note (text) VALUES (?) RETURNING id, text", "args": [text]]],
                "events": [["topic": "memo.note.added", "data": ["text": text]]],
            ])
    }
}

/// Hands a value from one thread to another.
// @unchecked: its threads take turns, since each call is awaited before the next.
struct Handed<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}
