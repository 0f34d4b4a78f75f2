import Foundation
import Journal
import ModuleKit
import Store
import StoreTesting
import Testing

@Suite struct HashChainTests {
    @Test("The text that is hashed, and its hash, are as the format says")
    func format() {
        let header = EntryHeader(
            command: "demo.item.add", uid: 4_294_967_295, role: "clerk", requestID: "a\"b\\c\n\u{1}é/", reason: nil)
        let digest = HashChain.digest(of: nil)
        let text = HashChain.canonicalText(
            seq: 1, at: 1_700_000_000_000, module: "demo", header: header, payloadDigest: digest,
            previous: JournalHead.start.hash)
        #expect(
            String(decoding: text, as: UTF8.self)
                == #"[1,1,1700000000000,"demo","demo.item.add",4294967295,"clerk","a\"b\\c\u000a\u0001é/",null,"#
                + #""e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","#
                + "\"" + String(repeating: "0", count: 64) + "\"]")
        let hash = HashChain.hash(
            seq: 1, at: 1_700_000_000_000, module: "demo", header: header, payloadDigest: digest,
            previous: JournalHead.start.hash)
        // Of the text above, by another program's SHA-256.
        #expect(HashChain.hex(hash) == "4593bcac68dee6bb23e158f27cecdafea5a59a6c60a0cd32d72d4fe199e14883")
    }

    /// The migrations of the core and of the demo, and four writes, the file closed: what is changed then, the store did
    /// not change.
    private func journal() throws -> TestFolder {
        let test = try TestStore(at: 5000)
        try test.store.migrate(
            module: "demo", [Migration("0001 rows", sql: "CREATE TABLE demo_row (id INTEGER PRIMARY KEY, v)")])
        for id in 1...4 {
            test.set(5000 + Int64(id))
            try test.execute("INSERT INTO demo_row VALUES (\(id), 'x')")
        }
        test.store.close()
        return test.folder
    }

    /// The entry of the last of the core's migrations: what is made wrong comes behind it.
    private let core = Int64(Store.coreVersion)

    private func faults(after sql: String) throws -> [JournalFault] {
        let folder = try journal()
        let queue = try DatabaseQueue(path: folder.path(Store.fileName))
        defer { try? queue.close() }
        return try queue.write { db in
            #expect(try JournalReader.verify(db) == [])
            #expect(try JournalReader.entries(db).map(\.seq) == Array(1...core + 5))
            try db.execute(sql: sql)
            return try JournalReader.verify(db)
        }
    }

    @Test(
        "A changed header is found at its entry",
        arguments: [
            "command = 'demo.other'", "uid = 0", "role = 'admin'", "request_id = ''", "reason = 'none'",
            "module = 'other'", "at = 5003", "hash = zeroblob(32)", "hash = x''",
        ])
    func header(change: String) throws {
        let faults = try faults(after: "UPDATE core_journal SET \(change) WHERE seq = \(core + 3)")
        #expect(faults.first == JournalFault(seq: core + 3, kind: .hash))
        // What follows is chained to the hash as it is written, so only a changed hash is found twice.
        #expect(faults.count == (change.hasPrefix("hash") ? 2 : 1), "\(faults)")
    }

    @Test("A changed payload is found, and a changed digest too")
    func payload() throws {
        let change = "payload = CAST(payload || x'00' AS BLOB)"
        #expect(
            try faults(after: "UPDATE core_journal SET \(change) WHERE seq = \(core + 4)") == [
                JournalFault(seq: core + 4, kind: .payload)
            ])
        #expect(
            try faults(after: "UPDATE core_journal SET payload_digest = zeroblob(32) WHERE seq = \(core + 4)")
                == [JournalFault(seq: core + 4, kind: .payload), JournalFault(seq: core + 4, kind: .hash)])
    }

    @Test("An erased payload, whose digest was kept, verifies")
    func erased() throws {
        #expect(
            try faults(after: "UPDATE core_journal SET payload = NULL WHERE seq IN (\(core + 2), \(core + 4))") == [])
        #expect(
            try faults(after: "UPDATE core_journal SET payload = x'' WHERE seq = \(core + 2)") == [
                JournalFault(seq: core + 2, kind: .payload)
            ])
    }

    @Test("A missing entry is found by the one after it, and two that changed places")
    func missing() throws {
        #expect(
            try faults(after: "DELETE FROM core_journal WHERE seq = \(core + 2)") == [
                JournalFault(seq: core + 3, kind: .gap), JournalFault(seq: core + 3, kind: .hash),
            ])
        #expect(
            try faults(after: "DELETE FROM core_journal WHERE seq = 1") == [
                JournalFault(seq: 2, kind: .gap), JournalFault(seq: 2, kind: .hash),
            ])
        let swapped = try faults(
            after: """
                UPDATE core_journal SET seq = 100 WHERE seq = \(core + 2);
                UPDATE core_journal SET seq = \(core + 2) WHERE seq = \(core + 3);
                UPDATE core_journal SET seq = \(core + 3) WHERE seq = 100
                """)
        #expect(Set(swapped.map(\.seq)) == [core + 2, core + 3, core + 4])
    }

    @Test("A time before the entry before is found, though its hash was made to fit")
    func time() throws {
        let folder = try journal()
        let queue = try DatabaseQueue(path: folder.path(Store.fileName))
        let found = try queue.write { db in
            let entries = try JournalReader.entries(db)
            let last = entries[entries.count - 1]
            let hash = HashChain.hash(
                seq: last.seq, at: 1, module: last.module, header: last.header, payloadDigest: last.payloadDigest,
                previous: entries[entries.count - 2].hash)
            try db.execute(
                sql: "UPDATE core_journal SET at = 1, hash = ? WHERE seq = \(core + 5)", arguments: [Data(hash)])
            return try JournalReader.verify(db)
        }
        try queue.close()
        #expect(found == [JournalFault(seq: core + 5, kind: .time)])
    }

    @Test("Entries are read after a sequence, as many as are asked for")
    func entries() throws {
        let folder = try journal()
        let test = try TestStore(in: folder, at: 9000)
        let read = try test.store.read { db in
            try (
                JournalReader.entries(db, after: core + 1, limit: 2).map(\.seq),
                JournalReader.entries(db, after: core + 5).map(\.seq)
            )
        }
        #expect(read == ([core + 2, core + 3], []))
        #expect(try test.store.read { try JournalHead.read($0) }.seq == core + 5)
    }
}
