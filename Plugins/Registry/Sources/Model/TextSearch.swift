import ModuleKit

/// Finding a part of a text, whichever case its letters have.
enum TextSearch {
    /// SQL that a column holds `:text`. SQLite knows the cases of a to z alone; where others are sought, Swift's are asked.
    static func sql(_ column: String, _ text: String?) -> String {
        let lower = text?.utf8.allSatisfy { $0 < 0x80 } ?? true ? "lower" : DatabaseFunction.lowercase.name
        return "instr(\(lower)(\(column)), \(lower)(:text)) > 0"
    }
}
