import Foundation

/// Which problems sound alike: the words of a statement, each cut to its first letters, so that "pembangunan" and
/// "pembangunannya" are one. It finds candidates for a person to look at, and decides nothing.
enum Similarity {
    /// How many letters of a word count.
    private static let letters = 6

    /// Words that say nothing of what a problem is about.
    static let empty: Set<String> = [
        "yang", "dan", "atau", "dari", "untuk", "dengan", "pada", "dalam", "oleh", "akan", "agar", "karena", "juga",
        "serta", "para", "ini", "itu", "ada", "tidak", "belum", "lagi", "masih", "sudah", "telah", "banyak", "sering",
        "setiap", "antara", "bagi", "secara", "dapat", "bisa", "kurang", "desa", "kampung", "kecamatan", "kabupaten",
        "kelurahan",
    ]

    /// The words by which a statement is found again.
    static func words(of statement: String) -> Set<String> {
        let words = PlainWords.of(statement).filter { $0.count > 2 && !empty.contains($0) }
        return Set(words.map { String($0.prefix(letters)) })
    }

    /// How much of what one statement says another says too, from 0 to 1: a word counts the more, the fewer issues have
    /// it. Sharing a regency counts as a good word.
    ///
    /// - Parameters:
    ///   - weights: of each word of the first statement.
    ///   - shared: its words that the other has.
    static func score(_ weights: [String: Double], shared: some Sequence<String>, sameRegency: Bool) -> Double {
        let whole = weights.values.reduce(0, +)
        guard whole > 0 else { return 0 }
        let common = shared.reduce(0) { $0 + (weights[$1] ?? 0) }
        return min(1, common / whole + (sameRegency ? 0.15 : 0))
    }

    /// What a word weighs that so many of all issues have.
    static func weight(having: Int, of all: Int64) -> Double {
        1 + log(Double(max(1, all)) / Double(max(1, having)) + 1)
    }

    /// From where on a candidate is worth a look.
    static let threshold = 0.5

    /// The words of issues, and those of issues that were there before.
    static let migration = """
        CREATE TABLE meetings_issue_word(
            word TEXT NOT NULL, issue INTEGER NOT NULL REFERENCES meetings_issue(id),
            PRIMARY KEY(word, issue)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX meetings_issue_word_issue ON meetings_issue_word(issue);
        INSERT OR IGNORE INTO meetings_issue_word(word, issue)
        WITH RECURSIVE
            plain(issue, rest) AS (
                SELECT issue, replace(replace(replace(replace(replace(replace(replace(replace(replace(
                    lower(statement), '.', ' '), ',', ' '), ';', ' '), ':', ' '), '(', ' '), ')', ' '), '-', ' '),
                    '/', ' '), '"', ' ') || ' '
                FROM meetings_occurrence),
            split(issue, word, rest) AS (
                SELECT issue, '', rest FROM plain
                UNION ALL
                SELECT issue, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
                FROM split WHERE rest <> '')
        SELECT substr(word, 1, 6), issue FROM split
        WHERE length(word) > 2 AND word NOT IN (
            'yang', 'dan', 'atau', 'dari', 'untuk', 'dengan', 'pada', 'dalam', 'oleh', 'akan', 'agar', 'karena', 'juga',
            'serta', 'para', 'ini', 'itu', 'ada', 'tidak', 'belum', 'lagi', 'masih', 'sudah', 'telah', 'banyak', 'sering',
            'setiap', 'antara', 'bagi', 'secara', 'dapat', 'bisa', 'kurang', 'desa', 'kampung', 'kecamatan', 'kabupaten',
            'kelurahan');
        """
}
