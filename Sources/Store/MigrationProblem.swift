/// A rule that a migration must keep.
public enum MigrationRule: String, Sendable, CaseIterable {
    /// Tables, indexes, triggers and views begin with the module's name and `_`.
    case prefix
    /// Nothing of another module's is changed, dropped or written.
    case foreignObject = "foreign_object"
    /// Every table has a primary key.
    case primaryKey = "primary_key"
    /// No column of a primary key can be NULL.
    case nullableKey = "nullable_key"
    /// A table whose key is not one INTEGER PRIMARY KEY is WITHOUT ROWID: replayed rows would get other rowids.
    case rowidKey = "rowid_key"
    /// A key's texts are compared byte for byte.
    case keyCollation = "key_collation"
    /// No generated columns.
    case generatedColumn = "generated_column"
    /// No AUTOINCREMENT.
    case autoincrement
    /// No trigger stands on another module's table, or writes one.
    case trigger
    /// A foreign key into another module's table: only of a required module, and only RESTRICT or NO ACTION.
    case foreignKey = "foreign_key"
    /// No row points at nothing when the migration is done.
    case danglingReference = "dangling_reference"
    /// Nothing of chance or of the clock: the journal replays the text, and must come to the same rows.
    case chance
    /// A column named as personal exists.
    case personalColumn = "personal_column"
}

/// One rule that a migration breaks, and where.
public struct MigrationProblem: Sendable, Equatable, CustomStringConvertible {
    public let rule: MigrationRule
    /// The table, index, trigger, view or column.
    public let object: String
    /// A sentence without its final stop.
    public let message: String

    public init(_ rule: MigrationRule, _ object: String, _ message: String) {
        self.rule = rule
        self.object = object
        self.message = message
    }

    public var description: String { message }
}
