import ModuleKit
import SeededTesting
import Testing

/// An office in which everything that a recap counts happens by chance over three years, districts being split and
/// persons merged in between.
struct RandomOffice {
    static let today = "2024-06-30"
    let office: Office
    private var random: SeededRandom
    private var cadres: [(id: Int64, state: String, last: String)] = []
    private var meetings: [Int64] = []
    private var villages = Office.villages
    private var districts = Office.districts

    init(seed: UInt64) async throws {
        random = SeededRandom(seed: seed)
        office = try await Office(now: "\(Self.today)T09:00:00+08:00")
        for round in 0..<3 {
            for i in 0..<9 { try await addCadre("\(round) \(i)") }
            for _ in 0..<6 { try await addMeeting() }
            for _ in 0..<3 { try await addTraining() }
            for _ in 0..<4 { try await addIssue() }
            for _ in 0..<4 { try await addFollowUp() }
            for _ in 0..<12 { try await takeStep() }
            if round == 0 { try await splitDistrict() }
            if round == 1 { try await mergeVillages() }
            try await mergePersons()
        }
    }

    private mutating func day(_ months: ClosedRange<Int>) -> String {
        "2024-0\(Int.random(in: months, using: &random))-\(Int.random(in: 10...28, using: &random))"
    }

    /// The same, or a day of the two years before.
    private mutating func anyDay(_ months: ClosedRange<Int>) -> String {
        let year = chance(30) ? Int.random(in: 2022...2023, using: &random) : 2024
        return "\(year)\(day(months).dropFirst(4))"
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func some<T>(_ list: [T]) throws -> T { try #require(list.randomElement(using: &random)) }

    private mutating func someTargets() -> JSONValue {
        // Either the whole tree or villages alone, so that small and wide targets are about as frequent.
        let all = chance(50) ? villages : ["64"] + Office.regencies + districts + villages
        let targets = all.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
        return .array(targets.map { .string($0) })
    }

    private mutating func addCadre(_ name: String) async throws {
        var params: JSONValue = ["name": .string("Contoh \(name)"), "village": .string(try some(villages))]
        if let sex = try some(["L", "P", nil]) { params["sex"] = .string(sex) }
        let from = anyDay(1...3)
        let isAppointed = chance(85)
        if isAppointed {
            params["decree"] = ["number": .string("141/\(name)"), "date": .string(from), "valid_from": .string(from)]
            if chance(50) { params["decree"]?["valid_until"] = .string(day(4...6)) }
        }
        let id = try await office.id("registry.cadre.add", params)
        cadres.append((id, isAppointed ? "active" : "proposed", isAppointed ? from : Self.today))
    }

    /// Deactivates, revives or ends a cadre, as its state allows.
    private mutating func takeStep() async throws {
        let place = Int.random(in: cadres.indices, using: &random)
        let cadre = cadres[place]
        let date = max(cadre.last, day(2...6))
        var params: JSONValue = ["id": .integer(cadre.id), "on": .string(date)]
        let verb: String
        switch cadre.state {
        case "active" where chance(70): (verb, params["reason"]) = ("deactivate", "Tidak aktif (contoh)")
        case "inactive" where chance(80):
            (verb, params["basis"]) = ("revive", ["kind": "decree", "reference": "141/2/2024"])
        case "ended": return
        default: (verb, params["reason"]) = ("end", "resigned")
        }
        // A merge of persons may have left the cadre in another state.
        if await office.hall.error("registry.cadre.\(verb)", params) != nil { return }
        cadres[place].state = ["deactivate": "inactive", "revive": "active"][verb] ?? "ended"
        cadres[place].last = date
    }

    private mutating func addMeeting() async throws {
        let params: JSONValue = [
            "kind": "rakor", "title": "Rapat (contoh)", "starts_at": .string("\(anyDay(1...6))T09:00:00+08:00"),
            "place": ["name": "Balai desa", "region": .string(try some(villages))], "targets": someTargets(),
            "organiser": "DPMPD Kaltim", "orientation": .bool(chance(40)),
        ]
        let id = try await office.id("meetings.schedule", params)
        if chance(15) { return }
        var held: JSONValue = ["meeting": .integer(id)]
        if chance(40) { held["headcount"] = ["total": .integer(Int64.random(in: 0...60, using: &random))] }
        try await office.hall.call("meetings.hold", held)
        meetings.append(id)
        for cadre in cadres.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random)) {
            let status = try some(["present", "absent", "excused", "represented"])
            try await office.hall.call(
                "meetings.attend",
                ["meeting": .integer(id), "entries": [["cadre": .integer(cadre.id), "status": .string(status)]]])
        }
        if chance(50) {
            var entry = try someOfficial()
            entry["status"] = .string(try some(["present", "absent", "represented"]))
            if entry["status"] == "represented" { entry["represented_by"] = "Contoh Sekretaris" }
            try await office.hall.call("meetings.attend", ["meeting": .integer(id), "entries": [entry]])
        }
        if chance(20) {
            try await office.hall.call("meetings.update", ["meeting": .integer(id), "targets": someTargets()])
        }
        if chance(20) {
            let day: JSONValue = .string("\(anyDay(1...6))T09:00:00+08:00")
            try await office.hall.call("meetings.update", ["meeting": .integer(id), "starts_at": day])
        }
    }

