import ModuleKit

extension GivenInvitee {
    /// Adds an invitation, or adds to the one that there is what is new, and answers its number.
    func write(_ who: Identity?, from region: Int64?, to meeting: Int64, in store: Transaction) throws -> Int64 {
        let values: StatementArguments = [
            "now": store.call.now, "cadre": who?.cadre, "office": office, "unit": unit,
            "constituency": constituency, "sex": sex ?? who?.sex, "region": region,
        ]
        if let id = who?.invitation {
            try store.db.execute(
                sql: """
                    UPDATE meetings_invitation SET version = version + 1, updated_at = :now,
                        cadre = coalesce(:cadre, cadre), office = coalesce(:office, office),
                        unit = coalesce(:unit, unit), constituency = coalesce(:constituency, constituency),
                        sex = coalesce(:sex, sex), region = coalesce(:region, region)
                    WHERE id = :id
                    """, arguments: values &+ ["id": id])
            return id
        }
        try store.db.execute(
            sql: """
                INSERT INTO meetings_invitation(
                    created_at, updated_at, meeting, person, cadre, name, office, unit, constituency, sex, region)
                VALUES (:now, :now, :meeting, :person, :cadre, :name, :office, :unit, :constituency, :sex, :region)
                """, arguments: values &+ ["meeting": meeting, "person": who?.person, "name": who?.name])
        let id = store.db.lastInsertedRowID
        try Self.answer(id, of: who?.person, to: meeting, in: store)
        return id
    }

    /// The same for an office of a region, with whoever holds it. Where the office was invited without anybody, that
    /// invitation is the holder's now; one that has somebody stays as it is.
    func write(_ holder: OfficeHolder?, from region: Int64, to meeting: Int64, in store: Transaction) throws -> Int64 {
        let known = try Row.fetchOne(
            store.db,
            sql: """
                SELECT id, person FROM meetings_invitation
                WHERE meeting = :meeting AND region = :region AND office IN (:office, :acting)
                ORDER BY person IS NULL, id
                """,
            arguments: ["meeting": meeting, "region": region, "office": office, "acting": holder?.title(office)])
        if let known, holder == nil || known["person"] as Int64? != nil { return known["id"] }
        guard let holder else { return try write(nil as Identity?, from: region, to: meeting, in: store) }
        let who = try Identity.ofPerson(holder.person, meeting: meeting, in: store)
        var given = self
        given.office = holder.title(office)
        guard let id = known?["id"] as Int64?, who.invitation == nil else {
            return try given.write(who, from: region, to: meeting, in: store)
        }
        try store.db.execute(
            sql: """
                UPDATE meetings_invitation SET version = version + 1, updated_at = :now, person = :person, name = :name,
                    cadre = :cadre, office = :office, sex = coalesce(sex, :sex)
                WHERE id = :id
                """,
            arguments: [
                "id": id, "now": store.call.now, "person": who.person, "name": who.name, "cadre": who.cadre,
                "office": given.office, "sex": who.sex,
            ])
        try Self.answer(id, of: who.person, to: meeting, in: store)
        return id
    }

    /// Who was recorded as present before the invitation is no walk-in.
    private static func answer(_ id: Int64, of person: Int64?, to meeting: Int64, in store: Transaction) throws {
        try store.db.execute(
            sql: """
                UPDATE meetings_attendance SET version = version + 1, updated_at = :now, invitation = :id
                WHERE meeting = :meeting AND person = :person AND invitation IS NULL
                """, arguments: ["now": store.call.now, "id": id, "meeting": meeting, "person": person])
    }
}
