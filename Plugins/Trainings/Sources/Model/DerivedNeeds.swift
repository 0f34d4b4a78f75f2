import ModuleKit

/// Needs that nobody entered: seen in who was trained when, and with what result. One for each part of a region, of the
/// level below it, in which there is anybody concerned.
struct DerivedNeeds {
    let scope: RegionScope
    let settings: TrainingsSettings
    let store: Snapshot

    init(within: RegionCode?, settings: TrainingsSettings, _ store: Snapshot) {
        scope = RegionScope(within: within, by: .below(within))
        self.settings = settings
        self.store = store
    }

    func all(_ origin: NeedOrigin?) throws -> [Need] {
        try [.neverTrained, .trainedLongAgo, .revivedUntrained, .lowScores]
            .filter { origin == nil || origin == $0 }.flatMap(needs)
    }

    private func needs(_ origin: NeedOrigin) throws -> [Need] {
        let rows = try Row.fetchAll(
            store.db,
            sql: """
                WITH \(RegionScope.standing), concerned(part, dimension, cadres) AS (\(query(origin)))
                SELECT r.code, r.name, n.dimension, n.cadres
                FROM concerned n JOIN registry_pub_region r ON r.code = n.part WHERE n.cadres > 0
                ORDER BY r.code, n.dimension
                """, arguments: scope.arguments &+ bound(origin))
        return rows.map { need($0, origin) }
    }

    private func need(_ row: Row, _ origin: NeedOrigin) -> Need {
        let dimension: Dimension? = row["dimension"]
        return Need(
            id: nil, version: nil, createdAt: nil, updatedAt: nil, origin: origin,
            title: title(origin, row["cadres"], row["name"], dimension), dimension: dimension,
            regions: [row["code"]], cadres: row["cadres"], source: nil, meeting: nil, issue: nil, followup: nil,
            training: nil, state: .open, reason: nil, plan: nil)
    }

    private func title(_ origin: NeedOrigin, _ count: Int, _ name: String, _ dimension: Dimension?) -> Sentence {
        switch origin {
        case .entered: ""
        case .neverTrained: "\(count) active cadres of \(name) have completed no training"
        case .trainedLongAgo:
            "\(count) active cadres of \(name) completed their last training more than \(settings.refresherMonths) months ago"
        case .revivedUntrained: "\(count) active cadres of \(name) were revived, and not trained since"
        case .lowScores:
            "\(count) active cadres of \(name) reached less than \(settings.lowMark) % at their last training (\((dimension ?? .knowledge).words))"
        }
    }

    private func bound(_ origin: NeedOrigin) -> StatementArguments {
        switch origin {
        case .entered, .neverTrained, .revivedUntrained: [:]
        case .trainedLongAgo: ["long_ago": store.call.today.adding(months: -settings.refresherMonths)]
        case .lowScores: ["low": settings.lowMark]
        }
    }

    /// Part, dimension and number of cadres.
    private func query(_ origin: NeedOrigin) -> String {
        switch origin {
        case .entered: "SELECT NULL, NULL, 0 WHERE false"
        case .neverTrained:
            """
            SELECT part, NULL, count(*) FROM standing WHERE last_on IS NULL GROUP BY part
            """
        case .trainedLongAgo:
            """
            SELECT part, NULL, count(*) FROM standing WHERE last_on < :long_ago GROUP BY part
            """
        case .revivedUntrained:
            """
            SELECT part, NULL, count(*) FROM (
                SELECT s.part, max(e.on_date) AS revived_on, s.last_on
                FROM standing s JOIN registry_pub_cadre_event e ON e.cadre = s.cadre AND e.kind = 'revived'
                GROUP BY s.cadre)
            WHERE last_on IS NULL OR last_on < revived_on GROUP BY part
            """
        case .lowScores:
            """
            SELECT part, dimension, count(*) FROM (
                SELECT s.part, a.dimension, avg(x.score * 100 / a.maximum) AS mark
                FROM standing s
                JOIN trainings_participant p ON p.id = (
                    SELECT q.id FROM trainings_participant q JOIN trainings_training t ON t.id = q.training
                    WHERE q.person = s.person AND q.state IN ('completed', 'failed')
                    ORDER BY t.ends_on DESC, q.id DESC LIMIT 1)
                JOIN trainings_assessment a ON a.training = p.training AND a.phase = 'post'
                JOIN trainings_score x ON x.assessment = a.id AND x.participant = p.id
                GROUP BY s.cadre, a.dimension)
            WHERE mark < :low GROUP BY part, dimension
            """
        }
    }
}
