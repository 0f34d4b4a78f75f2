/// Where the daemon listens.
package enum SocketPath {
    /// The path that is meant: what was said with this call, `socket` before `data`, else what the environment says,
    /// `$BALAI_SOCKET` before `$BALAI_DATA`. In a data directory it is `balai.sock`. An empty variable is as good as none.
    /// - Returns: nil when none of the four is given.
    package static func resolve(socket: String?, data: String?, environment: [String: String]) -> String? {
        func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        func inside(_ directory: String) -> String { directory + (directory.hasSuffix("/") ? "" : "/") + "balai.sock" }
        return socket ?? data.map(inside) ?? variable("BALAI_SOCKET") ?? variable("BALAI_DATA").map(inside)
    }
}
