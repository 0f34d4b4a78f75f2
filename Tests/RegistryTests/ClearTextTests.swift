import Foundation
import HallTesting
import ModuleKit
import Registry
import Testing

/// Numbers are written everywhere a person could, and then looked for in whatever bytes are kept or told.
@Suite struct ClearTextTests {
    private let sealed = "6401075003900001"
    /// Marked by their serials: each is written in another place where it does not belong.
    private func stray(_ serial: Int) -> String { "640107500390\(7000 + serial)" }

    @Test func `no digit of a number is in the store, its log, a backup, the journal, an error or an answer`()
        async throws
    {
        let log = LogLines()
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00", log: log)
        try await hall.importRegions()
        var told: [String] = []
        func tell(_ value: JSONValue) { told.append(value.text) }
        tell(
            try await hall.call(
                "registry.cadre.add",
                [
                    "name": "Contoh Aminah", "village": "64.01.07.2002", "nik": .string(sealed),
                    "_meta": ["idempotency_key": "a", "reason": "Pendataan"],
                ]))
        // The same again: the answer that was kept.
        tell(
            try await hall.call(
                "registry.cadre.add",
                [
                    "name": "Contoh Aminah", "village": "64.01.07.2002", "nik": .string(sealed),
                    "_meta": ["idempotency_key": "a", "reason": "Pendataan"],
                ]))
        tell(
            try await hall.call(
                "registry.cadre.import",
                [
                    "file": .string("Nama;Kode Desa;NIK;L/P\nContoh Budi;64.01.07.2003;6401070503900003;P\n"),
                    "format": "csv",
                ]))
        tell(try await hall.call("registry.person.update", ["id": 1, "nik": "6401.0750.0390.0002"]))
        tell(try await hall.call("registry.person.update", ["id": 1, "nik": .string(sealed)]))
        try await hall.call("registry.person.reveal", ["id": 1, "purpose": "Uji"])
        try await hall.call("registry.person.export", ["id": 1])

        var strays: [(String, JSONValue)] = []
        func text(_ serial: Int) -> JSONValue { .string("Nomor " + stray(serial)) }
        for (i, member) in ["name", "birth_place", "education", "address", "phone", "birth_date", "sex"].enumerated() {
            strays.append(("registry.person.add", ["name": "Contoh", member: text(i)]))
        }
        strays += [
            ("registry.person.add", ["name": "Contoh", "courses": [text(10)]]),
            ("registry.person.add", ["name": "Contoh", "fields": ["Tani", text(11)]]),
            ("registry.person.add", ["name": "Contoh", "_meta": ["reason": text(12)]]),
            ("registry.person.add", ["name": "Contoh", "_meta": ["idempotency_key": text(13)]]),
            ("registry.person.add", ["name": "Contoh", "nik": text(14)]),
            ("registry.person.add", ["name": "Contoh", "nik": .string(sealed)]),
            ("registry.person.add", ["name": "Contoh", stray(15): "x"]),
            ("registry.person.get", ["id": .integer(Int64(stray(16)) ?? 0)]),
            ("registry.cadre.deactivate", ["id": 1, "on": "2024-01-01", "reason": text(17)]),
            ("registry.person.reveal", ["id": 1, "purpose": text(18)]),
            ("registry.person.list", ["text": text(19)]),
            ("registry.region.search", ["query": text(20)]),
            ("registry.region.alias", ["code": "64.01.07.2002", "name": text(21)]),
            (
                "registry.cadre.appoint",
                ["id": 1, "decree": ["number": text(22), "date": "2024-01-02", "valid_from": "2024-01-02"]]
            ),
        ]
        for (command, parameters) in strays {
            let error = try #require(await hall.error(command, parameters), "\(command) \(parameters.text)")
            told.append("\(error.message) \(error.hint ?? "") \(error.details?.text ?? "")")
        }
        _ = await hall.error("registry.person.reveal", ["id": 1, "purpose": text(30)], as: .clerk)
        tell(try await hall.call("registry.person.list"))
        tell(try await hall.call("registry.cadre.list"))
        tell(try await hall.call("core.journal.list"))
        tell(try await hall.call("core.events.list"))
        for table in [
            "registry_person", "registry_cadre_event", "core_answer", "core_journal", "core_event", "core_refusal",
            "core_job",
        ] {
            // What is no table any more is told by an error, and would be no proof.
            tell(try await hall.call("core.sql", ["query": .string("SELECT * FROM \(table)"), "all": true]))
        }
        tell(try await hall.call("core.sql", ["query": "SELECT * FROM registry_pub_person"]))
        try await hall.call("core.backup.create")
        hall.carryJournal()
        told += log.lines
        #expect(!log.lines.isEmpty)

        let digits = Array(sealed.utf8)[..<14]
        for text in told {
            #expect(!Array(text.utf8).contains(digits), "\(text.prefix(200))")
        }
        let files = try #require(FileManager.default.enumerator(atPath: hall.directory)).compactMap { $0 as? String }
        #expect(files.contains { $0.hasSuffix("-wal") })
        #expect(files.contains { $0.hasPrefix("backups/journal/") }, "the journal was carried: \(files)")
        var backups = 0
        for name in files {
            guard let bytes = FileManager.default.contents(atPath: hall.directory + "/" + name) else { continue }
            let pages = try unpacked(hall.directory + "/" + name, bytes)
            if pages.starts(with: Data("SQLite format 3".utf8)) { backups += 1 }
            for content in [Data(bytes), pages] {
                // All of them begin with the same twelve digits.
                #expect(content.range(of: Data(sealed.utf8.prefix(12))) == nil, "\(name)")
            }
        }
        #expect(backups == 1, "the backup was looked into")
    }

    /// What gzip makes of a backup's members.
    private func unpacked(_ path: String, _ bytes: Data) throws -> Data {
        guard bytes.starts(with: [0x1f, 0x8b]) else { return Data() }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let content = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(!content.isEmpty, "\(path)")
        return content
    }
}

extension [UInt8] {
    fileprivate func contains(_ part: ArraySlice<UInt8>) -> Bool { Data(self).range(of: Data(part)) != nil }
}
