import ModuleKit

struct ListModules: Command {
    typealias Reply = Page<ModuleState>
    static let about = About("core.modules.list", "List the modules, and why one does not run", access: .viewer)

    func answer(_ hall: Hall) -> Page<ModuleState> {
        let catalog = hall.catalog
        return Page(catalog.modules.map(ModuleState.init) + catalog.refused.map(ModuleState.init))
    }
}

struct GetModule: Command {
    typealias Reply = ModuleState
    static let about = About(
        "core.modules.get", "Show a module, and why it does not run", access: .viewer, example: #"{"module": "core"}"#)

    @Parameter("Name of the module", alias: "id", .length(1...32)) var module: String

    func answer(_ hall: Hall) throws -> ModuleState {
        let catalog = hall.catalog
        if let found = catalog.module(module) { return ModuleState(found) }
        guard let refused = catalog.refused.first(where: { $0.name == module }) else {
            throw RPCError.notFound("module", module)
        }
        return ModuleState(refused)
    }
}

struct ModuleState: Described {
    enum State: String, Choice { case running, refused, disabled, quarantined, away }

    let name: String
    let version: String?
    let state: State
    let file: String?
    let requires: [String]
    let optional: [String]
    let commands: Int
    let reason: Sentence?

    static let fields = Fields<Self> {
        Field(\.name, "Name, or the file's where none could be learned")
        Field(\.version, "Version; null when it does not run")
        Field(\.state, "Whether it runs; away is a process that has gone")
        Field(\.file, "The library; null for the core, and for a process")
        Field(\.requires, "Modules without which it does not start")
        Field(\.optional, "Modules that it uses where they are")
        Field(\.commands, "How many commands it has")
        Field(\.reason, "Why it does not run")
    }
}

extension ModuleState {
    init(_ module: ModuleManifest) {
        self.init(
            name: module.name, version: module.version, state: .running, file: module.file, requires: module.requires,
            optional: module.optional, commands: module.commands.count, reason: nil)
    }

    init(_ refused: ModuleCatalog.Refused) {
        self.init(
            name: refused.name, version: nil,
            state: refused.isDisabled
                ? .disabled : refused.isQuarantined ? .quarantined : refused.isAway ? .away : .refused,
            file: refused.file.isEmpty ? nil : refused.file, requires: [], optional: [], commands: 0,
            reason: refused.reason)
    }
}
