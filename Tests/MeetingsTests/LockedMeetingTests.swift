import HallTesting
import ModuleKit
import SeededTesting
import Testing

/// What was ratified stays: every command that the module tells of is tried on it.
@Suite struct LockedMeetingTests {
    private let office: Office
    private var hall: TestHall { office.hall }

    init() async throws {
        office = try await Office()
        // The examples speak of the first cadre.
        _ = try await office.cadre("Contoh Kader")
    }

    /// A meeting and what hangs on it, by what the commands call their numbers.
    private typealias Numbers = [String: JSONValue]

    /// A meeting brought as far as a state, with one of everything.
    private func meeting(_ state: String) async throws -> Numbers {
        let meeting = JSONValue.integer(try await office.schedule(["chair": "Contoh Ketua"]))
        var numbers = ["meeting": meeting]
        func number(_ command: String, _ params: JSONValue) async throws -> JSONValue {
            var params = params
            params["meeting"] = meeting
            return try #require(try await hall.call(command, params)["id"])
        }
        let invited = try await hall.call(
            "meetings.invite", ["meeting": meeting, "invitees": [["name": "Contoh Aminah", "office": "Kepala Desa"]]])
        numbers["invitee"] = invited["invitees"]?[0]?["id"]
        numbers["issue"] = try await number("meetings.issue.raise", ["statement": "KPMD tidak aktif"])
        numbers["idea"] = try await number(
            "meetings.idea.raise", ["statement": "Kader ikut menyusun rencana", "stage": "planning"])
        numbers["followup"] = try await number("meetings.followup.add", ["action": "Melatih kader", "owner": "Contoh"])
        numbers["commitment"] = try await number(
            "meetings.commitment.make", ["party": "Contoh", "statement": "Ikut dalam musyawarah"])
        if state == "invited" { return numbers }
        try await hall.call("meetings.hold", ["meeting": meeting])
        let entry: JSONValue = ["invitee": numbers["invitee"] ?? nil, "status": "present", "sex": "P"]
        try await hall.call("meetings.attend", ["meeting": meeting, "entries": [entry]])
        if state == "held" { return numbers }
        try await hall.call("meetings.minutes", ["meeting": meeting, "items": [["decision": "Pelatihan bulan April"]]])
        if state == "minuted" { return numbers }
        try await hall.call("meetings.ratify", ["meeting": meeting, "signers": ["Contoh Notulis"]])
        return numbers
    }

    /// All that was said of a meeting, but for its addenda.
    private func told(_ numbers: Numbers) async throws -> JSONValue {
        let meeting = numbers["meeting"] ?? nil
        var shown = try await hall.call("meetings.get", ["meeting": meeting])
        for name in ["version", "updated_at", "addenda"] { shown[name] = nil }
        let lists: [JSONValue] = [
            try await hall.call("meetings.attendance.list", ["meeting": meeting]),
            try await hall.call("meetings.invitee.list", ["meeting": meeting]),
        ]
        guard shown["state"] == "ratified" else { return [shown, .array(lists)] }
        let record = try await hall.call("meetings.record", ["meeting": meeting])
        return [shown, .array(lists), record["hash"] ?? nil, record["file"] ?? nil]
    }

    /// The module's commands that write, with their examples.
    private func writes() async throws -> [(command: String, example: JSONValue)] {
        let methods = try await hall.call("rpc.discover")["methods"]?.array ?? []
        return methods.compactMap { method in
            guard let name = method["name"]?.string, name.hasPrefix("meetings."), method["x-kind"] == "write" else {
                return nil
            }
            let members = method["examples"]?[0]?["params"]?.array ?? []
            return (
                name,
                .object(
                    members.compactMap { each in
                        each["name"]?.string.map { ($0, each["value"] ?? nil) }
                    })
            )
        }
    }

    /// An example that speaks of this meeting, and of whatever version there is.
    private func params(_ example: JSONValue, _ numbers: Numbers) -> JSONValue {
        let members = (example.object ?? []).filter { $0.name != "expected_version" }
        return .object(members.map { ($0.name, numbers[$0.name] ?? $0.value) })
    }

    /// The commands that change some meeting that is not ratified.
    private func changing(_ writes: [(command: String, example: JSONValue)]) async throws -> Set<String> {
        var changing: Set<String> = []
        for state in ["invited", "held", "minuted"] {
            var twin = try await meeting(state)
            var before = try await told(twin)
            for (command, example) in writes where !changing.contains(command) {
                _ = await hall.error(command, params(example, twin))
                guard try await told(twin) != before else { continue }
                changing.insert(command)
                twin = try await meeting(state)
                before = try await told(twin)
            }
        }
        return changing
    }

