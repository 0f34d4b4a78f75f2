import Foundation

/// Numbers as Indonesian papers write them.
public enum IndonesianNumber {
    /// `1.234.567`
    public static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (i, digit) in digits.enumerated() {
            if i > 0, (digits.count - i) % 3 == 0 { text += "." }
            text.append(digit)
        }
        return number < 0 ? "-" + text : text
    }

    /// `1.234.567,89`, rounded to so many places, half away from zero; a dash for what is no number.
    public static func decimal(_ number: Double, places: Int = 2) -> String {
        let scale = (0..<max(0, places)).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = (number * scale).rounded()
        guard let whole = Int(exactly: scaled) else { return "–" }
        let unit = Int(scale)
        let fraction = String(whole.magnitude % UInt(unit))
        let text = grouped(Int(whole.magnitude) / unit)
        let sign = whole < 0 ? "-" : ""
        return places > 0
            ? sign + text + "," + String(repeating: "0", count: places - fraction.count) + fraction : sign + text
    }

    /// `Rp1.234.567`; the language's rules put no space behind Rp.
    public static func rupiah(_ amount: Int) -> String {
        (amount < 0 ? "-Rp" : "Rp") + grouped(Int(clamping: amount.magnitude))
    }

    /// `dua ribu dua puluh empat`
    public static func words(_ number: Int) -> String {
        if number < 0 { return "minus " + words(Int(clamping: number.magnitude)) }
        return number == 0 ? "nol" : parts(number).joined(separator: " ")
    }

    private static let small = [
        "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
    ]

    private static func parts(_ n: Int) -> [String] {
        switch n {
        case 0: []
        case 1..<12: [small[n]]
        case 12..<20: [small[n - 10], "belas"]
        case 20..<100: [small[n / 10], "puluh"] + parts(n % 10)
        case 100..<200: ["seratus"] + parts(n - 100)
        case 200..<1000: [small[n / 100], "ratus"] + parts(n % 100)
        case 1000..<2000: ["seribu"] + parts(n - 1000)
        case 2000..<1_000_000: parts(n / 1000) + ["ribu"] + parts(n % 1000)
        case 1_000_000..<1_000_000_000: parts(n / 1_000_000) + ["juta"] + parts(n % 1_000_000)
        case 1_000_000_000..<1_000_000_000_000: parts(n / 1_000_000_000) + ["miliar"] + parts(n % 1_000_000_000)
        default: parts(n / 1_000_000_000_000) + ["triliun"] + parts(n % 1_000_000_000_000)
        }
    }
}
