import Synchronization

/// A moment, kept as milliseconds since 1970 and written as RFC 3339 in the office's zone.
public struct Instant: WireValue, Comparable, Hashable, CustomStringConvertible, DatabaseValueConvertible {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// RFC 3339 with a zone, `2024-03-13T09:00:00+08:00`; nil for anything else.
    public init?(_ text: String) {
        var text = text
        guard let value = text.withUTF8({ Self(utf8: $0) }) else { return nil }
        self = value
    }

    init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        guard text.count >= 20, let date = CalendarDate(utf8: UnsafeBufferPointer(rebasing: text[0..<10])),
            text[10] | 0x20 == 0x74, text[13] == 0x3a, text[16] == 0x3a,
            let hour = decimal(text, 11, 2), let minute = decimal(text, 14, 2), let second = decimal(text, 17, 2),
            hour < 24, minute < 60, second < 60
        else { return nil }
        var at = 19
        var fraction = 0
        if text[at] == 0x2e {
            at += 1
            var scale = 100
            let first = at
            while at < text.count, text[at] &- 0x30 < 10 {
                fraction += Int(text[at] - 0x30) * scale
                scale /= 10
                at += 1
            }
            guard at > first else { return nil }
        }
        guard let offset = Self.offset(text, at) else { return nil }
        let seconds = date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
        milliseconds = Int64(seconds) * 1000 + Int64(fraction)
    }

    /// `Z` or `+08:00`, in seconds.
    private static func offset(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
        guard at < text.count else { return nil }
        if text[at] | 0x20 == 0x7a { return at + 1 == text.count ? 0 : nil }
        guard text[at] == 0x2b || text[at] == 0x2d, text.count == at + 6, text[at + 3] == 0x3a,
            let hours = decimal(text, at + 1, 2), let minutes = decimal(text, at + 4, 2), hours < 24, minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (text[at] == 0x2b ? 60 : -60)
    }

    public static var shape: Shape<Instant> {
        Shape(schema: Schema("string", format: "date-time"), column: .instant) { json, faults in
            if let text = json.string {
                if let value = Instant(text) { return value }
                faults.add(
                    "format",
                    "'\(text.prefix(40))' is invalid: expected a time with its zone, like 2024-03-13T09:00:00+08:00")
            } else {
                faults.add(type: json, expected: "a time with its zone, like 2024-03-13T09:00:00+08:00")
            }
            return nil
        } encode: {
            $1.write($0.description)
        }
    }

    /// The day it is in the office.
    public var date: CalendarDate { CalendarDate(daysSince1970: localSeconds.floored(by: 86_400)) }

    private var localSeconds: Int { Int(milliseconds).floored(by: 1000) + OfficeZone.current.seconds }

    public var description: String {
        let seconds = localSeconds
        let day = seconds.floored(by: 86_400)
        let rest = seconds - day * 86_400
        let fraction = Int(milliseconds) - Int(milliseconds).floored(by: 1000) * 1000
        return "\(CalendarDate(daysSince1970: day))T\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):"
            + padded(rest % 60, 2) + (fraction == 0 ? "" : "." + padded(fraction, 3)) + OfficeZone.current.suffix
    }

    public static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
    public var databaseValue: DatabaseValue { milliseconds.databaseValue }
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
        Int64.fromDatabaseValue(value).map(Self.init(milliseconds:))
    }
}

/// The zone in which an office lives and in which it is answered. Indonesia's zones know no summer time.
public enum OfficeZone: String, CaseIterable, Sendable {
    case jakarta = "Asia/Jakarta"
    case pontianak = "Asia/Pontianak"
    case makassar = "Asia/Makassar"
    case jayapura = "Asia/Jayapura"

    /// East of Greenwich.
    public var seconds: Int {
        switch self {
        case .jakarta, .pontianak: 7 * 3600
        case .makassar: 8 * 3600
        case .jayapura: 9 * 3600
        }
    }

    /// What people write behind a time.
    public var label: String {
        switch self {
        case .jakarta, .pontianak: "WIB"
        case .makassar: "WITA"
        case .jayapura: "WIT"
        }
    }

    var suffix: String { "+\(padded(seconds / 3600, 2)):00" }

    private static let chosen = Atomic<Int>(2)

    /// The office's zone. Set once, by the daemon, before the first command; Asia/Makassar until then.
    public static var current: OfficeZone {
        get { allCases[chosen.load(ordering: .relaxed)] }
        set { chosen.store(allCases.firstIndex(of: newValue) ?? 2, ordering: .relaxed) }
    }
}

extension Int {
    /// Division that rounds towards minus infinity.
    func floored(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
