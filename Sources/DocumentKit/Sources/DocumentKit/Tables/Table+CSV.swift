/// How CSV is written.
public enum CSVForm: Sendable {
    /// As an Indonesian Excel opens it: `;` between cells, a decimal comma, days as 13/03/2024.
    case indonesian
    /// As programs read it (RFC 4180): `,` between cells, a decimal point, days as 2024-03-13.
    case international
}

extension Table {
    /// The headings, the rows and the totals as CSV: UTF-8 with a byte order mark, without which Excel takes it for
    /// Windows-1252.
    ///
    /// A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-` or `@`, or with a tab or line
    /// end that hides one) has an apostrophe before it.
    public func csv(_ form: CSVForm) -> [UInt8] {
        var bytes: [UInt8] = [0xef, 0xbb, 0xbf]
        let separator: UInt8 = form == .indonesian ? 0x3b : 0x2c
        func write(_ fields: [String]) {
            for (i, field) in fields.enumerated() {
                if i > 0 { bytes.append(separator) }
                Self.quote(field, separator, &bytes)
            }
            bytes += [0x0d, 0x0a]
        }
        write(columns.map { Self.harmless($0.heading) })
        for row in rows + (footer.map { [$0] } ?? []) {
            write(columns.indices.map { $0 < row.count ? row[$0].csv(form) : "" })
        }
        return bytes
    }

    fileprivate static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func quote(_ field: String, _ separator: UInt8, _ bytes: inout [UInt8]) {
        let text = field.utf8
        guard text.contains(where: { $0 == separator || [0x09, 0x0a, 0x0d, 0x22].contains($0) }) else {
            bytes += text
            return
        }
        bytes.append(0x22)
        for byte in text {
            if byte == 0x22 { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}

extension Table.Cell {
    fileprivate func csv(_ form: CSVForm) -> String {
        switch self {
        case .empty: return ""
        case .text(let text): return Table.harmless(text)
        case .integer(let number): return String(number)
        case .decimal(let number, let places):
            let text = Self.digits(number, places)
            return form == .indonesian ? text.replacing(".", with: ",") : text
        case .date(let year, let month, let day):
            switch form {
            case .indonesian: return "\(Self.padded(day, 2))/\(Self.padded(month, 2))/\(Self.padded(year, 4))"
            case .international: return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
            }
        }
    }

    /// The number rounded to so many places, half away from zero, with a point.
    static func digits(_ number: Double, _ places: Int) -> String {
        guard places > 0 else { return String(Int(number.rounded())) }
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = Int((number * scale).rounded())
        let digits = padded(abs(scaled), places + 1)
        return (scaled < 0 ? "-" : "") + digits.dropLast(places) + "." + digits.suffix(places)
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
