import Client

/// One line that tells how far long work has come.
enum ProgressLine {
    static func text(_ progress: CallProgress, width: Int) -> String {
        var parts: [String] = []
        if let total = progress.total, total > 0 {
            let share = Int(min(1, max(0, Double(progress.done) / Double(total))) * 100)
            let filled = share / 5
            parts.append(
                "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled) + "]")
            parts.append("\(share)%")
            parts.append("\(progress.done) of \(total)")
        } else {
            parts.append("\(progress.done)")
        }
        if let message = progress.message { parts.append(message.printable) }
        return parts.joined(separator: "  ").cut(to: width)
    }
}
