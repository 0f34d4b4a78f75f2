extension MeetingsModule {
    static let wordTables = """
        \(words("meetings_title_word", "meeting", of: "meetings_meeting", "SELECT id, title FROM meetings_meeting"))
        \(words(
            "meetings_problem_word", "issue", of: "meetings_issue",
            "SELECT id, statement FROM meetings_issue UNION ALL SELECT issue, statement FROM meetings_occurrence"))
        CREATE INDEX meetings_followup_owner ON meetings_followup(owner);
        """

    /// The table of a `WordTable`, and the words of texts that were there before. SQLite makes only A to Z small.
    ///
    /// - Parameter texts: SQL of the numbers of all records and their texts.
    private static func words(_ name: String, _ record: String, of table: String, _ texts: String) -> String {
        let isLetter = "substr(rest, 1, 1) GLOB '[a-z0-9]' OR unicode(rest) BETWEEN 0xc0 AND 0x1fff"
        return """
            CREATE TABLE \(name)(
                word TEXT NOT NULL, \(record) INTEGER NOT NULL REFERENCES \(table)(id),
                PRIMARY KEY(word, \(record))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX \(name)_\(record) ON \(name)(\(record));
            INSERT OR IGNORE INTO \(name)(word, \(record))
            WITH RECURSIVE
                texts(id, text) AS (\(texts)),
                letters(id, word, rest) AS (
                    SELECT id, '', lower(text) || ' ' FROM texts
                    UNION ALL
                    SELECT id, CASE WHEN \(isLetter) THEN word || substr(rest, 1, 1) ELSE '' END, substr(rest, 2)
                    FROM letters WHERE rest <> '')
            SELECT word, id FROM letters WHERE word <> '' AND NOT (\(isLetter));
            """
    }
}
