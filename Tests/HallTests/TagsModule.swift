import ModuleKit

/// A module for tests: tags each note with its first word, refuses one word, and tells the notes that it has seen them.
struct TagsModule: Module {
    static let name = "tags"
    static let version = "1.0"
    static let requires = ["notes"]
    static let optional = ["ghosts"]
    static let migrations = [
        Migration(
            "0001 tags",
            sql: """
                CREATE TABLE tags_tag (
                    id INTEGER PRIMARY KEY, note INTEGER NOT NULL REFERENCES notes_note, word TEXT NOT NULL
                ) STRICT;
                """)
    ]
    static let commands: [any Command.Type] = [CountTags.self, PeekNotes.self, SeeAgain.self]
    static let subscriptions = [
        Subscription(NoteAdded.topic, NoteAdded.self) { event, store in
            let word = event.text.prefix { $0 != " " }.lowercased()
            guard word != "forbidden" else { throw RPCError.invalid("text", "word", "The word 'forbidden' has no tag") }
            try store.db.execute(
                sql: "INSERT INTO tags_tag (note, word) VALUES (?, ?)", arguments: [event.note, word])
            _ = try store.call("notes.seen", Seen(note: event.note), answering: Note.self)
        }
    ]
}

struct Seen: Described {
    let note: Int64
    static let fields = Fields<Self> { Field(\.note, "The note") }
}

struct TagCount: Described {
    let count: Int64
    let ghosts: Bool
    static let fields = Fields<Self> {
        Field(\.count, "How many")
        Field(\.ghosts, "Whether the optional module runs")
    }
}

struct CountTags: ReadCommand {
    static let about = About("tags.count", "Count tags of notes", access: .viewer)

    func run(_ store: Snapshot) throws -> TagCount {
        let count = try Int64.fetchOne(
            store.db, sql: "SELECT count(*) FROM tags_tag JOIN notes_pub_note ON notes_pub_note.id = note")
        return TagCount(count: count ?? 0, ghosts: store.isLoaded("ghosts"))
    }
}

/// Tells a note once more that it was seen.
struct SeeAgain: WriteCommand {
    static let about = About("tags.again", "Count that a note was seen", access: .clerk, example: #"{"note": 1}"#)
    @Parameter("The note") var note: Int64

    func run(_ store: Transaction) throws -> Note {
        try store.call("notes.seen", Seen(note: note), answering: Note.self)
    }
}

/// Reads another's table past its view.
struct PeekNotes: ReadCommand {
    static let about = About("tags.peek", "Read another's table", access: .viewer)

    func run(_ store: Snapshot) throws -> TagCount {
        TagCount(count: try Int64.fetchOne(store.db, sql: "SELECT max(id) FROM notes_note") ?? 0, ghosts: false)
    }
}
