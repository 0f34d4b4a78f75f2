import HallTesting
import Meetings
import ModuleKit
import Registry
import SeededTesting
import Testing

/// An office's history, put back to each of its entries: people who are added, change, meet, are found to be the same and
/// are erased; writes that are undone; a module that comes later.
@Suite struct HistoryTests {
    private final class History {
        var hall: TestHall
        var random: SeededRandom
        /// What the store held after each entry.
        var states: [Int64: [String: [[DatabaseValue]]]] = [:]
        var backups: [Int64] = []
        var merges = 0

        init(_ hall: TestHall, seed: UInt64) throws {
            self.hall = hall
            random = SeededRandom(seed: seed)
            try note()
        }

        func note() throws { states[try hall.head()] = try hall.recordedContents() }

        func number(_ most: Int64) -> JSONValue { .integer(Int64.random(in: 1...most, using: &random)) }

        func step() async throws {
            let (cadre, meeting, other) = (number(6), number(4), number(6))
            let name = JSONValue.string("Contoh \(UInt8.random(in: 0...255, using: &random))")
            switch Int.random(in: 0..<12, using: &random) {
            case 0, 1:
                let village = ["64.01.07.2002", "64.01.07.2001"].randomElement(using: &random) ?? ""
                await tell("registry.cadre.add", ["name": name, "village": .string(village), "sex": "P"])
            case 2: await tell("registry.person.update", ["id": cadre, "phone": "0812-00", "name": name])
            case 3, 4:
                let entries: JSONValue = [["cadre": cadre, "status": "present"], ["name": name, "status": "absent"]]
                await tell("meetings.attend", ["meeting": meeting, "entries": entries])
            case 5:
                await tell(
                    "meetings.schedule",
                    [
                        "kind": "rakor", "title": name, "starts_at": "2024-03-13T09:00:00+08:00",
                        "place": ["name": "Gedung Serbaguna"], "targets": ["64.01.07.2002"], "organiser": "DPMPD",
                    ])
            case 6: await tell("meetings.hold", ["meeting": meeting])
            case 7: await tell("meetings.invite", ["meeting": meeting, "cadres": ["within": "64.01"]])
            case 8, 9:
                if await tell("registry.person.merge", ["keep": cadre, "drop": other]) { merges += 1 }
            case 10: await tell("core.journal.revert", ["seq": number(try hall.head())])
            default: await tell("meetings.issue.raise", ["meeting": meeting, "statement": name])
            }
            try note()
            switch Int.random(in: 0..<10, using: &random) {
            case 0: try await backUp()
            case 1, 2, 3: hall.carryJournal()
            default: break
            }
        }

        func backUp() async throws {
            let made = try await hall.call("core.backup.create")
            #expect(try await hall.call("core.backup.verify", ["backup": made["backup"] ?? nil])["ok"] == true)
            backups.append(try #require(made["seq"]?.int))
        }

        @discardableResult
        func tell(_ command: String, _ params: JSONValue) async -> Bool { await hall.error(command, params) == nil }
    }

    @Test("with merges, undone writes and a migration: each entry is restored exactly", arguments: [1, 2] as [UInt64])
    func everyEntry(seed: UInt64) async throws {
        let office = try await Office()
        for number in 1...5 { _ = try await office.cadre("Contoh \(number)") }
        let history = try History(office.hall, seed: seed)
        for round in 0..<24 {
            if round == 12 {
                history.hall = try history.hall.restarted(RegistryModule.self, MeetingsModule.self, LaterModule.self)
                try history.note()
            }
            try await history.step()
        }
        history.hall.carryJournal()
        #expect(history.merges > 0)
        for (seq, state) in history.states.sorted(by: { $0.key < $1.key }) {
            #expect(try history.hall.restoredContents(seq) == state, "entry \(seq)")
        }
        #expect(try await history.hall.call("core.journal.verify")["ok"] == true)
    }

