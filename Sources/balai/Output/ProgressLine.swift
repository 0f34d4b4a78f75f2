import Client
import ModuleKit

/// One line that tells how far long work has come, how fast it goes and how long it will still take.
enum ProgressLine {
    /// - Parameter seconds: since the work began; in the first one nothing is said of its speed.
    static func text(_ progress: CallProgress, after seconds: Double = 0, width: Int) -> String {
        var parts: [String] = []
        let total = progress.total.flatMap { $0 > 0 ? $0 : nil }
        if let total {
            let share = Int(min(1, max(0, Double(progress.done) / Double(total))) * 100)
            let filled = share / 5
            parts.append(
                "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled) + "]")
            parts.append("\(share)%")
            parts.append(say("\(progress.done) of \(total)"))
        } else {
            parts.append("\(progress.done)")
        }
        if seconds >= 1, progress.done > 0 {
            let rate = Double(progress.done) / seconds
            parts.append(rate < 10 ? "\((rate * 10).rounded() / 10)/s" : "\(Int(min(rate, 1e15)))/s")
            if let total, total > progress.done {
                parts.append(say("\(clock(Double(total - progress.done) / rate)) left"))
            }
        }
        if let message = progress.message { parts.append(message.printable) }
        return parts.joined(separator: "  ").cut(to: width)
    }

    /// `0:07`, `12:30`, `1:05:00`.
    private static func clock(_ seconds: Double) -> String {
        let whole = Int(min(seconds.rounded(), 359_999))
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let minutes = whole / 60
        return minutes < 60
            ? "\(minutes):\(two(whole % 60))" : "\(minutes / 60):\(two(minutes % 60)):\(two(whole % 60))"
    }
}
