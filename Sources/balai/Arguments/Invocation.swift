import ModuleKit

/// What a line of flags asks for.
struct Invocation: Equatable {
    /// The command's parameters.
    var params: JSONValue = .object([])
    /// The members of `_meta`, where any was given.
    var meta: JSONValue?
    /// Whether help was asked for instead.
    var wantsHelp = false
    /// `--output`, when it stands behind the command's name.
    var output: OutputFormat?
    /// Where a file of the result goes.
    var out: String?
}
