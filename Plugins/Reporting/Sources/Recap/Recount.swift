import ModuleKit

/// Figures counted afresh, from the records themselves and by any boundaries.
enum Recount {
    static func values(
        _ scope: RecapScope, of codes: RegionCodes, _ places: CountedPlaces, _ store: Snapshot
    ) throws -> FigureValues {
        var values = FigureValues(of: codes, store)
        for figure in Figure.allCases where figure.isKnown(store) {
            try add(figure, scope, places, store, to: &values)
        }
        return values
    }

    static func add(
        _ figure: Figure, _ scope: RecapScope, _ places: CountedPlaces, _ store: Snapshot,
        to values: inout FigureValues
    ) throws {
        let sql = """
            WITH \(places.tables), \(figure.tables(store))
            SELECT line, sum(amount) FROM (
                SELECT DISTINCT substr(code, 1, :length) AS line, key, amount FROM record
                WHERE length(code) >= :length AND \(RecapScope.isInside("code")))
            GROUP BY line
            """
        let rows = try Row.fetchCursor(
            store.db.cachedStatement(sql: sql), arguments: scope.arguments(of: sql) &+ places.arguments)
        while let row = try rows.next() { values.set(figure, row[1], of: row[0]) }
    }
}