    private mutating func addTraining() async throws {
        let date = anyDay(1...6)
        let id = try await office.id(
            "trainings.open",
            [
                "kind": "training", "title": "Pelatihan (contoh)", "starts_on": .string(date),
                "ends_on": .string(date), "place": ["name": "Balai desa"], "targets": someTargets(),
                "organiser": "DPMPD Kaltim", "orientation": .bool(chance(50)),
            ])
        if chance(20) {
            try await office.hall.call("trainings.cancel", ["training": .integer(id), "reason": "Banjir (contoh)"])
            return
        }
        for cadre in cadres.shuffled(using: &random).prefix(5) {
            // Who is booked that day already cannot come.
            _ = await office.hall.error(
                "trainings.enrol", ["training": .integer(id), "participants": [["cadre": .integer(cadre.id)]]])
        }
        if chance(60) {
            try await office.hall.call(
                "trainings.enrol", ["training": .integer(id), "participants": [try someOfficial()]])
        }
        if chance(80) { try await office.complete(id) }
    }

    private mutating func someOfficial() throws -> JSONValue {
        let region = try some(chance(80) ? villages : districts)
        return ["name": "Contoh Pejabat", "office": "Kepala desa", "region": .string(region)]
    }

    private mutating func addIssue() async throws {
        var params: JSONValue = ["statement": "Kader tidak aktif (contoh)", "regions": someTargets()]
        var raised = ""
        if let meeting = meetings.randomElement(using: &random), chance(50) {
            params["meeting"] = .integer(meeting)
            let found = try await office.hall.call("meetings.get", ["meeting": .integer(meeting)])
            raised = found["on_date"]?.string ?? ""
        } else {
            raised = anyDay(1...5)
            params["on"] = .string(raised)
        }
        let id = try await office.id("meetings.issue.raise", params)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: break
        case 1: try await office.hall.call("meetings.issue.reject", ["issue": .integer(id), "reason": "Contoh"])
        default:
            let resolved: JSONValue = [
                "issue": .integer(id), "how": "Selesai (contoh)", "on": .string(max(raised, day(3...6))),
            ]
            try await office.hall.call("meetings.issue.resolve", resolved)
            guard chance(25) else { return }
            let again: JSONValue = [
                "statement": "Kader tidak aktif lagi (contoh)", "on": .string(day(5...6)), "regions": someTargets(),
                "recurrence_of": .integer(id),
            ]
            try await office.hall.call("meetings.issue.raise", again)
        }
    }

    private mutating func addFollowUp() async throws {
        var params: JSONValue = ["action": "Langkah (contoh)", "owner": "Bidang (contoh)", "regions": someTargets()]
        if chance(80) { params["due"] = .string(anyDay(2...6)) }
        let id = try await office.id("meetings.followup.add", params)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: break
        case 1: try await office.hall.call("meetings.followup.cancel", ["followup": .integer(id), "reason": "Contoh"])
        default:
            let done: JSONValue = ["followup": .integer(id), "on": .string(day(3...6)), "evidence": "Laporan (contoh)"]
            try await office.hall.call("meetings.followup.complete", done)
        }
    }

    /// A new district takes over some villages of another, with new codes, in the middle of everything.
    private mutating func splitDistrict() async throws {
        let old = try some(districts)
        let new = String(old.prefix(6)) + "07"
        let from: JSONValue = "2024-04-01"
        let both: JSONValue = [
            ["code": .string(old), "name": "Kecamatan lama"], ["code": .string(new), "name": "Kecamatan baru"],
        ]
        try await office.hall.call(
            "registry.region.succeed", ["kind": "split", "from": [.string(old)], "to": both, "valid_from": from])
        districts.append(new)
        for village in villages.filter({ $0.hasPrefix(old) }).shuffled(using: &random).prefix(2) {
            let code = new + village.dropFirst(8)
            let to: JSONValue = [["code": .string(code), "name": .string("Desa \(code)")]]
            try await office.hall.call(
                "registry.region.succeed",
                ["kind": "recode", "from": [.string(village)], "to": to, "valid_from": from])
            villages = villages.map { $0 == village ? code : $0 }
        }
    }

    /// Two villages of a district become one, which is the first of them.
    private mutating func mergeVillages() async throws {
        let pairs = villages.flatMap { a in villages.filter { $0 > a && $0.prefix(8) == a.prefix(8) }.map { (a, $0) } }
        let (stays, goes) = try some(pairs)
        try await office.hall.call(
            "registry.region.succeed",
            [
                "kind": "merge", "from": [.string(stays), .string(goes)],
                "to": [["code": .string(stays), "name": .string("Desa \(stays)")]], "valid_from": "2024-05-01",
            ])
        villages.removeAll { $0 == goes }
    }

    private mutating func mergePersons() async throws {
        for _ in 0..<3 {
            let two = cadres.shuffled(using: &random).prefix(2).map(\.id)
            // Two of different sex are not one person.
            _ = await office.hall.error("registry.cadre.merge", ["keep": .integer(two[0]), "drop": .integer(two[1])])
        }
    }
}
