import ModuleKit
import SeededTesting
import Testing

/// What a random office did, remembered by the test itself and counted in the plainest way.
struct RandomOffice {
    struct Cadre {
        let village: String
        let sex: String?
        /// Last day of the decree; nil where it names none.
        let until: String?
        /// Days and the states that began on them, in order.
        var states: [(from: String, state: String)]
        var revivals: [String] = []
        var trainingsCompleted: [String] = []

        func state(on day: String) -> String? { states.last { $0.from <= day }?.state }
    }

    struct Event {
        let date: String
        let targets: [String]
        /// Nil where nobody knows.
        var persons: Int?
    }

    struct Issue {
        let date: String
        let targets: [String]
        var resolved: String?
    }

    struct FollowUp {
        let due: String
        let targets: [String]
        var done: String?
    }

    static let today = "2024-06-30"
    let office: Office
    private(set) var cadres: [Int64: Cadre] = [:]
    private(set) var meetings: [Event] = []
    private(set) var trainings: [Event] = []
    /// Who is in a training on a day.
    private var trained: [String: Set<Int64>] = [:]
    private(set) var issues: [Issue] = []
    private(set) var followups: [FollowUp] = []
    private var random: SeededRandom

    init(seed: UInt64) async throws {
        random = SeededRandom(seed: seed)
        office = try await Office(now: "\(Self.today)T09:00:00+08:00")
        for i in 0..<20 { try await addCadre(i) }
        for _ in 0..<12 { try await addMeeting() }
        for _ in 0..<8 { try await addTraining() }
        for _ in 0..<8 { try await addIssue() }
        for _ in 0..<8 { try await addFollowUp() }
    }

