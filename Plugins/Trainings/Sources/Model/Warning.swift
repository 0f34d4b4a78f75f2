import ModuleKit

/// What was done all the same, and should be looked at.
struct Warning: Described {
    let name: String
    let path: String?
    let message: Sentence

    static let fields = Fields<Self> {
        Field(\.name, "Stable word")
        Field(\.path, "JSON Pointer to the parameter; null where it concerns the whole")
        Field(\.message, "The same in a sentence")
    }
}
