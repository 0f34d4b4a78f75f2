import HallTesting
import ModuleKit
import Testing

@testable import Registry

/// Names and successions that are recorded too early, too late, or in the wrong order.
@Suite struct ChangedRegionTests {
    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        return hall
    }

    private func rename(_ name: String, _ day: String) -> JSONValue {
        ["code": "64.01.07.2003", "name": .string(name), "valid_from": .string(day)]
    }

    private func recode(_ from: String, _ to: String, _ day: String) -> JSONValue {
        [
            "kind": "recode", "from": [.string(from)], "valid_from": .string(day),
            "to": [["code": .string(to), "name": "Uko"]],
        ]
    }

    @Test func `what begins on a later day is refused until then`() async throws {
        let hall = try await hall()
        let succession = recode("64.01.07.2003", "64.01.07.2009", "2024-03-14")
        for (command, parameters) in [
            ("registry.region.rename", rename("Uko Jaya", "2030-01-01")), ("registry.region.succeed", succession),
        ] {
            let error = await hall.error(command, parameters)
            #expect(error?.details?[0]?["path"] == "/valid_from")
        }
        #expect(try await hall.call("registry.region.get", ["code": "64.01.07.2003"])["name"] == "Uko")
    }

    @Test func `an older name is a former one, and every name has its days`() async throws {
        let hall = try await hall()
        try await hall.call("registry.region.rename", rename("Uko Jaya", "2022-01-01"))
        let region = try await hall.call("registry.region.rename", rename("Uko Lama", "1990-01-01"))
        #expect(region["name"] == "Uko Jaya")
        for (day, name) in [("1989-12-31", "Uko"), ("1990-01-01", "Uko Lama"), ("2022-01-01", "Uko Jaya")] {
            let then = try await hall.call(
                "registry.region.get", ["code": "64.01.07.2003", "as_of": .string(day)])
            #expect(then["name"]?.string == name, "\(day)")
        }
        let found = try await hall.call("registry.region.search", ["query": "Uko Lama"])["items"]?[0]
        #expect(found?["matched"] == "former")
        // On a day on which it has that name already it says nothing new.
        try await hall.call("registry.region.rename", rename("Uko Lama", "2000-01-01"))
        let history = try await hall.call("registry.region.history", ["code": "64.01.07.2003"])["items"]?.array ?? []
        #expect(history.filter { $0["kind"] == "former" }.count == 2)
    }

    @Test func `a succession that is older than the last one is refused, and no code ends before it began`()
        async throws
    {
        let hall = try await hall()
        try await hall.call("registry.region.succeed", recode("64.01.07.2003", "64.01.07.2009", "2023-01-01"))
        let older = recode("64.01.07.2009", "64.01.07.2010", "2020-01-01")
        #expect(await hall.error("registry.region.succeed", older)?.details?[0]?["rule"] == "order")
        // On the same day the code between never held.
        try await hall.call("registry.region.succeed", recode("64.01.07.2009", "64.01.07.2010", "2023-01-01"))
        let history = try await hall.call("registry.region.history", ["code": "64.01.07.2010"])["items"]?.array ?? []
        #expect(history.filter { $0["kind"] == "code" }.count == 2)
        for moment in history {
            if let first = moment["first_day"]?.string, let last = moment["last_day"]?.string {
                #expect(first <= last)
            }
        }
        let opened: JSONValue = [
            "kind": "split", "from": ["64.01.07.2002"], "valid_from": "2023-06-01",
            "to": [["code": "64.01.07.2011", "name": "Contoh A"], ["code": "64.01.07.2012", "name": "Contoh B"]],
        ]
        try await hall.call("registry.region.succeed", opened)
        let closed: JSONValue = [
            "kind": "merge", "from": ["64.01.07.2011", "64.01.07.2012"], "valid_from": "2023-06-01",
            "to": [["code": "64.01.07.2011", "name": "Contoh A"]],
        ]
        #expect(await hall.error("registry.region.succeed", closed)?.details?[0]?["rule"] == "order")
    }

    @Test func `a region that stays in a split takes the name that the split has for it`() async throws {
        let hall = try await hall()
        try await hall.call(
            "registry.region.succeed",
            [
                "kind": "split", "from": ["64.01.07.2003"], "valid_from": "2024-01-01",
                "to": [
                    ["code": "64.01.07.2003", "name": "Uko Induk"], ["code": "64.01.07.2004", "name": "Uko Hulu"],
                ],
            ])
        #expect(try await hall.call("registry.region.get", ["code": "64.01.07.2003"])["name"] == "Uko Induk")
        let found = try await hall.call("registry.region.search", ["query": "Uko"])["items"]?.array ?? []
        #expect(found.contains { $0["code"] == "64.01.07.2003" && $0["matched"] == "former" })
    }

    @Test func `a search understands the path that it answers, and a code`() async throws {
        let hall = try await hall()
        try await hall.importRegions(
            Office.regions + """

                64.01.08,Long Ikis,district,64.01,kecamatan
                64.01.08.2001,Uko,village,64.01.08,desa

                """)
        func codes(_ query: String) async throws -> [String] {
            (try await hall.call("registry.region.search", ["query": .string(query)])["items"]?.array ?? [])
                .compactMap { $0["code"]?.string }
        }
        #expect(try await codes("Uko").count == 2)
        #expect(try await codes("Uko, Muara Komam, Kabupaten Paser, Kalimantan Timur") == ["64.01.07.2003"])
        #expect(try await codes("Desa Uko, Kec. Long Ikis") == ["64.01.08.2001"])
        #expect(try await codes("Uko, Long Iki") == ["64.01.08.2001"])
        #expect(try await codes("Uko, Kota Balikpapan") == [])
        #expect(try await codes("64.01.08") == ["64.01.08"])
        try await hall.call("registry.region.succeed", recode("64.01.08.2001", "64.01.08.2002", "2024-01-01"))
        let old = try await hall.call("registry.region.search", ["query": "64.01.08.2001"])["items"]
        #expect(old?[0]?["code"] == "64.01.08.2002")
        #expect(old?[0]?["matched"] == "former")
    }
}
