import Backup
import Foundation
import Journal
import ModuleKit
import Store

/// How a restored store differs from the one that is open, table by table.
struct StoreComparison {
    struct Table {
        let name: String
        /// Rows that are in the store and not in the other.
        let added: Int64
        /// Rows that were in the other and are not in the store.
        let removed: Int64
        let changed: Int64
        var differs: Bool { added + removed + changed > 0 }
    }

    /// Compares the tables that both have, inside one snapshot of the store.
    ///
    /// - Parameter prepare: called with the snapshot before the other file is opened, and may still write that.
    static func run<T>(
        _ store: Store, with path: String, for onlooker: Onlooker, prepare: (Database) throws -> Void = { _ in },
        _ body: (StoreComparison) throws -> T
    ) throws -> T {
        try store.beside(path, prepare: prepare) { db in
            try onlooker.watching(db) { try body(StoreComparison(db: db, onlooker: onlooker)) }
        }
    }

    let db: Database
    private let onlooker: Onlooker

    /// - Parameter wanted: only this table; nil for all that the journal records.
    func tables(_ wanted: String? = nil) throws -> [Table] {
        let layouts = try TableLayout.all(db).filter { layout in
            wanted.map { $0 == layout.name } ?? !Store.unrecordedTables.contains(layout.name)
        }
        return try layouts.enumerated().compactMap { place, layout in
            try onlooker.step(place, of: layouts.count, "tables compared")
            let other = try String.fetchAll(
                db, sql: "SELECT name FROM pragma_table_info(?, 'other')", arguments: [layout.name])
            guard !other.isEmpty else { return nil }
            func count(_ difference: Difference) throws -> Int64 {
                try Int64.fetchOne(db, sql: "SELECT count(*) FROM \(difference.rows(of: layout, other))") ?? 0
            }
            return Table(
                name: layout.name, added: try count(.added), removed: try count(.removed),
                changed: try count(.changed))
        }
    }

    /// In what a row differs.
    enum Difference: CaseIterable {
        case added, removed, changed

        /// SQL: the rows that differ so, as `a` in the store and `b` in the other.
        fileprivate func rows(of layout: TableLayout, _ other: [String]) -> String {
            let (mine, theirs) = ("main.\(TableLayout.quoted(layout.name))", "other.\(TableLayout.quoted(layout.name))")
            let same = equal(layout.key)
            switch self {
            case .added: return "\(mine) AS a WHERE NOT EXISTS (SELECT 1 FROM \(theirs) AS b WHERE \(same))"
            case .removed: return "\(theirs) AS b WHERE NOT EXISTS (SELECT 1 FROM \(mine) AS a WHERE \(same))"
            case .changed:
                let columns = layout.columns.filter { other.contains($0) && !layout.key.contains($0) }
                let differs = columns.isEmpty ? "0" : "NOT (\(equal(columns, "IS")))"
                return "\(mine) AS a JOIN \(theirs) AS b ON \(same) WHERE \(differs)"
            }
        }
    }

    /// The keys of some rows of a table that differ so.
    func keys(_ difference: Difference, of table: String, limit: Int) throws -> [RowKey] {
        guard let layout = try TableLayout(db, table) else { return [] }
        let other = try TableLayout.columns(of: table, in: "other", db)
        let side = difference == .removed ? "b" : "a"
        let key = layout.key.map { "\(side).\(TableLayout.quoted($0))" }.joined(separator: ", ")
        return try Row.fetchAll(
            db, sql: "SELECT \(key) FROM \(difference.rows(of: layout, other)) LIMIT \(limit)"
        ).map { RowKey(table: table, values: Array($0.databaseValues)) }
    }

