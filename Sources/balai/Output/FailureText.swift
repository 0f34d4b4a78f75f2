import Client
import ModuleKit

/// What the daemon refused, for a person: the message, a line for each fault or candidate, and what to do next.
enum FailureText {
    static func text(_ failure: RPCFailure) -> String {
        var lines = ["balai: " + failure.description.printable]
        for detail in failure.details?.array ?? [] { lines.append("  " + line(detail, of: failure)) }
        if case .object(let members)? = failure.details {
            lines += members.map { "  \($0.name.printable): \(plain($0.value))" }
        }
        if let hint = failure.hint { lines.append("Hint: " + hint.printable) }
        if failure.name == "internal", let id = failure.requestID { lines.append("Request: " + id.printable) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A fault names its flag, for that is what was typed.
    private static func line(_ detail: JSONValue, of failure: RPCFailure) -> String {
        guard failure.name == "invalid_params", let message = detail["message"]?.string else { return plain(detail) }
        let path = (detail["path"]?.string ?? "").split(separator: "/").map(String.init)
        guard !path.isEmpty else { return message.printable }
        let flag = FlagName.flag(path[0] == "_meta" ? Array(path.dropFirst()) : path)
        return "\(flag): \(message)".printable
    }

    private static func plain(_ value: JSONValue) -> String { CellText(zone: .makassar).text(value) }
}
