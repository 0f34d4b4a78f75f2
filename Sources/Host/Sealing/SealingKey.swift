import Crypto
import Foundation
import ModuleKit

/// A key of the office's: 32 random bytes, of which each use has its own derived one.
struct SealingKey: Sendable {
    /// 32 hexadecimal digits by which the key is known without being told.
    let fingerprint: String
    let secret: [UInt8]
    private let sealing: SymmetricKey
    private let finding: SymmetricKey
    private let digesting: SymmetricKey

    /// A new one.
    static func random() -> SealingKey { SealingKey(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }) }

    init(_ secret: [UInt8]) {
        self.secret = secret
        let master = SymmetricKey(data: secret)
        func derived(_ use: String, _ count: Int = 32) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: master, info: Data("balai 1 \(use)".utf8), outputByteCount: count)
        }
        sealing = derived("seal")
        finding = derived("find")
        digesting = derived("digest")
        fingerprint = derived("fingerprint", 16).withUnsafeBytes { Data($0) }.map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// ChaCha20-Poly1305 under a random nonce: the nonce, the text in cipher, the tag.
    func seal(_ text: String, _ header: [UInt8]) throws -> Data {
        try ChaChaPoly.seal(Data(text.utf8), using: sealing, authenticating: header).combined
    }

    /// Nil where the value was not sealed with this key, or is damaged.
    func open(_ combined: Data, _ header: [UInt8]) -> String? {
        guard let box = try? ChaChaPoly.SealedBox(combined: combined),
            let bytes = try? ChaChaPoly.open(box, using: sealing, authenticating: header)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    func lookup(_ text: String) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: finding))
    }

    func digest(_ bytes: [UInt8]) -> Data { Data(HMAC<SHA256>.authenticationCode(for: bytes, using: digesting)) }
}

/// How a sealed value begins: the form's number, and the first eight bytes of the key's fingerprint.
enum SealHeader {
    static let form: UInt8 = 1
    static let length = 9

    static func bytes(_ key: SealingKey) -> [UInt8] { [form] + mark(key.fingerprint) }

    /// The first eight bytes of a fingerprint.
    static func mark(_ fingerprint: String) -> [UInt8] {
        let digits = Array(fingerprint.utf8.prefix(16))
        return stride(from: 0, to: digits.count - 1, by: 2).map { i in
            UInt8(String(decoding: digits[i...i + 1], as: UTF8.self), radix: 16) ?? 0
        }
    }
}
