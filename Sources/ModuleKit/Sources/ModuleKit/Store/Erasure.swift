extension Transaction {
    /// Says that the personal columns of rows must vanish from history too (UU 27/2022), now that the module has replaced
    /// them in the rows themselves: from the journal, from answers that are kept, and from whatever is restored later.
    ///
    /// - Parameters:
    ///   - table: one of the module's own, whose key is one integer; its personal columns are those that its migrations
    ///     mark.
    ///   - rows: their keys.
    /// - Returns: what backups made before still hold, and until when, for the answer; nil where there are none.
    @discardableResult
    public func erase(_ table: String, rows: [Int64]) throws -> Warning? { try host.erase(table, rows: rows) }
}
