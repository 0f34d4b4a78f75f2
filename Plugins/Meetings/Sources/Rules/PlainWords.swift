import Foundation
import ModuleKit

/// A text as words that are found again however they were written: in small letters, and without marks over letters, as
/// Indonesian has none.
enum PlainWords {
    static func of(_ text: String) -> [String] {
        let plain = text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
            .filter { !(0x300...0x36f).contains($0.value) }
        return String(String.UnicodeScalarView(plain)).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}

extension Faults {
    /// What is sought by words has one.
    mutating func refuseWordless(_ text: String?, at path: String) {
        if let text, PlainWords.of(text).isEmpty { add(at: path, "words", "'\(text)' has no letter or digit") }
    }
}
