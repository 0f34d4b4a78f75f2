import ModuleKit

/// By what a certificate is verified: twelve characters that nobody guesses and nobody misreads, `4K7M-Q2ZD-9HXW`.
///
/// Crockford's alphabet of 32: no I, L, O and U. Sixty bits by chance, so that codes of a nation's certificates lie
/// further apart than anybody can try.
struct VerificationCode: TextValue, Equatable, CustomStringConvertible, DatabaseValueConvertible {
    let description: String

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    static let schema = Schema("string", pattern: "^[0-9A-Za-z -]{12,20}$")
    static let expected: Sentence = "the code of a certificate, like 4K7M-Q2ZD-9HXW"

    /// A new one, by chance.
    static func random() -> VerificationCode {
        var source = SystemRandomNumberGenerator()
        return VerificationCode((0..<12).map { _ in alphabet[Int.random(in: 0..<32, using: &source)] })
    }

    private init(_ characters: [Character]) {
        description = [0, 4, 8].map { String(characters[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// As people write it: small letters, blanks instead of dashes, O for 0, I and L for 1.
    init?(utf8: UnsafeBufferPointer<UInt8>) {
        let characters = String(decoding: utf8, as: UTF8.self).uppercased().compactMap { character -> Character? in
            switch character {
            case "-", " ": nil
            case "O": "0"
            case "I", "L": "1"
            default: character
            }
        }
        guard characters.count == 12, characters.allSatisfy(Self.alphabet.contains) else { return nil }
        self.init(characters)
    }

    func write(to writer: inout JSONWriter) { writer.write(description) }
    var databaseValue: DatabaseValue { description.databaseValue }
    static func fromDatabaseValue(_ value: DatabaseValue) -> VerificationCode? {
        String.fromDatabaseValue(value).flatMap { VerificationCode($0) }
    }
}
