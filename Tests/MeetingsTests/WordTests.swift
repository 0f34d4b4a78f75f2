import ModuleKit
import SeededTesting
import Testing

@testable import Meetings

@Suite struct WordTests {
    @Test("a meeting is found by words of its title in any order, cut off or written otherwise, and by no others")
    func found() async throws {
        let office = try await Office()
        let a = try await office.schedule(["title": "Rapat Koordinasi Pendataan KPMD 2024/2025 (contoh)"])
        let b = try await office.schedule(["title": "Musyawarah Désa Kuaro, hari Jum'at (contoh)"])
        func list(_ text: String) async throws -> [Int64] {
            ids(try await office.hall.call("meetings.list", ["text": .string(text)]))
        }
        for text in ["kpmd koordinasi", "KOOR pend", "2025", "rapat-koordinasi", "2024/2025"] {
            #expect(try await list(text) == [a], "\(text)")
        }
        for text in ["desa", "DÉSA", "jum'at", "kuaro, musy"] { #expect(try await list(text) == [b], "\(text)") }
        #expect(try await list("contoh") == [a, b])
        #expect(try await list("rapat kuaro").isEmpty)
        #expect(try await list("oordinasi").isEmpty, "words are found from their beginning on")
        let refused = await office.hall.error("meetings.list", ["text": "--"])
        #expect(refused?.details?[0]?["path"] == "/text")
    }

    @Test("a title that is corrected is found by its new words alone, and not by its old ones") func corrected()
        async throws
    {
        let office = try await Office()
        let meeting = try await office.schedule(["title": "Rapat pendataan (contoh)"])
        try await office.hall.call(
            "meetings.update", ["meeting": .integer(meeting), "title": "Musyawarah desa (contoh)"])
        #expect(ids(try await office.hall.call("meetings.list", ["text": "pendataan"])).isEmpty)
        #expect(ids(try await office.hall.call("meetings.list", ["text": "musyawarah"])) == [meeting])
        try await office.hall.call("meetings.update", ["meeting": .integer(meeting), "chair": "Contoh Kabid"])
        #expect(ids(try await office.hall.call("meetings.list", ["text": "musyawarah"])) == [meeting])
    }

    @Test("titles that were there before are split into words as new ones are") func migrated() throws {
        var random = SeededRandom(seed: 20_240_313)
        let letters = Array("abzABZ09 -/'(),.\"–“é")
        let titles = (1...200).map { _ in
            String(
                (0..<Int.random(in: 3...40, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
        }
        let store = try DatabaseQueue()
        try store.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE meetings_meeting(id INTEGER PRIMARY KEY, title TEXT);
                    CREATE TABLE meetings_issue(id INTEGER PRIMARY KEY, statement TEXT);
                    CREATE TABLE meetings_occurrence(issue INTEGER, statement TEXT);
                    CREATE TABLE meetings_followup(owner TEXT);
                    """)
            for title in titles {
                try db.execute(sql: "INSERT INTO meetings_meeting(title) VALUES (?)", arguments: [title])
                try db.execute(sql: "INSERT INTO meetings_issue(statement) VALUES ('Satu')")
                try db.execute(
                    sql: "INSERT INTO meetings_occurrence(issue, statement) VALUES (?, ?)",
                    arguments: [db.lastInsertedRowID, title])
            }
            try db.execute(sql: MeetingsModule.wordTables)
            for (i, title) in titles.enumerated() {
                // Marks over letters are taken off in Swift alone.
                let expected = Set(title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
                func words(_ table: WordTable) throws -> Set<String> {
                    try String.fetchSet(
                        db, sql: "SELECT word FROM \(table.name) WHERE \(table.record) = ?", arguments: [i + 1])
                }
                #expect(try words(.titles) == expected, "\(title)")
                #expect(try words(.problems) == expected.union(["satu"]), "\(title)")
            }
        }
    }

    @Test("a problem is found by words of whatever was said of it, also where two were made one") func problems()
        async throws
    {
        let office = try await Office()
        func raise(_ statement: String, _ more: JSONValue = [:]) async throws -> JSONValue {
            var params: JSONValue = ["statement": .string(statement), "regions": ["64.01.07.2002"], "on": "2024-03-01"]
            for member in more.object ?? [] { params[member.name] = member.value }
            return try #require(try await office.hall.call("meetings.issue.raise", params)["id"])
        }
        func list(_ text: String) async throws -> [Int64] {
            ids(try await office.hall.call("meetings.issue.list", ["text": .string(text)]))
        }
        let road = try await raise("Jalan desa rusak (contoh)")
        _ = try await raise("Jembatan putus (contoh)", ["recurrence_of": road])
        let other = try await raise("Titian lapuk (contoh)")
        #expect(try await list("jalan") == [road.int])
        #expect(try await list("putus jalan") == [road.int])
        #expect(try await list("titian") == [other.int])
        #expect(try await list("contoh").count == 2)
        try await office.hall.call("meetings.issue.merge", ["keep": road, "drop": other])
        #expect(try await list("titian").contains(try #require(road.int)))
        try await office.hall.call(
            "meetings.issue.update", ["issue": road, "statement": "Akses desa terputus (contoh)"])
        #expect(try await list("akses") == [road.int])
        #expect(await office.hall.error("meetings.issue.list", ["text": "..."])?.details?[0]?["path"] == "/text")
    }
}
