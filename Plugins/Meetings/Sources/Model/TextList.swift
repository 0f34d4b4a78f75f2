import ModuleKit

extension [String] {
    /// The list as it lies in a column: JSON.
    var column: String {
        var writer = JSONWriter()
        Self.shape.encode(self, &writer)
        return writer.string
    }
}
