import ModuleKit

/// Which modules of its curriculum a training taught: those that its sessions name.
enum TaughtModules {
    /// SQL of all modules of the curriculum of `:training`, and whether a session of any class taught each.
    static let all = """
        SELECT m.title, m.lesson_hours, EXISTS (
                SELECT 1 FROM trainings_session s WHERE s.training = t.id AND s.module = m.id) AS taught
        FROM trainings_training t JOIN trainings_module m ON m.curriculum = t.curriculum
        WHERE t.id = :training ORDER BY m.position
        """

    /// What a certificate lists for somebody of a class: what was taught in the sessions meant for it, and the whole
    /// curriculum where no session of the training says what it taught. Nil without a curriculum.
    static func printed(in training: Training, class: Int64?, _ db: Database) throws -> [PrintedModule]? {
        guard training.curriculum != nil else { return nil }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT m.title, m.lesson_hours, EXISTS (
                            SELECT 1 FROM trainings_session s WHERE s.training = :training AND s.module = m.id
                                AND (s.class IS NULL OR s.class = :class))
                            OR NOT EXISTS (
                                SELECT 1 FROM trainings_session s WHERE s.training = :training AND s.module IS NOT NULL)
                            AS taught
                    FROM trainings_module m WHERE m.curriculum = :curriculum ORDER BY m.position
                    """),
            arguments: ["training": training.id, "class": `class`, "curriculum": training.curriculum])
        return rows.filter { $0["taught"] }.map { PrintedModule(title: $0["title"], lessonHours: $0["lesson_hours"]) }
    }
}
