import Crypto
import Foundation

/// The key with which backups are sealed: AES-256-GCM, each piece by itself.
public struct BackupKey: Sendable {
    private let key: SymmetricKey
    /// What tells keys apart without telling the key: the first 16 digits of its SHA-256.
    public let fingerprint: String

    /// - Throws: `BackupError.file` where the file is not 64 hexadecimal digits.
    public init(file: String) throws {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw BackupError.file(path: file, action: "read the key", cause: String(cString: strerror(errno)))
        }
        let digits = Array(text.utf8.filter { !($0 == 0x0a || $0 == 0x0d || $0 == 0x20) })
        var bytes: [UInt8] = []
        for i in stride(from: 0, to: digits.count - 1, by: 2) {
            guard let byte = UInt8(String(decoding: digits[i...i + 1], as: UTF8.self), radix: 16) else { break }
            bytes.append(byte)
        }
        guard digits.count == 64, bytes.count == 32 else {
            throw BackupError.file(
                path: file, action: "read the key", cause: "expected 64 hexadecimal digits: openssl rand -hex 32")
        }
        self.init(bytes: bytes)
    }

    public init(bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
        fingerprint = String(sha256(bytes).prefix(16))
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
