import ModuleKit

/// A problem that was raised before and sounds like another; whether it is the same, a person decides.
struct SimilarIssue: Described {
    let id: Int64
    let statement: String
    let state: IssueState
    let occurrences: Int
    let firstRaisedOn: CalendarDate?
    let lastRaisedOn: CalendarDate?
    let regions: [NamedRegion]
    var score: Double?

    static let fields = Fields<Self> {
        Field(\.id, "Number of the issue: recurrence_of takes it")
        Field(\.statement, "The problem, as it was first said")
        Field(\.state, "Where it stands")
        Field(\.occurrences, "How often it was raised")
        Field(\.firstRaisedOn, "When it was raised first")
        Field(\.lastRaisedOn, "When it was raised last")
        Field(\.regions, "Regions that have it")
        Field(\.score, "How alike the words are, from 0 to 1")
    }

    private static let most = 5
    /// A word that so many issues have finds nothing: it counts where others have found.
    private static let common = 1000
    /// Candidates that are compared in full.
    private static let compared = 50

    /// Earlier issues that sound like a statement, the likeliest first.
    ///
    /// - Parameters:
    ///   - regions: the registry's numbers of the regions that have the problem.
    ///   - except: the issue itself, where it stands already.
    static func find(
        _ statement: String, regions: [Int64], except: Int64? = nil, in store: Snapshot
    ) throws -> [SimilarIssue] {
        var weights: [String: Double] = [:]
        var candidates: [Int64: Double] = [:]
        let all = try Int64.fetchOne(store.db, sql: "SELECT max(id) FROM meetings_issue") ?? 0
        for word in Similarity.words(of: statement).sorted() {
            let found = try Int64.fetchAll(
                store.db.cachedStatement(sql: "SELECT issue FROM meetings_issue_word WHERE word = ? LIMIT ?"),
                arguments: [word, common + 1])
            let weight = Similarity.weight(having: found.count, of: all)
            weights[word] = weight
            if found.count <= common { for issue in found { candidates[issue, default: 0] += weight } }
        }
        for issue in try near(regions, store.db) where candidates[issue] == nil { candidates[issue] = 0 }
        let regencies = try codes(of: regions, store.db)
        var scored: [(id: Int64, score: Double)] = []
        let best = candidates.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.prefix(compared)
        for (issue, _) in best where issue != except {
            let shared = try weights.keys.filter { try has($0, issue, store.db) }
            // One word that two problems share makes them alike only where it is all that was said.
            guard shared.count >= min(2, weights.count) else { continue }
            let isNear = try !regencies.isDisjoint(with: self.regencies(of: issue, store.db))
            let score = Similarity.score(weights, shared: shared, sameRegency: isNear)
            if score >= Similarity.threshold { scored.append((issue, score)) }
        }
        return try scored.sorted { ($0.score, $0.id) > ($1.score, $1.id) }.prefix(most).compactMap { id, score in
            var found = try store.one(SimilarIssue.self, select, ["id": id])
            found?.score = (score * 100).rounded() / 100
            return found
        }
    }

    private static let select = """
        SELECT i.id, i.statement, i.state, p.occurrences, p.first_raised_on, p.last_raised_on,
            \(NamedRegion.list(in: Issue.regionTables, where: "o.issue = i.id")) AS regions, NULL AS score
        FROM meetings_issue i JOIN meetings_pub_issue p ON p.id = i.id WHERE i.id = :id AND i.state <> 'merged'
        """

    /// Issues of the very same regions.
    private static func near(_ regions: [Int64], _ db: Database) throws -> Set<Int64> {
        var near: Set<Int64> = []
        for region in regions.prefix(20) {
            near.formUnion(
                try Int64.fetchAll(
                    db.cachedStatement(
                        sql: """
                            SELECT o.issue FROM meetings_occurrence_region g
                            JOIN meetings_occurrence o ON o.id = g.occurrence WHERE g.region = ? LIMIT 200
                            """), arguments: [region]))
        }
        return near
    }

    private static func has(_ word: String, _ issue: Int64, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM meetings_issue_word WHERE word = ? AND issue = ?)"),
            arguments: [word, issue]) ?? false
    }

    private static func regencies(of issue: Int64, _ db: Database) throws -> Set<String> {
        Set(
            try String.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT DISTINCT substr(r.code, 1, 5) FROM meetings_occurrence o
                        JOIN meetings_occurrence_region g ON g.occurrence = o.id
                        JOIN registry_pub_region_ever r ON r.id = g.region WHERE o.issue = ? LIMIT 200
                        """), arguments: [issue]))
    }

    private static func codes(of regions: [Int64], _ db: Database) throws -> Set<String> {
        Set(
            try regions.compactMap { region in
                try String.fetchOne(
                    db.cachedStatement(sql: "SELECT substr(code, 1, 5) FROM registry_pub_region_ever WHERE id = ?"),
                    arguments: [region])
            })
    }
}

/// Words by which issues are found again.
enum IssueWords {
    /// Notes anew the words of all that was said of an issue.
    static func renew(of issue: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM meetings_issue_word WHERE issue = ?", arguments: [issue])
        let statements = try String.fetchAll(
            db,
            sql: """
                SELECT statement FROM meetings_issue WHERE id = :issue
                UNION ALL SELECT statement FROM meetings_occurrence WHERE issue = :issue
                """, arguments: ["issue": issue])
        for word in statements.reduce(into: Set<String>(), { $0.formUnion(Similarity.words(of: $1)) }).sorted() {
            try db.execute(
                sql: "INSERT INTO meetings_issue_word(word, issue) VALUES (?, ?)", arguments: [word, issue])
        }
        try WordTable.problems.renew(statements, of: issue, db)
    }
}
