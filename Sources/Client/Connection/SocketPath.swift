/// Where the daemon listens.
package enum SocketPath {
    /// The path that is meant: `socket`, else `$BALAI_SOCKET`, else `balai.sock` in the data directory, which is `data`
    /// or `$BALAI_DATA`. An empty variable is as good as none.
    /// - Returns: nil when none of the four is given.
    package static func resolve(socket: String?, data: String?, environment: [String: String]) -> String? {
        func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let socket = socket ?? variable("BALAI_SOCKET") { return socket }
        guard let directory = data ?? variable("BALAI_DATA") else { return nil }
        return directory.hasSuffix("/") ? directory + "balai.sock" : directory + "/balai.sock"
    }
}
