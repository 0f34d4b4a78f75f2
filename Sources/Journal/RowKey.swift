import ModuleKit

/// One row of the store, by its table and its primary key.
public struct RowKey: Sendable, Hashable {
    public let table: String
    /// The values of the key's columns, in the order of the table's columns.
    public let values: [DatabaseValue]

    public init(table: String, values: [DatabaseValue]) {
        self.table = table
        self.values = values
    }
}

extension ChangedRow {
    /// Which row it is. An update never changes a key: that is a delete and an insert.
    public var key: RowKey {
        let values = operation == .insert ? new : old
        return RowKey(table: table, values: zip(values, isKey).compactMap { $1 ? $0 ?? .null : nil })
    }

    /// The change that leads back.
    public var inverted: ChangedRow {
        var inverse = self
        switch operation {
        case .insert:
            inverse.operation = .delete
            (inverse.old, inverse.new) = (new, [])
        case .delete:
            inverse.operation = .insert
            (inverse.old, inverse.new) = ([], old)
        case .update:
            // The key stands among the values before, and only there.
            inverse.old = isKey.indices.map { isKey[$0] ? old[$0] : new[$0] }
            inverse.new = isKey.indices.map { isKey[$0] ? nil : old[$0] }
        }
        return inverse
    }
}
