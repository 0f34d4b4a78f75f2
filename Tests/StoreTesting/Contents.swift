package import ModuleKit

/// All rows of all ordinary tables, each in its key's order.
package func contents(_ reader: some DatabaseReader) throws -> [String: [[DatabaseValue]]] {
    try reader.unsafeRead { try contents($0) }
}

/// The same in the transaction under way.
package func contents(_ db: Database) throws -> [String: [[DatabaseValue]]] {
    var found: [String: [[DatabaseValue]]] = [:]
    let tables = try String.fetchAll(
        db, sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')")
    for table in tables where !table.hasPrefix("sqlite_") {
        let key = try String.fetchAll(
            db, sql: "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", arguments: [table])
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM \(quoted(table)) ORDER BY \(key.map(quoted).joined(separator: ", "))")
        found[table] = rows.map { Array($0.databaseValues) }
    }
    return found
}

/// GRDB's own way of quoting stumbles over a quote within the name.
private func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
