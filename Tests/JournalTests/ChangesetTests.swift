import Journal
import ModuleKit
import SeededTesting
import StoreTesting
import Testing

@Suite struct ChangesetTests {
    @Test("Rows are read as the format has them")
    func format() throws {
        // A table of three columns with a key over the third and the first; all kinds of values.
        let bytes: [UInt8] =
            [0x54, 3, 2, 0, 1] + Array("t\u{e9}".utf8) + [0]
            + [18, 0] + [1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe] + [5] + [3, 2, 0x68, 0x69]
            + [23, 1] + [2, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0] + [4, 0] + [3, 0] + [0] + [4, 1, 7] + [0]
            + [9, 0] + [5] + [5] + [5]
        let rows = try Changeset(bytes).rows()
        #expect(rows.map(\.table) == ["té", "té", "té"])
        #expect(rows.map(\.operation) == [.insert, .update, .delete])
        #expect(rows.map(\.isIndirect) == [false, true, false])
        #expect(rows.allSatisfy { $0.isKey == [true, false, true] })
        #expect(rows[0].old.isEmpty)
        #expect(rows[0].new == [(-2).databaseValue, .null, "hi".databaseValue])
        #expect(rows[1].old[0] == 1.5.databaseValue && rows[1].old[2] == "".databaseValue)
        #expect(rows[1].new[0] == nil && rows[1].new[1] != nil && rows[1].new[2] == nil)
        #expect(rows[2].old == [.null, .null, .null] && rows[2].new.isEmpty)
    }

    @Test("Bytes that are no changeset are refused where they stop being one")
    func malformed() {
        let cases: [[UInt8]] = [
            [0], [0x54], [0x54, 1], [0x54, 1, 1], [0x54, 1, 1, 0x74], [0x54, 1, 1, 0x74, 0], [18, 0, 5],
            [0x54, 1, 1, 0x74, 0, 18], [0x54, 1, 1, 0x74, 0, 18, 0], [0x54, 1, 1, 0x74, 0, 18, 0, 6],
            [0x54, 1, 1, 0x74, 0, 18, 0, 3, 5, 0x61], [0x54, 1, 1, 0x74, 0, 7, 0, 5], [0x54, 0, 0x74, 0, 18, 0],
            [0x54, 0xff, 0xff, 0xff, 0xff, 0xff, 1], [0x54, 0xff, 0xff, 0xff, 0xff, 0x7f, 1],
        ]
        for bytes in cases {
            #expect(throws: Changeset.Malformed.self, "\(bytes)") { try Changeset(bytes).rows() }
        }
    }

    @Test("No change of a byte makes the reader fall over")
    func mutations() throws {
        let recorded = try RecordedDatabase(RandomWrites.schema)
        var writes = RandomWrites(seed: 9)
        var random = SeededRandom(seed: 9)
        var refused = 0
        for _ in 0..<40 {
            let original = try recorded.record { db in
                for _ in 0..<8 { try? db.execute(sql: writes.next()) }
            }
            guard !original.isEmpty else { continue }
            for _ in 0..<100 {
                var bytes = original
                let place = Int.random(in: 0..<bytes.count, using: &random)
                if Bool.random(using: &random) {
                    bytes[place] = UInt8.random(in: 0...255, using: &random)
                } else {
                    bytes.removeLast(bytes.count - place)
                }
                do { _ = try Changeset(bytes).rows() } catch {
                    #expect(error is Changeset.Malformed)
                    refused += 1
                }
            }
        }
        #expect(refused > 1000)
    }
}
