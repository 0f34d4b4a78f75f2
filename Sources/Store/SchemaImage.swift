import ModuleKit

/// The schema as it stands: what a migration changes is the difference of two.
struct SchemaImage {
    struct Object: Equatable {
        let type: String
        let name: String
        /// On which table an index or a trigger stands.
        let table: String
        let sql: String
    }

    /// By name: SQLite has one space of names for all but triggers, which are set apart by theirs.
    var objects: [String: Object] = [:]
    /// Columns of every ordinary table.
    var columns: [String: Set<String>] = [:]

    init(_ db: Database) throws {
        let rows = try Row.fetchAll(db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_master")
        for row in rows {
            let object = Object(
                type: row["type"], name: row["name"], table: row["tbl_name"], sql: row["sql"] ?? "")
            // Made by SQLite for keys and unique columns.
            guard !object.name.hasPrefix("sqlite_") else { continue }
            objects[(object.type == "trigger" ? "trigger " : "") + object.name] = object
        }
        let found = try Row.fetchAll(
            db,
            sql: """
                SELECT list.name AS name, info.name AS "column"
                FROM pragma_table_list AS list, pragma_table_info(list.name, 'main') AS info
                WHERE list.schema = 'main' AND list.type = 'table'
                """)
        for row in found { columns[row["name"], default: []].insert(row["column"]) }
    }

    /// New, or other than before.
    func changed(since before: SchemaImage) -> [Object] {
        objects.filter { before.objects[$0.key] != $0.value }.map(\.value).sorted { $0.name < $1.name }
    }

    func dropped(since before: SchemaImage) -> [Object] {
        before.objects.filter { objects[$0.key] == nil }.map(\.value).sorted { $0.name < $1.name }
    }
}
