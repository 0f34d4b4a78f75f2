import ModuleKit

/// A module for tests: notes, each of which is told to whoever listens.
struct NotesModule: Module {
    static let name = "notes"
    static let version = "1.0"
    static let migrations = [
        Migration(
            "0001 notes",
            sql: """
                CREATE TABLE notes_note (id INTEGER PRIMARY KEY, text TEXT NOT NULL, seen INTEGER NOT NULL) STRICT;
                CREATE VIEW notes_pub_note AS SELECT id, text FROM notes_note;
                """)
    ]
    static let commands: [any Command.Type] = [
        AddNote.self, ListNotes.self, MarkSeen.self, StealTag.self, AddNotes.self, EndTransaction.self,
        ShowLongest.self, CountNotes.self, EchoFile.self, CountNumbers.self,
    ]
    static let events: [any Event.Type] = [NoteAdded.self]
    static let settings: (any ModuleSettings.Type)? = NotesSettings.self
    static let words: [Language: Words] = [
        .indonesian: [
            "note": "catatan", "notes": "catatan", "Add a note": "Tambah catatan", "The text": "Isinya",
            "{} of {} notes": "Dari {1} catatan, {0}", "all": "semuanya",
        ]
    ]
}

struct NotesSettings: ModuleSettings {
    static let module = "notes"
    @Parameter("Longest note", .range(1...100)) var longest = 20
    @Parameter("What stands above a list") var heading: String?
}

/// Answers what is set.
struct ShowLongest: ReadCommand {
    static let about = About("notes.longest", "Tell how long a note may be", access: .viewer)

    func run(_ store: Snapshot) throws -> Int { try store.settings(NotesSettings.self).longest }
}

/// Answers in words.
struct CountNotes: ReadCommand {
    static let about = About("notes.count", "Tell how many notes there are", access: .viewer)

    func run(_ store: Snapshot) throws -> NoteCount {
        let all: Sentence = "all"
        let count = try Int.fetchOne(store.db, sql: "SELECT count(*) FROM notes_note") ?? 0
        return NoteCount(told: "\(all) of \(count) notes")
    }
}

struct NoteCount: Described {
    let told: Sentence
    static let fields = Fields<Self> { Field(\.told, "The number in words") }
}

struct NoteAdded: Event {
    static let topic = "notes.note.added"
    let note: Int64
    let text: String
    static let fields = Fields<Self> {
        Field(\.note, "The note")
        Field(\.text, "Its text")
    }
}

struct Note: Described {
    let id: Int64
    let text: String
    static let fields = Fields<Self> {
        Field(\.id, "Number of the note")
        Field(\.text, "Its text")
    }
}

struct AddNote: WriteCommand {
    static let about = About("notes.add", "Add a note", access: .clerk, example: #"{"text": "rapat"}"#)
    @Parameter("The text", .length(1...100)) var text: String

    func run(_ store: Transaction) throws -> Note {
        try store.db.execute(sql: "INSERT INTO notes_note (text, seen) VALUES (?, 0)", arguments: [text])
        let note = Note(id: store.db.lastInsertedRowID, text: text)
        try store.publish(NoteAdded(note: note.id, text: text))
        return note
    }
}

struct ListNotes: ReadCommand {
    static let about = About("notes.list", "List notes", access: .viewer)
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Note> {
        try store.page(
            Note.self, page, "SELECT id, text FROM notes_note WHERE id > :after ORDER BY id LIMIT :limit")
    }
}

struct MarkSeen: WriteCommand {
    static let about = About("notes.seen", "Count that a note was seen", access: .modules, example: #"{"note": 1}"#)
    @Parameter("The note") var note: Int64

    func run(_ store: Transaction) throws -> Note {
        try store.db.execute(sql: "UPDATE notes_note SET seen = seen + 1 WHERE id = ?", arguments: [note])
        guard store.db.changesCount == 1 else { throw RPCError.notFound("note", note) }
        return Note(id: note, text: "")
    }
}

/// Writes a table that is not its own.
struct StealTag: WriteCommand {
    static let about = About("notes.steal", "Write another's table", access: .clerk)

    func run(_ store: Transaction) throws -> Note {
        try store.db.execute(sql: "INSERT INTO notes_note (text, seen) VALUES ('before', 0)")
        try store.db.execute(sql: "INSERT INTO tags_tag (note, word) VALUES (1, 'mine')")
        return Note(id: 0, text: "")
    }
}

/// Answers a file, so many times over.
struct EchoFile: ReadCommand {
    static let about = About("notes.echo", "Answer a file", access: .viewer, example: #"{"file": "x"}"#)
    @Parameter("The file") var file: File
    @Parameter("How often", .range(1...10_000)) var times = 1

    func run(_ store: Snapshot) throws -> EchoedFile {
        let content = (0..<times).flatMap { _ in file.content }
        return EchoedFile(file: File(name: file.name, mediaType: file.mediaType, content: content), times: times)
    }
}

struct EchoedFile: Described {
    let file: File
    let times: Int
    static let fields = Fields<Self> {
        Field(\.file, "The file")
        Field(\.times, "How often it holds what was given")
    }
}

/// A list that is as long as anybody likes.
struct CountNumbers: ReadCommand {
    static let about = About("notes.numbers", "Count", access: .viewer, example: #"{"to": 3}"#)
    @Parameter("Last number") var to: Int64
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Note> {
        try store.page(
            Note.self, page,
            """
            WITH RECURSIVE number (id) AS (SELECT :after + 1 UNION ALL SELECT id + 1 FROM number WHERE id < :to)
            SELECT id, printf('%0100d', id) AS text FROM number WHERE id <= :to LIMIT :limit
            """, ["to": to])
    }
}

struct EndTransaction: WriteCommand {
    static let about = About("notes.commit", "Do what only the core does", access: .clerk)

    func run(_ store: Transaction) throws -> Note {
        try store.db.execute(sql: "INSERT INTO notes_note (text, seen) VALUES ('before', 0)")
        try store.db.execute(sql: "COMMIT")
        return Note(id: 0, text: "")
    }
}

struct AddNotes: TaskCommand {
    static let about = About("notes.fill", "Add many notes", access: .clerk, example: #"{"count": 3}"#)
    @Parameter("How many", .range(1...1000)) var count: Int

    func run(_ task: TaskContext) async throws -> Note {
        for i in 1...count {
            try await task.write { store in
                try store.db.execute(sql: "INSERT INTO notes_note (text, seen) VALUES (?, 0)", arguments: ["note \(i)"])
            }
            task.progress(i, of: count, "notes")
        }
        let present = try await task.read { try Int64.fetchOne($0.db, sql: "SELECT count(*) FROM notes_note") ?? 0 }
        return Note(id: present, text: "")
    }
}