    @Test("after an erasure: each entry to which an older backup leads, without the person, and no other")
    func erased() async throws {
        let history = try History(await Office().hall, seed: 5)
        for number in 1...3 {
            let params: JSONValue = [
                "name": .string("Contoh \(number)"), "village": "64.01.07.2002", "sex": "P",
                "nik": .string("640107500390000\(number)"),
            ]
            try await history.hall.call("registry.cadre.add", params)
            try history.note()
        }
        for round in 0..<24 {
            if round % 8 == 7 { try await history.backUp() }
            try await history.step()
        }
        let last = try history.hall.head()
        let person = try #require(
            try history.hall.rows("SELECT id FROM registry_person WHERE merged_into IS NULL ORDER BY id").first)
        try await history.hall.call("registry.person.erase", ["id": .integer(person["id"]), "request": "1/2024"])
        history.hall.waitForErasure()
        try history.note()
        history.hall.carryJournal()

        let entries = try history.hall.rows(
            "SELECT seq FROM core_journal WHERE payload IS NULL AND command <> 'core.migrate'")
        let lost = Set(entries.map { $0["seq"] as Int64 })
        #expect(!lost.isEmpty)
        let mask = try Mask(history.hall)
        var (reached, refused) = (0, 0)
        for (seq, state) in history.states.sorted(by: { $0.key < $1.key }) {
            let base = (history.backups + [0]).filter { $0 <= seq }.max() ?? 0
            if seq > last || base + 1 > seq || !lost.contains(where: { (base + 1...seq).contains($0) }) {
                reached += 1
                let restored = try history.hall.restoredContents(seq)
                #expect(mask(restored) == mask(state), "entry \(seq)")
                #expect(mask.isErased(restored, as: try history.hall.recordedContents()), "entry \(seq)")
            } else {
                refused += 1
                #expect(throws: (any Error).self, "entry \(seq)") { try history.hall.restoredContents(seq) }
            }
        }
        #expect(reached > 3 && refused > 3, "\(reached) reached, \(refused) refused")
        #expect(try await history.hall.call("core.journal.verify")["ok"] == true)
    }

    /// Leaves out of a state what an erasure takes from it: marked columns of erased rows, the feed's words, the ledger.
    private struct Mask {
        private let erased: [String: Set<Int64>]
        private let columns: [String: [Int]]

        init(_ hall: TestHall) throws {
            var erased: [String: Set<Int64>] = [:]
            for row in try hall.rows("SELECT table_name, row_id FROM core_erasure") {
                erased[row["table_name"], default: []].insert(row["row_id"])
            }
            var columns: [String: [Int]] = [:]
            let sql = """
                SELECT table_name, cid FROM core_mark, pragma_table_info(table_name) WHERE name IN (column_name, lookup)
                """
            for row in try hall.rows(sql) { columns[row["table_name"], default: []].append(row["cid"]) }
            self.erased = erased
            self.columns = columns
        }

        /// Whether erased rows that are there say of the person what they say now, which is nothing.
        func isErased(_ state: [String: [[DatabaseValue]]], as now: [String: [[DatabaseValue]]]) -> Bool {
            erased.allSatisfy { table, rows in
                let present = Dictionary(
                    (now[table] ?? []).map { (Int64.fromDatabaseValue($0[0]) ?? 0, $0) }, uniquingKeysWith: { $1 })
                return (state[table] ?? []).allSatisfy { row in
                    guard let id = Int64.fromDatabaseValue(row[0]), rows.contains(id), let left = present[id] else {
                        return true
                    }
                    return (columns[table] ?? []).allSatisfy { !row.indices.contains($0) || row[$0] == left[$0] }
                }
            }
        }

        func callAsFunction(_ state: [String: [[DatabaseValue]]]) -> [String: [[DatabaseValue]]] {
            var masked = state.filter { $0.key != "core_event" && $0.key != "core_erasure" }
            for (table, rows) in erased {
                for i in (masked[table] ?? []).indices {
                    guard let id = masked[table].flatMap({ Int64.fromDatabaseValue($0[i][0]) }), rows.contains(id)
                    else {
                        continue
                    }
                    for column in columns[table] ?? [] where masked[table]?[i].indices.contains(column) == true {
                        masked[table]?[i][column] = .null
                    }
                }
            }
            return masked
        }
    }
}

private struct LaterModule: Module {
    static let name = "later"
    static let version = "1.0"
    static let requires = ["registry"]
    static let migrations = [
        Migration(
            "0001 marks",
            sql: """
                CREATE TABLE later_mark (
                    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES registry_person (id), text TEXT NOT NULL
                ) STRICT;
                INSERT INTO later_mark (person, text) SELECT id, 'known' FROM registry_pub_person;
                """)
    ]
    static let commands: [any Command.Type] = []
}
