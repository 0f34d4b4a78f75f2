import Journal
import ModuleKit

/// Looks at what a migration did, before it is committed, and lists every rule it breaks.
struct MigrationCheck {
    let db: Database
    let module: String
    let requires: [String]
    let before: SchemaImage
    let after: SchemaImage
    private(set) var problems: [MigrationProblem] = []
    private var prefix: String { module + "_" }

    init(_ db: Database, module: String, requires: [String], before: SchemaImage, after: SchemaImage) {
        self.db = db
        self.module = module
        self.requires = requires
        self.before = before
        self.after = after
    }

    /// All problems of a migration that wrote these tables.
    static func problems(
        _ db: Database, module: String, requires: [String], migration: Migration, before: SchemaImage,
        after: SchemaImage, touched: [String]
    ) throws -> [MigrationProblem] {
        var check = MigrationCheck(db, module: module, requires: requires, before: before, after: after)
        check.lookAtNames()
        check.lookAtWrites(touched)
        for object in after.changed(since: before) where object.name.hasPrefix(check.prefix) {
            switch object.type {
            case "table": try check.lookAtTable(object)
            case "trigger": check.lookAtTrigger(object)
            case "index": check.lookAtIndex(object)
            default: break
            }
        }
        try check.lookForDanglingReferences()
        check.lookAtPersonal(migration)
        for word in Set(SQLTokens(migration.sql).chances).sorted() {
            check.report(
                .chance, word,
                "The migration uses \(word), which would give other rows when the journal is replayed")
        }
        return check.problems
    }

    private mutating func report(_ rule: MigrationRule, _ object: String, _ message: String) {
        problems.append(MigrationProblem(rule, object, message))
    }

    private mutating func lookAtNames() {
        for object in after.changed(since: before) where !object.name.hasPrefix(prefix) {
            if before.objects.values.contains(where: { $0.type == object.type && $0.name == object.name }) {
                report(.foreignObject, object.name, "The \(object.type) '\(object.name)' of another module is changed")
            } else {
                report(
                    .prefix, object.name,
                    "The \(object.type) '\(object.name)' must have a name beginning with '\(prefix)'")
            }
        }
        for object in after.dropped(since: before) where !object.name.hasPrefix(prefix) {
            report(.foreignObject, object.name, "The \(object.type) '\(object.name)' of another module is dropped")
        }
    }

    private mutating func lookAtWrites(_ touched: [String]) {
        for table in touched where !table.hasPrefix(prefix) {
            report(.foreignObject, table, "The table '\(table)' of another module is written")
        }
    }

    private mutating func lookAtIndex(_ index: SchemaImage.Object) {
        guard !index.table.hasPrefix(prefix) else { return }
        report(.foreignObject, index.name, "The index '\(index.name)' stands on '\(index.table)' of another module")
    }

    private mutating func lookAtTrigger(_ trigger: SchemaImage.Object) {
        if !trigger.table.lowercased().hasPrefix(prefix) {
            report(
                .trigger, trigger.name, "The trigger '\(trigger.name)' stands on '\(trigger.table)' of another module")
        }
        for table in SQLTokens(trigger.sql).triggerTargets where !table.hasPrefix(prefix) {
            report(.trigger, trigger.name, "The trigger '\(trigger.name)' writes '\(table)' of another module")
        }
    }

    // MARK: - Tables

    private mutating func lookAtTable(_ table: SchemaImage.Object) throws {
        let kind = try Row.fetchOne(
            db, sql: "SELECT type, wr FROM pragma_table_list WHERE schema = 'main' AND name = ?",
            arguments: [table.name])
        // Virtual tables have no rows of their own, and their shadows the shape that SQLite gives them.
        guard let kind, kind["type"] == "table" else { return }
        let columns = try Row.fetchAll(
            db, sql: "SELECT name, type, \"notnull\", pk, hidden FROM pragma_table_xinfo(?, 'main')",
            arguments: [table.name])
        for column in columns where (column["hidden"] as Int) > 1 {
            let name: String = column["name"]
            report(.generatedColumn, "\(table.name).\(name)", "The column '\(table.name).\(name)' is generated")
        }
        if SQLTokens(table.sql).contains("AUTOINCREMENT") {
            report(.autoincrement, table.name, "The table '\(table.name)' uses AUTOINCREMENT")
        }
        try lookAtKey(table.name, columns.filter { ($0["pk"] as Int) > 0 }, hasRowid: (kind["wr"] as Int) == 0)
        try lookAtForeignKeys(table)
    }