    private mutating func day(_ months: ClosedRange<Int>) -> String {
        "2024-0\(Int.random(in: months, using: &random))-\(Int.random(in: 10...28, using: &random))"
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func someTargets() -> [String] {
        // Either the whole tree or villages alone, so that small and wide targets are about as frequent.
        let all = chance(50) ? Office.villages : ["64"] + Office.regencies + Office.districts + Office.villages
        return Array(all.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
    }

    private mutating func addCadre(_ i: Int) async throws {
        let village = Office.villages.randomElement(using: &random) ?? ""
        let sex = ["L", "P", nil].randomElement(using: &random) ?? nil
        let from = day(1...1)
        let until = chance(50) ? day(2...6) : nil
        let id = try await office.cadre("Contoh \(i)", village, sex: sex, from: from, until: until)
        var cadre = Cadre(village: village, sex: sex, until: until, states: [(from, "active")])
        for (months, verb) in [(2...2, "deactivate"), (3...3, "revive"), (4...5, "end")] {
            guard chance(60) else { break }
            let date = day(months)
            var params: JSONValue = ["id": .integer(id), "on": .string(date)]
            switch verb {
            case "deactivate": params["reason"] = "Tidak aktif (contoh)"
            case "revive": params["basis"] = ["kind": "decree", "reference": "141/2/2024"]
            default: params["reason"] = "resigned"
            }
            try await office.hall.call("registry.cadre.\(verb)", params)
            cadre.states.append((date, ["deactivate": "inactive", "revive": "active"][verb] ?? "ended"))
            if verb == "revive" { cadre.revivals.append(date) }
        }
        cadres[id] = cadre
    }

    private mutating func addMeeting() async throws {
        let date = day(1...6)
        if chance(10) {
            let params: JSONValue = ["on": .string(date), "targets": ["64"], "state": "planned"]
            try await office.hall.call("meetings.record", params)
            return
        }
        // Without targets a meeting belongs to its place.
        let place = Office.villages.randomElement(using: &random) ?? ""
        let targets = chance(20) ? [] : someTargets()
        let headcount = chance(40) ? Int.random(in: 0...60, using: &random) : nil
        var params: JSONValue = [
            "on": .string(date), "targets": .array(targets.map { .string($0) }), "place": .string(place),
        ]
        if let headcount { params["headcount"] = .integer(Int64(headcount)) }
        let id = try await office.hall.call("meetings.record", params)["id"] ?? .null
        var persons = headcount
        if headcount == nil, chance(60) {
            let statuses = ["present", "absent", "excused", "represented"].shuffled(using: &random).prefix(3)
            for status in statuses {
                try await office.hall.call("meetings.attend", ["meeting": id, "status": .string(status)])
            }
            persons = statuses.filter { $0 == "present" || $0 == "represented" }.count
        }
        meetings.append(Event(date: date, targets: targets.isEmpty ? [place] : targets, persons: persons))
    }

    private mutating func addTraining() async throws {
        let date = day(1...6)
        let targets = someTargets()
        // Nobody is in two trainings on one day.
        let chosen = cadres.keys.sorted().filter { !trained[date, default: []].contains($0) }
            .shuffled(using: &random).prefix(4)
        guard !chosen.isEmpty else { return }
        let id = try await office.training(on: date, until: date, targets: targets)
        try await office.hall.call(
            "trainings.enrol",
            [
                "training": .integer(id), "participants": .array(chosen.map { ["cadre": .integer($0)] }),
            ])
        trained[date, default: []].formUnion(chosen)
        if chance(20) {
            try await office.hall.call("trainings.cancel", ["training": .integer(id), "reason": "Banjir (contoh)"])
            return
        }
        trainings.append(Event(date: date, targets: targets))
        guard chance(80) else { return }
        try await office.hall.call("trainings.complete", ["training": .integer(id)])
        for cadre in chosen { cadres[cadre]?.trainingsCompleted.append(date) }
    }

    private mutating func addIssue() async throws {
        var issue = Issue(date: day(1...5), targets: someTargets())
        if chance(50) { issue.resolved = day(6...6) }
        var params: JSONValue = ["on": .string(issue.date), "targets": .array(issue.targets.map { .string($0) })]
        if let resolved = issue.resolved {
            params["state"] = "resolved"
            params["resolved_on"] = .string(resolved)
        }
        try await office.hall.call("meetings.issue.record", params)
        issues.append(issue)
    }

    private mutating func addFollowUp() async throws {
        var followup = FollowUp(due: day(2...6), targets: someTargets())
        if chance(50) { followup.done = day(3...6) }
        var params: JSONValue = ["due": .string(followup.due), "targets": .array(followup.targets.map { .string($0) })]
        if let done = followup.done {
            params["state"] = "done"
            params["done_on"] = .string(done)
        }
        try await office.hall.call("meetings.followup.record", params)
        followups.append(followup)
    }
}

extension RandomOffice {
    /// Every day on which something happened or was due, in order.
    var days: [String] {
        let cadreDays = cadres.values.flatMap { $0.states.map(\.from) }
        let events = (meetings + trainings).map(\.date) + issues.flatMap { [$0.date, $0.resolved].compactMap(\.self) }
        let decreeDays = cadres.values.compactMap(\.until)
        let followupDays = followups.flatMap { [$0.due, $0.done].compactMap(\.self) }
        return Set(cadreDays + decreeDays + events + followupDays).filter { $0 <= Self.today }.sorted()
    }

    /// The figures of one region, counted by looking at everything once for each.
    func count(_ region: String, from: String, to: String) -> JSONValue {
        func holds(_ code: String) -> Bool { code == region || code.hasPrefix(region + ".") }
        func isIn(_ day: String?) -> Bool { day.map { $0 >= from && $0 <= to } ?? false }
        let here = cadres.values.filter { holds($0.village) }
        let standing = here.filter { $0.state(on: to) != nil }
        let alive = standing.filter { $0.state(on: to) != "ended" }
        let active = alive.filter { $0.state(on: to) == "active" }
        let villages = Office.villages.filter(holds)
        let met = meetings.filter { isIn($0.date) }
        let metHere = met.filter { $0.targets.contains(where: holds) }
        let trained = active.filter { $0.trainingsCompleted.contains(where: isIn) }
        let begun = trainings.filter { isIn($0.date) }
        func isWider(_ event: Event) -> Bool {
            !event.targets.contains(where: holds) && event.targets.contains { region.hasPrefix($0 + ".") }
        }
        func number(_ count: Int) -> JSONValue { .integer(Int64(count)) }
        /// As the wire writes it: four decimals.
        func share(_ part: Int, _ whole: Int) -> JSONValue {
            .number((Double(part) / Double(whole) * 10_000).rounded() / 10_000)
        }
        let known = metHere.compactMap(\.persons)
        return [
            "cadres_active": number(active.count),
            "cadres_inactive": number(alive.filter { $0.state(on: to) == "inactive" }.count),
            "cadres_proposed": 0,
            "cadres_ended": number(standing.count - alive.count),
            "cadres_revived": number(here.filter { $0.revivals.contains(where: isIn) }.count),
            "cadres_decree_expired": number(active.filter { ($0.until ?? "9") < to }.count),
            "cadres_women": number(alive.filter { $0.sex == "P" }.count),
            "cadres_sex_unknown": number(alive.filter { $0.sex == nil }.count),
            "villages": number(villages.count),
            "villages_without_cadre": number(villages.filter { v in !alive.contains { $0.village == v } }.count),
            "meetings": number(metHere.count),
            "meetings_wider": number(met.filter(isWider).count),
            "attendance": known.isEmpty && !metHere.isEmpty ? .null : number(known.reduce(0, +)),
            "attendance_unknown": number(metHere.count - known.count),
            "issues_open": number(
                issues.filter { i in i.targets.contains(where: holds) && i.date <= to && (i.resolved ?? "9") > to }
                    .count),
            "issues_resolved": number(
                issues.filter { $0.targets.contains(where: holds) && isIn($0.resolved) }.count),
            "followups_done": number(
                followups.filter { $0.targets.contains(where: holds) && isIn($0.done) }.count),
            "followups_overdue": number(
                followups.filter { f in f.targets.contains(where: holds) && f.due < to && (f.done ?? "9") > to }
                    .count),
            "trainings": number(begun.filter { $0.targets.contains(where: holds) }.count),
            "trainings_wider": number(begun.filter(isWider).count),
            "trained_cadres": number(trained.count),
            "coverage": active.isEmpty ? .null : share(trained.count, active.count),
        ]
    }
}
