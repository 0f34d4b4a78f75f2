/// Something that always holds of a module's rows, whatever was written: what a backup is held against before it counts,
/// and the store by `core.store.check`.
///
///     Invariant(
///         "A note that is closed tells when", broken: "SELECT id FROM notes_note WHERE state = 'closed' AND day IS NULL")
public struct Invariant: Sendable {
    /// What holds.
    public let rule: Sentence
    /// SQL for the rows of which it does not hold; the first column is a number or a code by which the row is found, and
    /// nothing that concerns a person. It reads what the module may read.
    public let broken: String

    public init(_ rule: Sentence, broken: String) {
        self.rule = rule
        self.broken = broken
    }
}
