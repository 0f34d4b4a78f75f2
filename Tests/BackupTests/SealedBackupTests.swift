import Backup
import Crypto
import Foundation
import ModuleKit
import SeededTesting
import Store
import StoreTesting
import Testing

/// A sealed backup tells nothing to who lacks its key, and a key that was set is never left out.
@Suite struct SealedBackupTests {
    private static let digits = ["0123456789abcdef", "fedcba9876543210"].map { String(repeating: $0, count: 4) }

    /// Keys from a file with these lines.
    private func keys(_ lines: String...) throws -> BackupKeys {
        let folder = try TestFolder()
        try folder.write("keys", Array(lines.joined(separator: "\n").utf8))
        return try BackupKeys(file: folder.path("keys"))
    }

    private func bytes(_ digits: String) -> [UInt8] {
        stride(from: 0, to: 64, by: 2).map { UInt8(digits.dropFirst($0).prefix(2), radix: 16) ?? 0 }
    }

    private func fingerprint(_ digits: String) -> String {
        SHA256.hash(data: bytes(digits)).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test("no file of a sealed backup holds a piece of a page, nor what a guess at a page could be tried against")
    func nothingPlain() throws {
        var random = SeededRandom(seed: 31)
        let store = try BackedUpStore(keys: keys(Self.digits[0]))
        try store.write(80, &random)
        try store.backUp()
        try store.test.execute("INSERT INTO demo_note VALUES (1, 'Contoh Aminah', x'00')")
        let backup = try store.backUp().backup
        let plain = try Data(contentsOf: URL(fileURLWithPath: store.restore(backup)))
        #expect(plain.range(of: Data("Contoh Aminah".utf8)) != nil)
        let pages = stride(from: 0, to: plain.count, by: 4096).map { plain[$0..<$0 + 4096] }
        let pieces = pages.compactMap { page in
            stride(from: page.startIndex, to: page.endIndex, by: 256).map { page[$0..<$0 + 24] }.first {
                Set($0).count > 12
            }
        }
        #expect(pieces.count > 20)
        for file in try FileManager.default.contentsOfDirectory(atPath: store.directory.path) {
            let bytes = try store.folder.bytes("backups/" + file)
            #expect(bytes.range(of: Data("Contoh Aminah".utf8)) == nil, "\(file)")
            for piece in pieces { #expect(bytes.range(of: piece) == nil, "\(file)") }
            // No gzip member either.
            if file.hasSuffix(".sealed") { #expect(bytes.range(of: Data([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])) == nil) }
        }
        let index = try JSONValue.parse(try store.folder.bytes("backups/\(backup).json"))
        let text = try #require(index["page_hashes"]?.string)
        let hashes = try #require(Data(base64Encoded: text))
        let salt = Data(SHA256.hash(data: Data("balai page hashes".utf8) + bytes(Self.digits[0])))
        for (number, page) in pages.enumerated() {
            let hash = hashes.dropFirst(number * 12).prefix(12)
            #expect(hash != Data(SHA256.hash(data: page).prefix(12)))
            #expect(hash == Data(SHA256.hash(data: salt + page).prefix(12)))
        }
    }

    @Test("the page on backups tells how a sealed member is opened with its key by any AES-GCM") func byHand() throws {
        let store = try BackedUpStore(keys: keys(Self.digits[0]))
        let backup = try store.backUp().backup
        let file = try store.folder.bytes("backups/\(backup).gz.sealed")
        let index = try JSONValue.parse(try store.folder.bytes("backups/\(backup).json"))
        let member = try #require(index["members"]?[0])
        let (offset, size) = (Int(try #require(member["offset"]?.int)), Int(try #require(member["size"]?.int)))
        let part = file.dropFirst(offset).prefix(size)
        let box = try AES.GCM.SealedBox(
            nonce: AES.GCM.Nonce(data: part.prefix(12)), ciphertext: part.dropFirst(12).dropLast(16),
            tag: part.suffix(16))
        try store.folder.write("member.gz", try AES.GCM.open(box, using: SymmetricKey(data: bytes(Self.digits[0]))))
        let restored = try Data(contentsOf: URL(fileURLWithPath: store.restore(backup)))
        let content = try DirectoryTests.shell("gzip -dc '\(store.folder.path("member.gz"))'")
        #expect(!content.isEmpty && content == restored.prefix(content.count))
    }

    @Test("without its key, or with another, a backup is neither proved nor restored, and the error names both keys")
    func locked() throws {
        let store = try BackedUpStore(keys: keys(Self.digits[0]))
        let backup = try store.backUp().backup
        #expect(try store.faults(backup) == [])
        let path = "\(store.directory.path)/\(backup).gz.sealed"
        for (given, told) in [(nil, []), (try keys(Self.digits[1]), [fingerprint(Self.digits[1])])] {
            let other = BackupDirectory(store.directory.path, keys: given)
            let expected = BackupError.sealed(path: path, with: fingerprint(Self.digits[0]), given: told)
            #expect(throws: expected) {
                try other.verify(backup, scratch: store.folder.path("scratch"), now: Instant(milliseconds: 2))
            }
            #expect(throws: expected) {
                try other.restore(backup, to: store.folder.path("none"), coreVersion: Store.coreVersion)
            }
            #expect("\(expected)".contains(fingerprint(Self.digits[0])))
        }
        #expect(!FileManager.default.fileExists(atPath: store.folder.path("none")))
        // Who could not open it says nothing against it.
        #expect(store.directory.verifiedAt(backup) == Instant(milliseconds: 1))
    }

    @Test("a backup made with a key is sealed though it could build on one that is not; made without, it is refused")
    func neverIgnored() throws {
        let store = try BackedUpStore()
        let plain = try store.backUp()
        let sealing = BackupDirectory(store.directory.path, keys: try keys(Self.digits[0]))
        let sealed = try store.backUp(in: sealing)
        #expect(sealed.previous == nil)
        #expect(sealed.sealedWith == fingerprint(Self.digits[0]))
        #expect(throws: BackupError.unsealed(directory: store.directory.path, newest: sealed.backup)) {
            try store.backUp()
        }
        #expect(try store.directory.names() == [plain.backup, sealed.backup])
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.directory.path).count == 4)
    }

