/// What must not stand in the clear: a number that belongs into a sealed parameter, and was put into a name or a reason.
///
/// While the module runs, no call of whatever command gets past it, except in parameters that are sealed and in files.
public struct ClearTextRule: Sendable {
    /// The fault's rule, a stable word.
    public let name: String
    /// For who wrote it; never quotes the text.
    public let message: Sentence
    /// Whether it stands in a text, or in a number as it is written.
    public let stands: @Sendable (UnsafeBufferPointer<UInt8>) -> Bool

    public init(
        _ name: String, _ message: Sentence, stands: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Bool
    ) {
        self.name = name
        self.message = message
        self.stands = stands
    }
}