    private mutating func lookAtKey(_ table: String, _ key: [Row], hasRowid: Bool) throws {
        guard !key.isEmpty else {
            report(.primaryKey, table, "The table '\(table)' has no primary key")
            return
        }
        let index = try String.fetchOne(
            db, sql: "SELECT name FROM pragma_index_list(?, 'main') WHERE origin = 'pk'", arguments: [table])
        // The one key that is the rowid itself has no index.
        if hasRowid, index == nil { return }
        for column in key where !(column["notnull"] as Bool) {
            let name: String = column["name"]
            report(.nullableKey, "\(table).\(name)", "The column '\(table).\(name)' of the primary key may be NULL")
        }
        if hasRowid {
            report(
                .rowidKey, table,
                "The table '\(table)' must be WITHOUT ROWID, because its key is not one INTEGER PRIMARY KEY")
        }
        guard let index else { return }
        let collated = try Row.fetchAll(
            db,
            sql: """
                SELECT name, coll FROM pragma_index_xinfo(?, 'main')
                WHERE key = 1 AND coll <> 'BINARY' AND name IN (SELECT name FROM pragma_table_info(?) WHERE pk > 0)
                """, arguments: [index, table])
        for column in collated {
            let name: String = column["name"]
            let collation: String = column["coll"]
            report(
                .keyCollation, "\(table).\(name)",
                "The column '\(table).\(name)' of the primary key is compared by \(collation), and not byte for byte")
        }
    }

    private mutating func lookAtForeignKeys(_ table: SchemaImage.Object) throws {
        let keys = try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT id, "table" AS target, on_update, on_delete
                FROM pragma_foreign_key_list(?, 'main') ORDER BY id
                """, arguments: [table.name])
        for key in keys {
            let target: String = key["target"]
            guard !target.lowercased().hasPrefix(prefix) else { continue }
            let owner = ModuleName.owner(of: target.lowercased())
            if !requires.contains(owner) {
                report(
                    .foreignKey, table.name,
                    "The table '\(table.name)' refers to '\(target)', and the module does not require '\(owner)'")
            } else if after.columns[target] == nil {
                report(.foreignKey, table.name, "The table '\(table.name)' refers to '\(target)', which is not there")
            }
            for (event, action) in [("DELETE", key["on_delete"] as String), ("UPDATE", key["on_update"] as String)]
            where !["RESTRICT", "NO ACTION"].contains(action) {
                report(
                    .foreignKey, table.name,
                    "The table '\(table.name)' refers to '\(target)' with ON \(event) \(action): expected RESTRICT")
            }
        }
        for reference in SQLTokens(table.sql).references where reference.isDeferred {
            guard !reference.table.hasPrefix(prefix) else { continue }
            report(
                .foreignKey, table.name,
                "The table '\(table.name)' refers to '\(reference.table)' with a deferred key: expected an immediate one"
            )
        }
    }

    // MARK: - Rows

    private mutating func lookForDanglingReferences() throws {
        // Foreign keys are off while a migration runs, so that tables can be built anew.
        let rows = try Row.fetchAll(
            db, sql: "SELECT \"table\", parent, count(*) AS count FROM pragma_foreign_key_check GROUP BY 1, 2")
        for row in rows {
            let table: String = row["table"]
            let parent: String = row["parent"]
            let count: Int = row["count"]
            report(.danglingReference, table, "\(count) rows of '\(table)' point at nothing in '\(parent)'")
        }
    }

    private mutating func lookAtPersonal(_ migration: Migration) {
        for name in migration.personal + migration.sealed.flatMap(\.columns) {
            let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, parts[0].hasPrefix(prefix), after.columns[parts[0]]?.contains(parts[1]) == true
            else {
                report(
                    .personalColumn, name,
                    "The personal column '\(name)' is not there: expected '\(prefix)table.column'")
                continue
            }
        }
    }
}

extension SealedColumn {
    /// The column, and the one by which its values are found.
    fileprivate var columns: [String] {
        guard let lookup else { return [name] }
        return [name, name.prefix { $0 != "." } + "." + lookup]
    }
}
