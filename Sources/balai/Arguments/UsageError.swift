import ModuleKit

/// What is wrong with how the program was called. Ends it with status 2, before anything was sent.
struct UsageError: Error, Equatable {
    /// One fault a line; each begins with a capital and has no final stop.
    let lines: [String]

    init(_ lines: [String]) { self.lines = lines }

    init(_ line: Sentence) { lines = [say(line)] }
}
