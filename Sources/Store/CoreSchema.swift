import ModuleKit

/// The core's own tables. They keep the rules that modules' tables keep.
enum CoreSchema {
    static let module = "core"
    /// Marks the file in its header: `BALA`.
    static let applicationID = 0x4241_4C41
    /// Not recorded: the journal itself, what is kept for a while only, and what migrations say of columns.
    static let unrecorded = ["core_journal", "core_refusal", "core_answer", "core_job", "core_mark"]

    /// The file's `user_version`.
    static var version: Int { migrations.count }

    static let migrations = [
        Migration(
            "0001 journal",
            sql: """
                CREATE TABLE core_migration (
                    module TEXT NOT NULL,
                    position INTEGER NOT NULL,
                    name TEXT NOT NULL,
                    checksum TEXT NOT NULL,
                    applied_at INTEGER NOT NULL,
                    PRIMARY KEY (module, position)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE core_module (
                    name TEXT NOT NULL PRIMARY KEY,
                    seen_through INTEGER
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE core_journal (
                    seq INTEGER PRIMARY KEY,
                    at INTEGER NOT NULL,
                    module TEXT NOT NULL,
                    command TEXT NOT NULL,
                    uid INTEGER NOT NULL,
                    role TEXT NOT NULL,
                    request_id TEXT NOT NULL,
                    reason TEXT,
                    payload BLOB,
                    payload_digest BLOB NOT NULL,
                    hash BLOB NOT NULL
                ) STRICT;

                CREATE TABLE core_event (
                    seq INTEGER NOT NULL,
                    number INTEGER NOT NULL,
                    topic TEXT NOT NULL,
                    at INTEGER NOT NULL,
                    data TEXT NOT NULL,
                    PRIMARY KEY (seq, number)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE core_refusal (
                    id INTEGER PRIMARY KEY,
                    at INTEGER NOT NULL,
                    command TEXT NOT NULL,
                    uid INTEGER NOT NULL,
                    role TEXT NOT NULL,
                    request_id TEXT NOT NULL,
                    error TEXT NOT NULL,
                    message TEXT NOT NULL
                ) STRICT;

                CREATE TABLE core_answer (
                    uid INTEGER NOT NULL,
                    command TEXT NOT NULL,
                    key TEXT NOT NULL,
                    parameters BLOB NOT NULL,
                    at INTEGER NOT NULL,
                    result BLOB NOT NULL,
                    PRIMARY KEY (uid, command, key)
                ) STRICT, WITHOUT ROWID;

                CREATE INDEX core_answer_at ON core_answer (at);

                CREATE TABLE core_job (
                    id INTEGER PRIMARY KEY,
                    command TEXT NOT NULL,
                    uid INTEGER NOT NULL,
                    state TEXT NOT NULL,
                    started_at INTEGER NOT NULL,
                    ended_at INTEGER,
                    result TEXT,
                    error TEXT
                ) STRICT;
                """),
        Migration(
            "0002 settings",
            sql: """
                CREATE TABLE core_setting (
                    module TEXT NOT NULL PRIMARY KEY,
                    value TEXT NOT NULL,
                    version INTEGER NOT NULL DEFAULT 1,
                    updated_at INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;

                CREATE VIEW core_pub_setting AS SELECT module, value FROM core_setting;
                """),
        Migration(
            "0003 disabled modules",
            sql: """
                CREATE TABLE core_disabled_module (
                    name TEXT NOT NULL PRIMARY KEY,
                    at INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;
                """),
        Migration(
            "0004 keys and erasures",
            sql: """
                -- Which key seals: its fingerprint, by which the key file is known to be the right one.
                CREATE TABLE core_key (
                    id INTEGER PRIMARY KEY CHECK (id = 1),
                    fingerprint TEXT NOT NULL,
                    made_at INTEGER NOT NULL
                ) STRICT;

                CREATE VIEW core_pub_key AS SELECT fingerprint FROM core_key;

                -- Columns that migrations mark: personal ones, and sealed ones with what they are found by.
                CREATE TABLE core_mark (
                    table_name TEXT NOT NULL,
                    column_name TEXT NOT NULL,
                    kind TEXT NOT NULL CHECK (kind IN ('personal', 'sealed')),
                    lookup TEXT,
                    PRIMARY KEY (table_name, column_name)
                ) STRICT, WITHOUT ROWID;

                -- Rows whose personal columns were erased, and must be in whatever is restored.
                CREATE TABLE core_erasure (
                    id INTEGER PRIMARY KEY,
                    at INTEGER NOT NULL,
                    table_name TEXT NOT NULL,
                    row_id INTEGER NOT NULL,
                    UNIQUE (table_name, row_id)
                ) STRICT;
                """),
    ]
}