    @Test("a new first key seals what is made from then on, and the older one still opens what it sealed")
    func rotated() throws {
        let store = try BackedUpStore(keys: keys(Self.digits[0]))
        let old = try [store.backUp().backup, store.backUp().backup]
        let both = BackupDirectory(store.directory.path, keys: try keys(Self.digits[1], "", Self.digits[0]))
        let new = try store.backUp(in: both)
        #expect(new.previous == nil)
        #expect(new.sealedWith == fingerprint(Self.digits[1]))
        func faults(_ backup: String, _ directory: BackupDirectory) throws -> [String] {
            try directory.verify(backup, scratch: store.folder.path("scratch"), now: Instant(milliseconds: 1))
                .map(\.description)
        }
        for backup in old + [new.backup] { #expect(try faults(backup, both) == []) }
        let alone = BackupDirectory(store.directory.path, keys: try keys(Self.digits[1]))
        #expect(try faults(new.backup, alone) == [])
        #expect(throws: BackupError.self) { try faults(old[1], alone) }
    }

    @Test("a flipped byte of a sealed backup is found, and its part is named") func flipped() throws {
        var random = SeededRandom(seed: 32)
        let store = try BackedUpStore(keys: keys(Self.digits[0]))
        try store.write(60, &random)
        let backup = try store.backUp().backup
        let file = "backups/\(backup).gz.sealed"
        let whole = try store.folder.bytes(file)
        for place in [0, whole.count - 1] + (0..<15).map({ _ in Int.random(in: 0..<whole.count, using: &random) }) {
            var bytes = whole
            bytes[place] ^= 1 << Int.random(in: 0..<8, using: &random)
            try store.folder.write(file, bytes)
            let faults = try store.faults(backup)
            #expect(faults.first?.hasPrefix("\(backup).gz, member ") == true, "byte \(place): \(faults)")
        }
    }

    @Test(
        "a file that holds no keys is refused",
        arguments: ["", "\n", "0123", digits[0] + "\n" + digits[1].dropLast(), digits[0].dropLast() + "g"])
    func noKeys(text: String) throws {
        let folder = try TestFolder()
        try folder.write("keys", Array(text.utf8))
        #expect(throws: BackupError.self) { try BackupKeys(file: folder.path("keys")) }
        #expect(throws: BackupError.self) { try BackupKeys(file: folder.path("missing")) }
    }
}
