import ModuleKit

/// A meetings module that publishes one meeting, of number 7.
struct StandInMeetings: Module {
    static let name = "meetings"
    static let version = "1.0"
    static let requires = ["registry"]
    static let migrations = [
        Migration("0001 stand-in", sql: "CREATE VIEW meetings_pub_meeting AS SELECT 7 AS id, 'held' AS state;")
    ]
    static let commands: [any Command.Type] = []
}
