/// A day as Indonesian papers write it.
public struct PrintedDate: Sendable {
    private let year: Int
    private let month: Int
    private let day: Int

    /// Of a day that exists: months from 1 to 12, days from 1. What is outside is taken as the nearest month.
    public init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = min(max(month, 1), 12)
        self.day = day
    }

    /// `Rabu`
    public var weekday: String {
        // Sakamoto's method; 0 is Sunday.
        let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
        let y = month < 3 ? year - 1 : year
        return Self.weekdays[(y + y / 4 - y / 100 + y / 400 + shift[month - 1] + day) % 7]
    }

    /// `Maret`
    public var monthName: String { Self.months[month - 1] }

    /// `13 Maret 2024`
    public var long: String { "\(day) \(monthName) \(year)" }

    /// `Rabu, 13 Maret 2024`
    public var full: String { "\(weekday), \(long)" }

    /// `Rabu tanggal tiga belas bulan Maret tahun dua ribu dua puluh empat`, as a berita acara has it.
    public var inWords: String {
        "\(weekday) tanggal \(IndonesianNumber.words(day)) bulan \(monthName) tahun \(IndonesianNumber.words(year))"
    }

    private static let weekdays = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"]

    private static let months = [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
        "Desember",
    ]
}
