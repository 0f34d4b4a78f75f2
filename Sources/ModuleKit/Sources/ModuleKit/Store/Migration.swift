/// One step of a module's tables. Written once: a later change is another migration.
///
/// The text is SQL and nothing else, so that it means the same whatever the program has become.
public struct Migration: Sendable {
    /// A number and words: `0001 regions`.
    public let name: String
    /// Columns that hold personal data, as `table.column`; erasing a person looks at them.
    public let personal: [String]
    /// Columns that hold sealed values; changing the key looks at them.
    public let sealed: [SealedColumn]
    public let sql: String

    public init(_ name: String, personal: [String] = [], sealed: [SealedColumn] = [], sql: String) {
        self.name = name
        self.personal = personal
        self.sealed = sealed
        self.sql = sql
    }
}
