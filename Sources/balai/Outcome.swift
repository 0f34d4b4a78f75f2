/// What a script learns from how the program ended.
enum Outcome: Int32 {
    case done = 0
    /// The command answered an error.
    case refused = 1
    /// The program was called wrongly; nothing was sent.
    case usage = 2
    case noDaemon = 3
    /// `balai status`: something needs care.
    case care = 4
}
