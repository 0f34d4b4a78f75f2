package import ModuleKit

/// Why the daemon could not be asked, or its answer not be read. What the daemon itself refuses is an ``RPCFailure``.
package enum ClientError: Error, Equatable, CustomStringConvertible {
    /// Nobody answers at the socket.
    case noDaemon(path: String, reason: Sentence)
    /// The connection ended while something was under way. Whether it was done is not known.
    case connectionLost
    /// The daemon sent what is no frame, or no message.
    case badFrame(String)
    /// A request that does not fit a frame; nothing was sent.
    case requestTooLarge(bytes: Int, limit: Int)
    /// No message came in the time that the caller had set.
    case timedOut

    /// One line for a person.
    package var description: String { sentence.description }

    /// The same, to be said in the person's language.
    package var sentence: Sentence {
        switch self {
        case .noDaemon(let path, let reason): "No daemon answers at '\(path)': \(reason)"
        case .connectionLost: "The daemon ended the connection; whether the command was done is not known"
        case .badFrame(let message): Sentence(verbatim: message)
        case .requestTooLarge(let bytes, let limit):
            "The request has \(bytes) bytes: at most \(limit) fit a frame, and nothing was sent"
        case .timedOut: "No answer came in time"
        }
    }
}
