import ModuleKit

/// What the cadres add that count for one place: a village, or what lies around one that is closed.
enum CadreShares {
    private struct Cadre {
        let sex: String?
        let validUntil: CalendarDate?
        var steps: [Service.Step] = []
        var trainings: Set<String> = []
    }

    static func of(_ code: String, by places: Places, _ store: Snapshot) throws -> Share {
        var changes = Changes()
        var lives: [Service] = []
        for region in try places.regions(of: code, store) {
            for cadre in try read(region, store).values {
                let life = Service(cadre.steps)
                lives.append(life)
                add(cadre, life, to: &changes)
            }
        }
        // A place that is no village has no minimum.
        if code.utf8.count == 13 { addVillage(lives, to: &changes) }
        var share = Share()
        share.add(changes, to: Set(Placement.line(code)))
        return share
    }

    private static func read(_ region: Int64, _ store: Snapshot) throws -> [Int64: Cadre] {
        var cadres: [Int64: Cadre] = [:]
        let rows = try Row.fetchAll(
            store.db.cachedStatement(
                sql: "SELECT id, sex, valid_until FROM registry_pub_cadre WHERE region = ?"), arguments: [region])
        guard !rows.isEmpty else { return [:] }
        for row in rows { cadres[row[0]] = Cadre(sex: row[1], validUntil: row[2]) }
        let steps = try Row.fetchCursor(
            store.db.cachedStatement(
                sql: """
                    SELECT cadre, id, kind, on_date FROM registry_pub_cadre_event
                    WHERE region = ? AND kind <> 'seen'
                    """), arguments: [region])
        while let row = try steps.next() {
            cadres[row[0]]?.steps.append(Service.Step(number: row[1], kind: row[2], on: row[3]))
        }
        guard store.isLoaded("trainings") else { return cadres }
        let trainings = try Row.fetchCursor(
            store.db.cachedStatement(
                sql: """
                    SELECT c.id, t.ends_on FROM registry_pub_cadre c
                    JOIN trainings_pub_participant e ON e.person = c.person
                    JOIN trainings_pub_training t ON t.id = e.training
                    WHERE c.region = ? AND e.state = 'completed'
                    """), arguments: [region])
        while let row = try trainings.next() { cadres[row[0]]?.trainings.insert(row[1]) }
        return cadres
    }

    private static func add(_ cadre: Cadre, _ life: Service, to changes: inout Changes) {
        let states: [(Counted, Service.State)] = [
            (.active, .active), (.inactive, .inactive), (.proposed, .proposed), (.ended, .ended),
        ]
        for (figure, state) in states {
            for span in life.spans(where: { $0 == state }) { changes.add(figure, from: span.from, until: span.until) }
        }
        for span in life.spans(where: { $0 != .ended }) {
            switch cadre.sex {
            case "P": changes.add(.women, from: span.from, until: span.until)
            case nil: changes.add(.sexUnknown, from: span.from, until: span.until)
            default: break
            }
        }
        for day in life.revivals { changes.add(.revived, on: day) }
        let active = life.spans { $0 == .active }
        if let last = cadre.validUntil {
            let after = last.next.description
            for span in active { changes.add(.expired, from: max(span.from, after), until: span.until) }
        }
        let trainings = cadre.trainings.sorted()
        for span in active { changes.add(.trained, on: trainings, from: span.from, until: span.until) }
    }

    /// Whether anybody serves in the village, and how many are active, day by day.
    private static func addVillage(_ lives: [Service], to changes: inout Changes) {
        var serving: [String: Int] = [:]
        var active: [String: Int] = [:]
        for life in lives {
            for span in life.spans(where: { $0 != .ended }) { note(span, &serving) }
            for span in life.spans(where: { $0 == .active }) { note(span, &active) }
        }
        for level in levels(serving) {
            changes.add(.served, (level.after > 0 ? 1 : 0) - (level.before > 0 ? 1 : 0), on: level.day)
        }
        for level in levels(active) {
            for cadres in 1...Counted.mostCadres {
                let change = (level.after >= cadres ? 1 : 0) - (level.before >= cadres ? 1 : 0)
                changes.add(Counted.atLeast(cadres), change, on: level.day)
            }
        }
    }

    private static func note(_ span: (from: String, until: String?), _ changes: inout [String: Int]) {
        changes[span.from, default: 0] += 1
        if let until = span.until { changes[until, default: 0] -= 1 }
    }

    private static func levels(_ changes: [String: Int]) -> [(day: String, before: Int, after: Int)] {
        var level = 0
        return changes.sorted { $0.key < $1.key }.map { day, change in
            level += change
            return (day, level - change, level)
        }
    }
}

extension CalendarDate {
    /// The day after.
    var next: CalendarDate { CalendarDate(daysSince1970: daysSince1970 + 1) }
    /// The day before.
    var previous: CalendarDate { CalendarDate(daysSince1970: daysSince1970 - 1) }
}
