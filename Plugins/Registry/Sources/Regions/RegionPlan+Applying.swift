import ModuleKit

extension RegionPlan {
    /// Writes it. A former name stays findable.
    mutating func apply(decree: String?, validFrom: CalendarDate?, _ store: Transaction) throws {
        let until = validFrom?.dayBefore
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
        if !closed.isEmpty { try Heirs.settle(store) }
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
                INSERT INTO registry_region (code, name, level, kind, parent, bps_code, decree, name_decree, valid_from,
                    opened_on, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for row in added {
            let parent = row.code.parent.flatMap { ids[$0.text] }
            let opened = newProvinces.contains(String(row.code.text.prefix(2))) ? nil : validFrom
            try insert.execute(arguments: [
                row.code.text, row.name, row.code.level, row.kind, parent, row.bpsCode, decree, decree, validFrom,
                opened,
                now, now,
            ])
            ids[row.code.text] = store.db.lastInsertedRowID
        }
    }

    /// Gives a region the code and the name that the file has.
    private func place(
        _ row: RegionRow, _ region: Present, decree: String?, validFrom: CalendarDate?, _ store: Transaction
    ) throws {
        let parent = row.code.parent.flatMap { ids[$0.text] }
        try store.db.cachedStatement(
            sql: """
                UPDATE registry_region SET code = ?1, kind = ?2, parent = ?3, bps_code = coalesce(?4, bps_code),
                    decree = iif(?1 = code, decree, ?5), valid_from = iif(?1 = code, valid_from, coalesce(?6, valid_from)),
                    version = version + 1, updated_at = ?7
                WHERE id = ?8
                """
        ).execute(arguments: [
            row.code.text, row.kind, parent, row.bpsCode, decree, validFrom, store.call.now, region.id,
        ])
        guard let name = row.name, name != region.name else { return }
        try RegionNames.set(name, of: region.id, from: validFrom, decree: decree, store)
    }
}
