/// The stable name of an error on the wire, and what scripts test for.
public enum ErrorName: String, Sendable, CaseIterable {
    case parseError = "parse_error"
    case invalidRequest = "invalid_request"
    case unknownCommand = "unknown_command"
    case invalidParams = "invalid_params"
    case `internal`
    case notFound = "not_found"
    /// Unique, double booking, or changed since `expected_version`.
    case conflict
    case forbidden
    /// The thing is not in a state that allows this; the error tells the state and what is allowed from it.
    case invalidState = "invalid_state"
    /// A queue is full; the details hold `retry_after_ms`.
    case busy
    case deadlineExceeded = "deadline_exceeded"
    case cancelled
    case moduleUnavailable = "module_unavailable"
    /// The disk is full or failed; nothing was written.
    case storage
    case frameTooLarge = "frame_too_large"
    /// More than one thing fits; the details list the candidates.
    case ambiguous
    /// A sealed value is needed and the key file is not there.
    case keyMissing = "key_missing"

    /// The JSON-RPC number that goes with the name.
    public var code: Int {
        switch self {
        case .parseError: -32700
        case .invalidRequest: -32600
        case .unknownCommand: -32601
        case .invalidParams: -32602
        case .internal: -32603
        case .notFound: -32001
        case .conflict: -32002
        case .forbidden: -32003
        case .invalidState: -32004
        case .busy: -32005
        case .deadlineExceeded: -32006
        case .cancelled: -32007
        case .moduleUnavailable: -32008
        case .storage: -32009
        case .frameTooLarge: -32010
        case .ambiguous: -32011
        case .keyMissing: -32012
        }
    }
}
