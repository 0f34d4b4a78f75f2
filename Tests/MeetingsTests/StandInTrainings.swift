import ModuleKit

/// A trainings module that publishes two trainings, 4 and 5, and of 4 a participant, the person of number 1.
struct StandInTrainings: Module {
    static let name = "trainings"
    static let version = "1.0"
    static let requires = ["registry"]
    static let migrations = [
        Migration(
            "0001 stand-in",
            sql: """
                CREATE VIEW trainings_pub_training AS SELECT id FROM (SELECT 4 AS id UNION SELECT 5);
                CREATE VIEW trainings_pub_target AS SELECT 4 AS training, id AS region FROM registry_pub_region
                    WHERE code = '64.01';
                CREATE VIEW trainings_pub_participant AS SELECT 4 AS training, 1 AS person;
                """)
    ]
    static let commands: [any Command.Type] = []
}
