import ModuleKit

/// A module of one table and two commands, to begin from: notes.add and notes.list.
struct Notes: Module {
    static let name = "notes"
    static let version = "1.0"
    static let migrations = [
        Migration(
            "0001 notes",
            sql: """
                CREATE TABLE notes_note (
                    id INTEGER PRIMARY KEY,
                    text TEXT NOT NULL,
                    created_at INTEGER NOT NULL
                ) STRICT;
                """)
    ]
    static let commands: [any Command.Type] = [AddNote.self, ListNotes.self]
}

struct AddNote: WriteCommand {
    static let about = About("notes.add", "Keep a note", access: .clerk, example: #"{"text": "Rapat hari Rabu"}"#)

    @Parameter("What to remember", .length(1...500)) var text: String

    func run(_ store: Transaction) throws -> Note {
        try store.db.execute(
            sql: "INSERT INTO notes_note (text, created_at) VALUES (?, ?)",
            arguments: [text, store.call.now.milliseconds])
        return Note(id: store.db.lastInsertedRowID, text: text, createdAt: store.call.now)
    }
}

struct ListNotes: ReadCommand {
    static let about = About("notes.list", "List the notes, oldest first", access: .viewer)

    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Note> {
        try store.page(
            Note.self, page,
            "SELECT id, text, created_at FROM notes_note WHERE id > :after ORDER BY id LIMIT :limit")
    }
}

struct Note: Described {
    let id: Int64
    let text: String
    let createdAt: Instant

    static let fields = Fields<Self> {
        Field(\.id, "Number of the note")
        Field(\.text, "What to remember")
        Field(\.createdAt, "When it was kept")
    }
}

@_cdecl("balai_module_abi")
public func moduleABI() -> UnsafePointer<CChar> { modulekit_abi_tag() }

@_cdecl("balai_module_entry")
public func moduleEntry() -> UnsafeMutableRawPointer { ModuleBox(Notes.self).retained() }
