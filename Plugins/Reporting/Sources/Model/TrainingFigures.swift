import ModuleKit

/// What the trainings module's views say of trainings that began in the period and were not cancelled.
enum TrainingFigures {
    static func trainings(_ scope: RecapScope, _ store: Snapshot) throws -> FigureTable {
        try scope.figures("WITH \(aims) SELECT code, count(*) AS trainings FROM inside GROUP BY code", in: store)
    }

    /// Those that were aimed at a wider region than the row.
    static func wider(_ scope: RecapScope, _ store: Snapshot) throws -> FigureTable {
        try scope.figures("WITH \(aims) SELECT code, count(*) AS wider FROM wider GROUP BY code", in: store)
    }

    private static let aims = """
        begun(id, place_region) AS (
            SELECT id, place_region FROM trainings_pub_training
            WHERE state <> 'cancelled' AND starts_on >= :from AND starts_on <= :to),
        aim(thing, code) AS (
            SELECT b.id, r.code FROM begun b JOIN trainings_pub_target t ON t.training = b.id
            JOIN registry_pub_region r ON r.id = t.region
            UNION SELECT b.id, r.code FROM begun b JOIN registry_pub_region r ON r.id = b.place_region
            WHERE NOT EXISTS (SELECT 1 FROM trainings_pub_target t WHERE t.training = b.id)),
        \(RecapScope.rowsOfAims)
        """
}
