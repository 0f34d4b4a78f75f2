import ModuleKit

struct AttendMeeting: WriteCommand {
    static let about = About(
        "meetings.attend", "Record who came to a meeting; whoever has an entry is changed", access: .clerk,
        example: #"""
            {"meeting": 1, "entries": [{"cadre": 1, "status": "present"},
             {"name": "Contoh Camat", "status": "represented", "represented_by": "Contoh Sekretaris"}]}
            """#)

    @Parameter("Number of the meeting", alias: "id") var meeting: Int64
    @Parameter("Who came and who did not", .items(1...2000)) var entries: [AttendanceEntry]

    func run(_ store: Transaction) throws -> Attended {
        _ = try Meeting.check(.attend, of: meeting, in: store)
        let regions = try regionsOfEntries(store)
        let sightings = try Sightings(of: meeting, in: store)
        var places: [Int64: Int] = [:]
        var attendances: [Attendance] = []
        var warnings: [Warning] = []
        for (i, entry) in entries.enumerated() {
            let who = try entry.identity(at: meeting, in: store)
            let old = try Attendance.of(who, at: meeting, in: store.snapshot)
            let id = try write(entry, who, regions[i], over: old, in: store)
            if let first = places.updateValue(i, forKey: id) {
                throw RPCError.invalid("entries/\(i)", "duplicate", "Is the same person as entries/\(first)")
            }
            let new = try Attendance.find(id, in: store.snapshot)
            if who.hasEnded, new.status == .present {
                warnings.append(
                    Warning(
                        name: "cadre_ended", path: "/entries/\(i)",
                        message: "The cadre serves no more: registry.cadre.history tells since when"))
            }
            try sightings.change(
                from: old.map { Sighting(cadre: $0.cadre, status: $0.status) },
                to: Sighting(cadre: new.cadre, status: new.status))
            if new.status == .represented, new.representedBy == nil {
                warnings.append(
                    Warning(
                        name: "representative_unknown", path: "/entries/\(i)/represented_by",
                        message: "It is not known who came in the person's place"))
            }
            attendances.append(new)
        }
        try store.publish(MeetingChanged(meeting: meeting))
        return Attended(meeting: meeting, entries: attendances, warnings: warnings)
    }

    /// The registry's numbers of the regions that entries name, in their order.
    private func regionsOfEntries(_ store: Transaction) throws -> [Change<Int64>] {
        var regions = Regions(on: try Meeting.day(of: meeting, in: store) ?? store.call.today, store)
        let found: [Change<Int64>] = try entries.enumerated().map { i, entry in
            switch entry.region {
            case .keep: .keep
            case .clear: .clear
            case .set(let code): try regions.id(of: code, at: "entries/\(i)/region").map { .set($0) } ?? .keep
            }
        }
        try regions.check()
        return found
    }

    /// The office that the registry knows of, where nobody says which.
    private func office(
        of who: Identity, _ entry: AttendanceEntry, over old: Attendance?, _ db: Database
    ) throws -> HeldOffice? {
        guard case .keep = entry.office, let person = who.person, who.office == nil, old?.office == nil else {
            return nil
        }
        return try HeldOffice.find(of: person, at: meeting, db)
    }

    private func write(
        _ entry: AttendanceEntry, _ who: Identity, _ region: Change<Int64>, over old: Attendance?,
        in store: Transaction
    ) throws -> Int64 {
        let known = try old.flatMap { old in
            try Int64.fetchOne(
                store.db, sql: "SELECT region FROM meetings_attendance WHERE id = ?", arguments: [old.id])
        }
        let held = try office(of: who, entry, over: old, store.db)
        let representative = entry.status == .represented ? entry.representedBy.applied(to: old?.representedBy) : nil
        let values: StatementArguments = [
            "now": store.call.now, "invitation": who.invitation ?? old?.invitee, "person": who.person,
            "cadre": who.cadre ?? old?.cadre, "name": old?.name ?? who.name, "status": entry.status,
            "by": representative, "sex": entry.sex.applied(to: old?.sex ?? who.sex),
            "constituency": entry.constituency.applied(to: old?.constituency ?? who.constituency),
            "office": entry.office.applied(to: old?.office ?? who.office ?? held?.title),
            "unit": entry.unit.applied(to: old?.unit ?? who.unit),
            "region": region.applied(to: known ?? held?.region ?? who.region),
        ]
        if let old {
            try store.db.execute(
                sql: """
                    UPDATE meetings_attendance SET version = version + 1, updated_at = :now, invitation = :invitation,
                        person = :person, cadre = :cadre, name = :name, status = :status, represented_by = :by,
                        sex = :sex, constituency = :constituency, office = :office, unit = :unit,
                        region = :region
                    WHERE id = :id
                    """, arguments: values &+ ["id": old.id])
            return old.id
        }
        try store.db.execute(
            sql: """
                INSERT INTO meetings_attendance(
                    created_at, updated_at, meeting, invitation, person, cadre, name, status, represented_by, sex,
                    constituency, office, unit, region)
                VALUES (:now, :now, :meeting, :invitation, :person, :cadre, :name, :status, :by, :sex,
                    :constituency, :office, :unit, :region)
                """, arguments: values &+ ["meeting": meeting])
        return store.db.lastInsertedRowID
    }
}

struct Attended: Described {
    let meeting: Int64
    let entries: [Attendance]
    let warnings: [Warning]

    static let fields = Fields<Self> {
        Field(\.meeting, "The meeting")
        Field(\.entries, "The entries, in the order given")
        Field(\.warnings, "What should be looked at")
    }
}
