import Client
import ModuleKit

/// What the daemon refused, for a person: the message, a line for each fault or candidate, and what to do next.
enum FailureText {
    static func text(_ failure: RPCFailure) -> String {
        let details = (failure.details?.array ?? []).map { line($0, of: failure) }
        if failure.name == "invalid_params", details.count == 1 {
            // The message would tell the same, with the path as a pointer.
            return "balai: \(details[0]) (invalid_params)\n" + hint(failure)
        }
        var lines = ["balai: " + failure.description.printable] + details.map { "  " + $0 }
        if case .object(let members)? = failure.details {
            lines += members.map { "  \($0.name.printable): \(plain($0.value))" }
        }
        if failure.name == "internal", let id = failure.requestID { lines.append(say("Request: \(id.printable)")) }
        return lines.map { $0 + "\n" }.joined() + hint(failure)
    }

    private static func hint(_ failure: RPCFailure) -> String {
        failure.hint.map { say("Hint: \($0.printable)") + "\n" } ?? ""
    }

    /// A fault names its parameter as flags do, members behind dots.
    private static func line(_ detail: JSONValue, of failure: RPCFailure) -> String {
        guard failure.name == "invalid_params", let message = detail["message"]?.string else { return plain(detail) }
        let path = (detail["path"]?.string ?? "").split(separator: "/").map(String.init)
        return (path.isEmpty ? message : "\(path.joined(separator: ".")): \(message)").printable
    }

    private static func plain(_ value: JSONValue) -> String { CellText(zone: .makassar).text(value) }
}
