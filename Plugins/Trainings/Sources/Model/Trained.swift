import ModuleKit

/// The last day of the last training that each person completed.
enum Trained {
    /// Counts a person again, whose trainings have changed.
    static func note(_ person: Int64, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO trainings_trained(person, last_on)
                SELECT p.person, max(t.ends_on)
                FROM trainings_participant p JOIN trainings_training t ON t.id = p.training
                WHERE p.person = :person AND p.state = 'completed' GROUP BY p.person
                ON CONFLICT(person) DO UPDATE SET last_on = excluded.last_on WHERE last_on <> excluded.last_on
                """, arguments: ["person": person])
        try db.execute(
            sql: """
                DELETE FROM trainings_trained WHERE person = :person AND NOT EXISTS (
                    SELECT 1 FROM trainings_participant WHERE person = :person AND state = 'completed')
                """, arguments: ["person": person])
        try Standing.notePerson(person, db)
    }

    /// Counts again everybody who takes part in a training.
    static func noteParticipants(_ training: Int64, _ store: Transaction) throws {
        let persons = try Int64.fetchAll(
            store.db, sql: "SELECT DISTINCT person FROM trainings_participant WHERE training = ? ORDER BY person",
            arguments: [training])
        for person in persons { try note(person, store.db) }
    }
}
