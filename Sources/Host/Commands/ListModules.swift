import ModuleKit

struct ListModules: Command {
    typealias Reply = Page<ModuleState>
    static let about = About("core.modules.list", "List the modules, and why one does not run", access: .viewer)

    func answer(_ hall: Hall) -> Page<ModuleState> {
        let running = hall.catalog.modules.map {
            ModuleState(
                name: $0.name, version: $0.version, state: .running, file: $0.file, requires: $0.requires,
                optional: $0.optional, commands: $0.commands.count, reason: nil)
        }
        let refused = hall.catalog.refused.map {
            ModuleState(
                name: $0.name, version: nil, state: .refused, file: $0.file, requires: [], optional: [], commands: 0,
                reason: $0.reason)
        }
        return Page(running + refused)
    }
}

struct ModuleState: Described {
    enum State: String, Choice { case running, refused }

    let name: String
    let version: String?
    let state: State
    let file: String?
    let requires: [String]
    let optional: [String]
    let commands: Int
    let reason: String?

    static let fields = Fields<Self> {
        Field(\.name, "Name, or the file's where none could be learned")
        Field(\.version, "Version; null when it does not run")
        Field(\.state, "Whether it runs")
        Field(\.file, "The library; null for the core")
        Field(\.requires, "Modules without which it does not start")
        Field(\.optional, "Modules that it uses where they are")
        Field(\.commands, "How many commands it has")
        Field(\.reason, "Why it does not run")
    }
}
