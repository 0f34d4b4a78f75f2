import Foundation
import HallTesting
import ModuleKit
import Testing

/// Files that do not fit a frame.
@Suite struct BlobTests {
    private static let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

    private func put(_ hall: TestHall, _ offset: Int64, _ text: String, uid: UInt32 = 1000) async throws -> JSONValue {
        try await hall.call(
            "core.blob.put", ["blob": "b", "offset": .integer(offset), "content": .string(text)], as: .viewer, uid: uid)
    }

    @Test("pieces make a file, a repeated piece changes nothing, and what was sent can be seen") func pieces()
        async throws
    {
        let hall = try TestHall(NotesModule.self)
        #expect(try await put(hall, 0, "he")["size"] == 2)
        #expect(try await put(hall, 2, "ll")["size"] == 4)
        #expect(try await put(hall, 2, "ll")["size"] == 4)
        let whole = try await put(hall, 3, "lo")
        #expect(whole == ["blob": "b", "size": 5, "sha256": .string(Self.hello)])
        let piece = try await hall.call("core.blob.get", ["blob": "b", "offset": 1, "length": 3])
        #expect(piece["content"] == "ZWxs")
        #expect(piece["size"] == 5)
        let echo = try await hall.call("notes.echo", ["file": ["blob": "b", "name": "x.txt"]])
        #expect(echo["file"] == ["name": "x.txt", "media_type": nil, "content": "hello", "encoding": "utf8"])
    }

    @Test("a gap and other bytes are conflicts that tell where to go on, also after a restart of the counting")
    func conflicts() async throws {
        let hall = try TestHall(NotesModule.self)
        _ = try await put(hall, 0, "he")
        for (offset, text) in [(3, "lo"), (0, "ha")] as [(Int64, String)] {
            let error = await hall.error(
                "core.blob.put", ["blob": "b", "offset": .integer(offset), "content": .string(text)])
            #expect(error?.name == .conflict)
            #expect(error?.details?["size"] == 2)
        }
        let path = hall.folder + "/blobs/1000/b"
        try Data("hell".utf8).write(to: URL(fileURLWithPath: path))
        #expect(try await put(hall, 4, "o")["sha256"] == .string(Self.hello))
    }

    @Test("a blob is its caller's alone, and no name leads out of its folder") func ownership() async throws {
        let hall = try TestHall(NotesModule.self)
        _ = try await put(hall, 0, "hello")
        #expect(await hall.error("core.blob.get", ["blob": "b"], as: .operator, uid: 1001)?.name == .notFound)
        let error = await hall.error("notes.echo", ["file": ["blob": "b"]], uid: 1001)
        #expect(error?.details?[0]?["path"] == "/file/blob")
        for name in ["../1000/b", "..", "", "B", "a/b"] {
            let error = await hall.error("core.blob.get", ["blob": .string(name)], uid: 1001)
            #expect(error?.name == .invalidParams, "\(name)")
            let named = await hall.error("notes.echo", ["file": ["blob": .string(name)]], uid: 1001)
            #expect(named?.name == .invalidParams, "\(name)")
        }
    }

    @Test("blobs lie outside the store, for their owner's eyes, and a dry run leaves none") func place() async throws {
        let hall = try TestHall(NotesModule.self)
        let answer = try await hall.call("core.blob.put", ["content": "x", "_meta": ["dry_run": true]])
        #expect(answer["size"] == 1)
        #expect(!FileManager.default.fileExists(atPath: hall.folder + "/blobs"))
        let journal = try hall.rows("SELECT 1 FROM core_journal").count
        _ = try await put(hall, 0, "hello")
        #expect(try hall.rows("SELECT 1 FROM core_journal").count == journal)
        for (path, mode) in [("/blobs", 0o700), ("/blobs/1000", 0o700), ("/blobs/1000/b", 0o600)] {
            let facts = try FileManager.default.attributesOfItem(atPath: hall.folder + path)
            #expect(facts[.posixPermissions] as? Int == mode, "\(path)")
        }
    }

    @Test("one that nobody used for a day goes, and so does the oldest of too many") func bounds() async throws {
        let hall = try TestHall(NotesModule.self, now: "2024-03-13T09:00:00+08:00")
        _ = try await put(hall, 0, "old")
        hall.set(now: "2024-03-14T08:00:00+08:00")
        #expect(try await hall.call("core.blob.get", ["blob": "b"])["size"] == 3)
        hall.set(now: "2024-03-15T07:00:00+08:00")
        try await hall.call("core.blob.put", ["blob": "used", "content": "x"])
        #expect(try await hall.call("core.blob.get", ["blob": "b"])["size"] == 3, "it was used meanwhile")
        hall.set(now: "2024-03-16T09:00:00+08:00")
        try await hall.call("core.blob.put", ["blob": "new", "content": "x"])
        #expect(await hall.error("core.blob.get", ["blob": "b"])?.name == .notFound)
        for i in 1...64 {
            hall.set(now: "2024-03-16T\(10 + i / 50):\(10 + i % 50):00+08:00")
            try await hall.call("core.blob.put", ["blob": .string("n\(i)"), "content": "x"])
        }
        #expect(await hall.error("core.blob.get", ["blob": "new"])?.name == .notFound)
        #expect(try FileManager.default.contentsOfDirectory(atPath: hall.folder + "/blobs/1000").count == 64)
    }

    @Test("a file that does not fit the answer's frame is fetched in pieces") func longResult() async throws {
        let hall = try TestHall(NotesModule.self)
        try await waiting {
            let client = try RawClient(try hall.listen())
            let text = String(repeating: "0123456789", count: 100)
            // Two megabytes; the frame of a test is one.
            let echo = try client.call("notes.echo", ["file": .string(text), "times": 2000])
            #expect(echo["times"] == 2000)
            let file = try #require(echo["file"])
            #expect(file.object?.map(\.name) == ["name", "media_type", "blob", "size", "sha256"])
            #expect(file["size"] == 2_000_000)
            var content = ""
            while content.utf8.count < 2_000_000 {
                let offset = Int64(content.utf8.count)
                let piece = try client.call("core.blob.get", ["blob": file["blob"] ?? nil, "offset": .integer(offset)])
                let bytes = try #require(piece["content"]?.string.flatMap { Data(base64Encoded: $0) })
                try #require(!bytes.isEmpty)
                content += String(decoding: bytes, as: UTF8.self)
            }
            #expect(content == String(repeating: text, count: 2000))
        }
    }
}
