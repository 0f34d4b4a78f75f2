import HallTesting
import ModuleKit
import Testing

@testable import Meetings

@Suite struct SimilarIssueTests {
    private let office: Office
    private var hall: TestHall { office.hall }

    init() async throws { office = try await Office() }

    private func raise(_ statement: String, _ regions: JSONValue, _ more: JSONValue = [:]) async throws -> JSONValue {
        var params: JSONValue = ["statement": .string(statement), "regions": regions, "on": "2021-07-13"]
        for member in more.object ?? [] { params[member.name] = member.value }
        return try await hall.call("meetings.issue.raise", params)
    }

    @Test("a problem that comes back in other words is offered, also when it was closed, and linked by nobody")
    func offered() async throws {
        let first = try await raise("KPMD tidak aktif mengawal pembangunan desa", ["64.02"])
        let other = try await raise("Jalan menuju kebun rusak setiap musim hujan", ["64.01.07.2002"])
        #expect(first["similar"] == [] && other["similar"] == [])
        let id = try #require(first["id"])
        try await hall.call("meetings.issue.resolve", ["issue": id, "how": "Pelatihan (contoh)"])
        let again = try await raise("Pengawalan pembangunan: KPMD belum aktif", ["64.01.07.2002"], ["on": "2024-03-13"])
        #expect(again["similar"]?.array?.map { $0["id"] } == [id])
        #expect(again["similar"]?[0]?["state"] == "resolved" && again["similar"]?[0]?["occurrences"] == 1)
        #expect(again["occurrences"] == 1 && again["id"] != id)
        let asked = try await hall.call("meetings.issue.similar", ["statement": "jalan kebun rusak"])
        #expect(ids(asked) == [try #require(other["id"]?.int)])
        #expect(ids(try await hall.call("meetings.issue.similar", ["statement": "Air bersih"])).isEmpty)
    }

    @Test("what was merged is not offered, and its words lead to the issue that goes on") func merged() async throws {
        let keep = try #require(try await raise("Honor kader tidak dianggarkan", ["64.01"])["id"])
        let drop = try #require(try await raise("Insentif belum cair", ["64.01"])["id"])
        try await hall.call("meetings.issue.merge", ["keep": keep, "drop": drop])
        #expect(ids(try await hall.call("meetings.issue.similar", ["statement": "insentif cair"])) == [keep.int])
        let often = try await hall.call("meetings.issue.list", ["min_occurrences": 2])
        #expect(ids(often) == [keep.int] && often["items"]?[0]?["age_days"] == 974)
    }

    @Test("words are folded, cut and without those that say nothing") func words() {
        #expect(Similarity.words(of: "KÁDER, yang (belum) aktif!") == ["kader", "aktif"])
        #expect(Similarity.words(of: "pembangunannya") == Similarity.words(of: "Pembangunan"))
        #expect(Similarity.words(of: "di ke 12 dan").isEmpty)
    }

    @Test("the words in the migration's text are those of the program") func frozen() {
        for word in Similarity.empty { #expect(Similarity.migration.contains("'\(word)'")) }
    }
}
