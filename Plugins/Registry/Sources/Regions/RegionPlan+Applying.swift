import ModuleKit

extension RegionPlan {
    /// Writes it. A former name stays findable.
    mutating func apply(decree: String?, validFrom: CalendarDate?, _ store: Transaction) throws {
        let until = validFrom.map { CalendarDate(daysSince1970: $0.daysSince1970 - 1) }
        try add(decree: decree, validFrom: validFrom, store)
        for (row, region, old) in recoded {
            try store.db.cachedStatement(
                sql: "INSERT INTO registry_former_code (region, code, valid_until, decree) VALUES (?, ?, ?, ?)"
            ).execute(arguments: [region.id, old.text, until ?? store.call.today, decree])
            try place(row, region, decree: decree, validFrom: validFrom, store)
        }
        for (row, region) in renamed { try place(row, region, decree: decree, validFrom: validFrom, store) }
        for (id, code) in coded {
            try store.db.cachedStatement(
                sql: "UPDATE registry_region SET bps_code = ?, version = version + 1, updated_at = ? WHERE id = ?"
            ).execute(arguments: [code, store.call.now, id])
        }
        for (_, id) in closed {
            try store.db.cachedStatement(
                sql: "UPDATE registry_region SET valid_to = ?, version = version + 1, updated_at = ? WHERE id = ?"
            ).execute(arguments: [until ?? store.call.today, store.call.now, id])
        }
        if !closed.isEmpty { try Heirs.settle(store.db) }
        try Edition.advance(store.db)
        if !(added.isEmpty && recoded.isEmpty && closed.isEmpty) {
            let codes = added.map(\.code) + recoded.flatMap { [$0.old, $0.row.code] } + closed.map(\.code)
            try store.publish(RegionsChanged(validFrom: validFrom, codes: codes))
        }
    }

    private mutating func add(decree: String?, validFrom: CalendarDate?, _ store: Transaction) throws {
        let now = store.call.now
        let insert = try store.db.cachedStatement(
            sql: """
                INSERT INTO registry_region (code, name, level, kind, parent, bps_code, decree, valid_from, opened_on,
                    created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for row in added {
            let parent = row.code.parent.flatMap { ids[$0.text] }
            let opened = newProvinces.contains(String(row.code.text.prefix(2))) ? nil : validFrom
            try insert.execute(arguments: [
                row.code.text, row.name, row.code.level, row.kind, parent, row.bpsCode, decree, validFrom, opened, now,
                now,
            ])
            ids[row.code.text] = store.db.lastInsertedRowID
        }
    }

    /// Gives a region the code and the name that the file has.
    private func place(
        _ row: RegionRow, _ region: Present, decree: String?, validFrom: CalendarDate?, _ store: Transaction
    ) throws {
        let name = row.name ?? region.name
        if name != region.name {
            let until = validFrom.map { CalendarDate(daysSince1970: $0.daysSince1970 - 1) }
            try FormerNames.add(region.name, of: region.id, until: until, decree: decree, store)
        }
        let parent = row.code.parent.flatMap { ids[$0.text] }
        try store.db.cachedStatement(
            sql: """
                UPDATE registry_region SET code = ?, name = ?, kind = ?, parent = ?, bps_code = coalesce(?, bps_code),
                    decree = coalesce(?, decree), valid_from = coalesce(?, valid_from), version = version + 1,
                    updated_at = ?
                WHERE id = ?
                """
        ).execute(arguments: [
            row.code.text, name, row.kind, parent, row.bpsCode, decree, validFrom, store.call.now, region.id,
        ])
    }
}