    @Test("of all commands those that change a meeting are refused of a ratified one, and the others leave it as it is")
    func locked() async throws {
        let writes = try await writes()
        let changing = try await changing(writes)
        #expect(
            changing.isSuperset(
                of: [
                    "update", "invite", "invitee.update", "respond", "hold", "attend", "minutes", "ratify", "postpone",
                    "cancel",
                ].map { "meetings.\($0)" }))
        let ratified = try await meeting("ratified")
        let before = try await told(ratified)
        for (command, example) in writes {
            let error = await hall.error(command, params(example, ratified))
            if changing.contains(command) {
                #expect(error?.name == .invalidState, "\(command)")
                #expect(error?.details?["allowed"]?.array?.contains("meetings.addendum") == true, "\(command)")
            }
            #expect(try await told(ratified) == before, "\(command)")
        }
        let addenda = try await hall.call("meetings.get", ["meeting": ratified["meeting"] ?? nil])["addenda"]?.array
        #expect(addenda?.count == 1, "an addendum is what may still be said")
    }

    @Test("16 clients at once change nothing of a ratified meeting, in whatever order their commands come")
    func clients() async throws {
        let writes = try await writes()
        let changing = try await changing(writes)
        let ratified = try await meeting("ratified")
        let before = try await told(ratified)
        let found = writes.filter { changing.contains($0.command) }.map { ($0.command, params($0.example, ratified)) }
        let presses = found + Self.others(ratified)
        let path = try hall.listen()
        let refused = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<16 {
                group.addTask { try await waiting { try Self.press(path, presses, seed: UInt64(number)) } }
            }
            return try await group.reduce(0, +)
        }
        #expect(refused == 16 * 40)
        #expect(try await told(ratified) == before)
    }

    /// More ways to change a meeting than the examples have.
    private static func others(_ numbers: Numbers) -> [(String, JSONValue)] {
        let (meeting, invitee) = (numbers["meeting"] ?? nil, numbers["invitee"] ?? nil)
        return [
            ("meetings.update", ["meeting": meeting, "headcount": ["total": 99]]),
            ("meetings.attend", ["meeting": meeting, "entries": [["name": "Contoh Baru", "status": "present"]]]),
            ("meetings.attend", ["meeting": meeting, "entries": [["invitee": invitee, "status": "absent"]]]),
            ("meetings.respond", ["meeting": meeting, "invitee": invitee, "answer": "declined"]),
            ("meetings.hold", ["meeting": meeting, "held_at": "2024-03-14T09:00:00+08:00"]),
            ("meetings.ratify", ["meeting": meeting, "signers": ["Contoh Lain"]]),
        ]
    }

    /// Sends forty of them in an order by the seed, and answers how many were refused for the meeting's state.
    private static func press(_ path: String, _ presses: [(String, JSONValue)], seed: UInt64) throws -> Int {
        var random = SeededRandom(seed: seed)
        let client = try RawClient(path)
        var refused = 0
        for _ in 0..<40 {
            guard let (command, params) = presses.randomElement(using: &random) else { continue }
            let reply = try client.exchange(command, params)
            if reply?["error"]?["data"]?["name"] == "invalid_state" { refused += 1 }
        }
        return refused
    }

    @Test("nothing that led to a ratified meeting is undone, nor its signature, nor an addendum") func undone()
        async throws
    {
        let before = try #require(try await hall.call("core.journal.list", ["limit": 1000])["items"]?.array).count
        let numbers = try await meeting("ratified")
        try await hall.call("meetings.addendum", ["meeting": numbers["meeting"] ?? nil, "text": "Contoh"])
        let told = try await told(numbers)
        let entries = try #require(try await hall.call("core.journal.list", ["limit": 1000])["items"]?.array)
        let final: Set = ["meetings.ratify", "meetings.addendum"]
        for entry in entries.dropFirst(before) {
            let error = await hall.error("core.journal.revert", ["seq": entry["seq"] ?? nil])
            let command = entry["command"]?.string ?? ""
            if final.contains(command) { #expect(error?.details?["state"] == "final", "\(command)") }
            if ["meetings.invite", "meetings.attend", "meetings.minutes", "meetings.hold"].contains(command) {
                #expect(error?.name == .conflict, "\(command)")
            }
        }
        #expect(try await self.told(numbers) == told)
    }
}
