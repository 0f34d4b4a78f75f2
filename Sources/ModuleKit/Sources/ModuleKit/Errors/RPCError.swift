/// What a command answers when it cannot do what was asked.
///
/// The message begins with a capital, has no final stop, names the field and quotes the value, but never a sealed
/// value or a row's content. The hint says what to do next.
public struct RPCError: Error, Sendable, Equatable {
    public var name: ErrorName
    public var message: Sentence
    public var hint: Sentence?
    private var given: JSONValue?
    private var faults: [Fault] = []

    public init(_ name: ErrorName, _ message: Sentence, details: JSONValue? = nil, hint: Sentence? = nil) {
        self.name = name
        self.message = message
        given = details
        self.hint = hint
    }

    /// What a program may want to know more; of `invalid_params` the faults, in English.
    public var details: JSONValue? {
        get { details(in: .english) }
        set { (given, faults) = (newValue, []) }
    }

    /// The details with what people read of them in a language.
    public func details(in words: Words) -> JSONValue? {
        guard !faults.isEmpty else { return given }
        return .array(
            faults.map { fault in
                .object([
                    ("path", .string(fault.path)), ("rule", .string(fault.rule)),
                    ("message", .string(fault.message.text(in: words))),
                ])
            })
    }

    /// All faults of one request's parameters.
    public static func invalidParams(_ faults: [Fault]) -> RPCError {
        let message: Sentence =
            switch faults.count {
            case 1 where faults[0].path.isEmpty: "The parameters: \(faults[0].message)"
            case 1: "\(faults[0].path): \(faults[0].message)"
            default: "\(faults.count) parameters are invalid"
            }
        var error = RPCError(.invalidParams, message)
        error.faults = faults
        return error
    }

    /// The same, its faults below this parameter.
    public func within(_ path: String) -> RPCError {
        faults.isEmpty
            ? self
            : .invalidParams(faults.map { Fault(path: "/" + path + $0.path, rule: $0.rule, message: $0.message) })
    }

    /// Everything that is wrong with a request, where both are ``invalidParams(_:)``; else this one.
    public func joined(with other: RPCError) -> RPCError {
        faults.isEmpty || other.faults.isEmpty ? self : .invalidParams(faults + other.faults)
    }

    /// One fault that only the store could show, at the parameter it concerns.
    public static func invalid(_ path: String, _ rule: String, _ message: Sentence) -> RPCError {
        invalidParams([Fault(path: "/" + path, rule: rule, message: message)])
    }

    /// Nothing bears this number or name.
    public static func notFound(_ noun: Sentence, _ value: some CustomStringConvertible) -> RPCError {
        RPCError(.notFound, "There is no \(noun) '\(value)'")
    }

    /// A thing in the wrong state: `details` names it and what is allowed from it.
    public static func invalidState(_ noun: Sentence, is state: String, allowed: [String]) -> RPCError {
        RPCError(
            .invalidState,
            allowed.isEmpty
                ? "The \(noun) is '\(state)': nothing more can be done with it"
                : "The \(noun) is '\(state)', which allows \(allowed.joined(separator: ", "))",
            details: .object([("state", .string(state)), ("allowed", .array(allowed.map { .string($0) }))]))
    }
}
