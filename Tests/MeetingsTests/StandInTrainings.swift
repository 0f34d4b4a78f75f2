import ModuleKit

/// A trainings module that publishes one training, of number 4.
struct StandInTrainings: Module {
    static let name = "trainings"
    static let version = "1.0"
    static let migrations = [
        Migration("0001 stand-in", sql: "CREATE VIEW trainings_pub_training AS SELECT 4 AS id;")
    ]
    static let commands: [any Command.Type] = []
}
