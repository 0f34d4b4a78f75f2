/// Something that was done all the same, and that somebody should look at; stands in an answer's `warnings`.
public struct Warning: Described, Equatable {
    /// A stable word, as `no_decree`.
    public let name: String
    /// A JSON Pointer to the parameter; nil where it concerns the whole.
    public let path: String?
    public let message: Sentence

    public init(name: String, path: String? = nil, message: Sentence) {
        self.name = name
        self.path = path
        self.message = message
    }

    public static let fields = Fields<Self> {
        Field(\.name, "Stable word")
        Field(\.path, "JSON Pointer to the parameter; null where it concerns the whole")
        Field(\.message, "The same in a sentence")
    }
}
