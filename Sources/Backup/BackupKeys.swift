import Crypto
import Foundation
import ModuleKit

/// The keys with which backups are sealed. The first seals; each opens what it sealed, so that a new key does not make
/// older backups unreadable.
public struct BackupKeys: Sendable {
    let current: BackupKey
    private let all: [BackupKey]

    /// Reads a file with a key in each line, the newest first.
    ///
    /// - Throws: `BackupError.file` where a line is not 64 hexadecimal digits, or there is none.
    public init(file: String) throws {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw BackupError.file(
                path: file, action: "read the key", cause: Sentence(verbatim: String(cString: strerror(errno))))
        }
        let keys = text.split(whereSeparator: \.isWhitespace).map { BackupKey(hex: $0) }
        guard let first = keys.first, let current = first, !keys.contains(where: { $0 == nil }) else {
            throw BackupError.file(
                path: file, action: "read the key",
                cause: "expected 64 hexadecimal digits in each line: openssl rand -hex 32")
        }
        self.current = current
        all = keys.compactMap(\.self)
    }

    func key(_ fingerprint: String) -> BackupKey? { all.first { $0.fingerprint == fingerprint } }

    /// Nil where none of them has sealed the bytes.
    func open(_ sealed: some DataProtocol) -> [UInt8]? {
        for key in all { if let plain = key.open(sealed) { return plain } }
        return nil
    }

    var fingerprints: [String] { all.map(\.fingerprint) }
}

/// One key: AES-256-GCM, each piece by itself.
struct BackupKey: Sendable {
    private let key: SymmetricKey
    /// What tells keys apart without telling the key: the first 16 digits of its SHA-256.
    let fingerprint: String
    /// What goes before a page when it is hashed, so that nobody without the key can try what a page may have held.
    let pageSalt: [UInt8]

    /// Nil where it is not 64 hexadecimal digits.
    init?(hex digits: some StringProtocol) {
        guard let bytes = BackupSummary.bytes(hex: String(digits)) else { return nil }
        key = SymmetricKey(data: bytes)
        fingerprint = String(sha256(bytes).prefix(16))
        pageSalt = Array(SHA256.hash(data: Array("balai page hashes".utf8) + bytes))
    }

    /// A nonce of 12 bytes, the sealed bytes, and a tag of 16.
    func seal(_ bytes: [UInt8]) throws -> [UInt8] {
        // With a nonce of 12 bytes there always is a combined form.
        guard let combined = try AES.GCM.seal(bytes, using: key).combined else {
            throw CryptoKitError.incorrectParameterSize
        }
        return Array(combined)
    }

    /// Nil where the bytes are not what this key has sealed.
    func open(_ sealed: some DataProtocol) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: Data(sealed)) else { return nil }
        return (try? AES.GCM.open(box, using: key)).map { Array($0) }
    }
}
