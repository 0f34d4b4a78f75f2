package import ModuleKit

/// A request's id: a string or an integer, echoed as it was written.
///
/// Two ids are equal when they mean the same, however they were escaped. The usual ones, integers and strings of up to
/// 15 bytes, cost no allocation.
package struct RequestID: Sendable {
    private enum Value {
        case integer(Int64)
        /// A string that was written without escapes.
        case text(String)
        /// Whatever a writer of ours would write otherwise: strings with escapes (with the text when they have one),
        /// integers beyond 64 bits, -0.
        case verbatim([UInt8], text: String?)
    }

    private let value: Value

    /// The id that a value stands for; nil when it is neither a string nor an integer.
    package init?(_ json: JSON) {
        switch json.kind {
        case .integer:
            if let number = json.int, number != 0 || json.raw.count == 1 {
                value = .integer(number)
            } else {
                value = .verbatim(Array(json.raw), text: nil)
            }
        case .string:
            if !json.hasEscapes, let text = json.string {
                value = .text(text)
            } else {
                value = .verbatim(Array(json.raw), text: json.string)
            }
        case .null, .bool, .number, .array, .object: return nil
        }
    }

    /// The id of a request of one's own.
    package init(_ number: Int64) { value = .integer(number) }

    /// The number, when it is one of 64 bits.
    package var number: Int64? { if case .integer(let number) = value { number } else { nil } }

    /// Writes the id as it came.
    package func write(to writer: inout JSONWriter) {
        switch value {
        case .integer(let number): writer.write(number)
        case .text(let text): writer.write(text)
        case .verbatim(let raw, _): writer.write(json: raw)
        }
    }
}

extension RequestID: Hashable, CustomStringConvertible {
    // Strings are compared by their bytes: Swift's own equality would take two spellings of an accent for one id.
    package static func == (a: Self, b: Self) -> Bool {
        switch (a.value, b.value) {
        case (.integer(let a), .integer(let b)): a == b
        case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
        case (.text(let a), .verbatim(_, let b?)), (.verbatim(_, let a?), .text(let b)),
            (.verbatim(_, let a?), .verbatim(_, let b?)):
            a.utf8.elementsEqual(b.utf8)
        case (.verbatim(let a, nil), .verbatim(let b, nil)): a == b
        case (.integer, _), (.text, _), (.verbatim, _): false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch value {
        case .integer(let number): hasher.combine(number)
        case .text(let text), .verbatim(_, let text?):
            for byte in text.utf8 { hasher.combine(byte) }
        case .verbatim(let raw, nil): hasher.combine(raw)
        }
    }

    /// The id as JSON text.
    package var description: String {
        var writer = JSONWriter(capacity: 32)
        write(to: &writer)
        return writer.string
    }
}