    /// What is there in one of the two files only, or was made otherwise: tables, indexes, views and triggers, by name.
    func differingSchema() throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT name FROM (
                    SELECT * FROM (SELECT type, name, sql FROM main.sqlite_schema
                        EXCEPT SELECT type, name, sql FROM other.sqlite_schema)
                    UNION ALL
                    SELECT * FROM (SELECT type, name, sql FROM other.sqlite_schema
                        EXCEPT SELECT type, name, sql FROM main.sqlite_schema)
                ) WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
                """)
    }

    /// What must be done to the store's rows of a table so that those that are missing or changed are as in the other.
    /// Rows of persons who were erased stay as they are, and are only counted.
    ///
    /// - Parameter rows: keys that are wanted; nil for all.
    /// - Throws: `invalid_params` where the other lacks a row that is wanted.
    func changesBack(_ table: String, rows: [Int64]?) throws -> (rows: [ChangedRow], erased: Int64) {
        guard let layout = try TableLayout(db, table) else { throw RPCError.notFound("table", table) }
        let other = try TableLayout.columns(of: table, in: "other", db)
        guard other == layout.columns else {
            throw RPCError(.invalidState, "The table '\(table)' had other columns when the backup was made")
        }
        if rows != nil, layout.key.count != 1 {
            throw RPCError.invalid("rows", "key", "The rows of '\(table)' have no single number as key")
        }
        let quoted = TableLayout.quoted
        let filter =
            rows.map { list in " AND b.\(quoted(layout.key[0])) IN (\(list.map(String.init).joined(separator: ",")))" }
            ?? ""
        try rows.map { try refuseMissing($0, in: layout) }
        let isErased =
            layout.key.count == 1
            ? "b.\(quoted(layout.key[0])) IN (SELECT row_id FROM main.core_erasure WHERE table_name = :table)"
            : ":table IS NULL"
        let columns = layout.columns.map { "b." + quoted($0) } + layout.columns.map { "a." + quoted($0) }
        let cursor = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(isErased) AS isErased, a.\(quoted(layout.key[0])) IS NOT NULL AS isThere,
                    \(columns.joined(separator: ", "))
                FROM other.\(quoted(table)) AS b LEFT JOIN main.\(quoted(table)) AS a ON \(equal(layout.key))
                WHERE NOT (\(equal(layout.columns, "IS")))\(filter)
                """, arguments: ["table": table])
        let isKey = layout.columns.map(layout.key.contains)
        var found: [ChangedRow] = []
        var erased: Int64 = 0
        while let row = try cursor.next() {
            guard !(row["isErased"] as Bool) else {
                erased += 1
                continue
            }
            let values = Array(row.databaseValues.dropFirst(2))
            let then = Array(values[..<layout.columns.count])
            let now = Array(values[layout.columns.count...])
            let isThere = row["isThere"] as Bool
            found.append(
                ChangedRow(
                    table: table, operation: isThere ? .update : .insert, isIndirect: false, isKey: isKey,
                    old: isThere ? now.map { $0 } : [],
                    new: isThere ? isKey.indices.map { isKey[$0] || then[$0] == now[$0] ? nil : then[$0] } : then))
        }
        return (found, erased)
    }

    /// What happened to a table's rows since: those that are gone or changed, but for those of persons who were erased, and
    /// then those that came.
    func changesSince(_ table: String, limit: Int) throws -> [ChangedRow] {
        let since = try changesBack(table, rows: nil).rows.prefix(limit).map(\.inverted)
        guard since.count < limit, let layout = try TableLayout(db, table) else { return since }
        let isKey = layout.columns.map(layout.key.contains)
        let came = try Row.fetchAll(
            db,
            sql: """
                SELECT \(layout.columns.map { "a." + TableLayout.quoted($0) }.joined(separator: ", "))
                FROM \(Difference.added.rows(of: layout, layout.columns))
                ORDER BY \(layout.key.map { "a." + TableLayout.quoted($0) }.joined(separator: ", "))
                LIMIT \(limit - since.count)
                """)
        return since
            + came.map { row in
                ChangedRow(
                    table: table, operation: .insert, isIndirect: false, isKey: isKey, old: [],
                    new: Array(row.databaseValues))
            }
    }

    /// ``changesBack(_:rows:)`` of every table of a module that the other has.
    func changesBack(ofModule module: String) throws -> (rows: [ChangedRow], erased: Int64) {
        let tables = try TableLayout.all(db).map(\.name).filter { table in
            try table.hasPrefix(module + "_") && !TableLayout.columns(of: table, in: "other", db).isEmpty
        }
        guard !tables.isEmpty else { throw RPCError.notFound("module", module) }
        return try tables.reduce(into: ([], 0)) { all, table in
            let (rows, erased) = try changesBack(table, rows: nil)
            all.rows += rows
            all.erased += erased
        }
    }

    private func refuseMissing(_ rows: [Int64], in layout: TableLayout) throws {
        let key = TableLayout.quoted(layout.key[0])
        let there = try Set(
            Int64.fetchAll(
                db,
                sql: """
                    SELECT \(key) FROM other.\(TableLayout.quoted(layout.name))
                    WHERE \(key) IN (\(rows.map(String.init).joined(separator: ",")))
                    """))
        let missing = rows.enumerated().filter { !there.contains($0.element) }
        guard missing.isEmpty else {
            throw RPCError.invalidParams(
                missing.map { place, row in
                    Fault(
                        path: "/rows/\(place)", rule: "unknown",
                        message: "The backup has no row \(row) in '\(layout.name)'")
                })
        }
    }
}

/// SQL: the columns of `a` and `b` are equal.
private func equal(_ columns: [String], _ sign: String = "=") -> String {
    columns.map { "a.\(TableLayout.quoted($0)) \(sign) b.\(TableLayout.quoted($0))" }.joined(separator: " AND ")
}
