import ModuleKit
import SeededTesting
import Testing

/// What is undone counts no more, though figures are sums on which every later write stands.
@Suite struct UndoneTests {
    private func revert(_ seq: JSONValue, _ office: Office) async -> RPCError? {
        await office.hall.error("core.journal.revert", ["seq": seq])
    }

    private func entries(_ office: Office) async throws -> [JSONValue] {
        let list = try await office.hall.call("core.journal.list", ["limit": 1000])["items"]?.array ?? []
        return list.filter { $0["command"]?.string?.hasPrefix("core.") == false }.compactMap { $0["seq"] }
    }

    @Test("a cadre, a meeting, a problem and a completed training are undone after others came elsewhere")
    func elsewhere() async throws {
        let office = try await Office()
        var undone: [JSONValue] = []
        func last() async throws -> JSONValue {
            try #require(try await entries(office).max { $0.int ?? 0 < $1.int ?? 0 })
        }
        for (i, regency) in Office.regencies.enumerated() {
            let village = "\(regency).01.2001"
            let cadre = try await office.cadre("\(i)", village)
            if i == 0 { undone.append(try await last()) }
            let other = try await office.cadre("\(i + 2)", village)
            _ = try await office.meeting(on: "2024-03-13", targets: [village])
            if i == 0 { undone.append(try await last()) }
            _ = try await office.hall.call(
                "meetings.issue.raise",
                ["statement": "Kader tidak aktif (contoh)", "on": "2024-03-01", "regions": [.string(village)]])
            if i == 0 { undone.append(try await last()) }
            let training = try await office.training(
                on: "2024-04-0\(i + 1)", until: "2024-04-0\(i + 1)", targets: [village])
            for person in i == 0 ? [other] : [cadre, other] {
                try await office.hall.call(
                    "trainings.enrol",
                    ["training": .integer(training), "participants": [["cadre": .integer(person)]]])
            }
            try await office.complete(training)
            if i == 0 { undone.append(try await last()) }
        }
        let before = try await office.recap("64", by: "regency")["total"]
        for seq in undone {
            let error = await revert(seq, office)
            #expect(error == nil, "\(String(describing: error))")
        }
        let after = try await office.recap("64", by: "regency")["total"]
        for figure in ["cadres_active", "meetings", "issues_open", "trained_cadres"] {
            let less = (before?[figure]?.int ?? 0) - (after?[figure]?.int ?? 0)
            #expect(less == 1, "\(figure)")
        }
        try await office.check()
    }

    @Test("figures equal a recount whatever is undone, and undone again", arguments: [5, 64] as [UInt64])
    func anything(seed: UInt64) async throws {
        let office = try await RandomOffice(seed: seed).office
        var random = SeededRandom(seed: seed)
        var undone: [JSONValue] = []
        for seq in try await entries(office).shuffled(using: &random) where Int.random(in: 0..<3, using: &random) == 0 {
            let error = await revert(seq, office)
            guard error == nil else {
                #expect(error?.name == .conflict || error?.name == .invalidState)
                for later in error?.details?["dependents"]?.array ?? [] {
                    let table = later["table"]?.string ?? ""
                    #expect(!table.hasPrefix("reporting_") && table != "trainings_covered", "\(table)")
                }
                continue
            }
            undone.append(seq)
            if undone.count % 12 == 0 { try await office.check() }
        }
        #expect(undone.count > 20)
        try await office.check(from: "2024-02-01", to: "2024-05-20")
        let list = try await office.hall.call("core.journal.list", ["limit": 1000, "command": "core.journal.revert"])
        for entry in list["items"]?.array ?? [] where Int.random(in: 0..<2, using: &random) == 0 {
            _ = await revert(entry["seq"] ?? nil, office)
        }
        try await office.check()
        try await office.check(from: "2024-02-01", to: "2024-05-20")
    }
}
