import ModuleKit

/// The words of records' texts, by which a record is found among all without reading them.
struct WordTable {
    let name: String
    /// The column of the record.
    let record: String

    static let titles = WordTable(name: "meetings_title_word", record: "meeting")
    /// Of all that was ever said of a problem.
    static let problems = WordTable(name: "meetings_problem_word", record: "issue")

    /// Notes the words of a record's texts in place of those that are noted.
    func renew(_ texts: [String], of id: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM \(name) WHERE \(record) = ?", arguments: [id])
        for word in Set(texts.flatMap(PlainWords.of)).sorted() {
            try db.execute(sql: "INSERT INTO \(name)(word, \(record)) VALUES (?, ?)", arguments: [word, id])
        }
    }
}
