import ModuleKit

struct Ping: Command {
    typealias Reply = Pong
    static let about = About("core.ping", "Answer that the daemon is there", access: .anyone)
}

struct Pong: Described {
    let version: String
    let at: Instant

    static let fields = Fields<Self> {
        Field(\.version, "Version of the daemon")
        Field(\.at, "The daemon's clock")
    }
}
