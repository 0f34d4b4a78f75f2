import Foundation
import Journal
import ModuleKit

struct LoadModule: Command {
    typealias Reply = ModuleState
    static let about = About(
        "core.modules.load",
        "Start a module from the modules directory while the daemon runs; one that was disabled starts again",
        access: .operator, example: #"{"file": "libRegistryModule.so"}"#)

    @Parameter("Name of the library in the modules directory", .pattern("^[^/]{1,200}[.]so$", "a file's name in .so"))
    var file: String

    func run(_ hall: Hall, _ task: TaskContext) async throws -> ModuleState {
        guard let folder = hall.moduleFolder else {
            throw RPCError(.moduleUnavailable, "The daemon has no modules directory")
        }
        let path = folder + "/" + file
        guard FileManager.default.fileExists(atPath: path) else {
            throw RPCError.invalid("file", "file", "There is no '\(file)' in the modules directory")
        }
        let header = EntryHeader(
            command: Self.about.name, uid: task.call.caller.uid, role: task.call.caller.access.rawValue,
            requestID: task.call.requestID)
        let isDryRun = task.isDryRun
        return try await hall.readers.runIfActive { try hall.load(path, header, isDryRun: isDryRun) }
    }
}

struct DisableModule: Command {
    typealias Reply = ModuleState
    static let about = About(
        "core.modules.disable",
        "Stop a module, now and at later starts, until it is loaded or attaches again; its tables stay",
        access: .operator, example: #"{"name": "contoh"}"#)

    @Parameter("Name of the module", alias: "module", .length(1...32)) var name: String

    func run(_ hall: Hall, _ task: TaskContext) async throws -> ModuleState {
        let name = name
        let header = EntryHeader(
            command: Self.about.name, uid: task.call.caller.uid, role: task.call.caller.access.rawValue,
            requestID: task.call.requestID)
        let isDryRun = task.isDryRun
        return try await hall.readers.runIfActive { try hall.disable(name, header, isDryRun: isDryRun) }
    }
}

extension Hall {
    /// Loads a library and starts its module. Waits for the disk.
    ///
    /// - Throws: `conflict` where such a module runs, `module_unavailable` with the reason where it was refused.
    func load(_ path: String, _ header: EntryHeader, isDryRun: Bool) throws -> ModuleState {
        try moduleChange.withLock { _ in
            let file = URL(fileURLWithPath: path).lastPathComponent
            let module = try deaths.during(file) { try manifest(path) }
            guard !catalog.isRunning(module.name) else {
                throw RPCError(
                    .conflict, "The module '\(module.name)' is running",
                    hint: "New code under the name of a file that was loaded needs a restart, or another file name")
            }
            guard !isDryRun else { return ModuleState(module) }
            try store.disable(module.name, false, header: header)
            deaths.forgive(module.name)
            var start = ModuleStart(store: store, logger: logger, deaths: deaths, hall: { self.with($0) })
            start.arrived = { self.catalog = $0 }
            var changed = catalog
            start.start(module, &changed)
            guard changed.isRunning(module.name) else {
                let reason = changed.refused.first { $0.name == module.name }?.reason ?? "It did not start"
                throw RPCError(.moduleUnavailable, "The module '\(module.name)' was refused: \(reason)")
            }
            return ModuleState(module)
        }
    }

    private func manifest(_ path: String) throws -> ModuleManifest {
        let file = URL(fileURLWithPath: path).lastPathComponent
        do throws(ModuleRefusal) { return try ModuleManifest(try ModuleLoader.load(path), file: file) } catch {
            throw RPCError(.moduleUnavailable, "The file '\(file)' was refused: \(error.reason)")
        }
    }

    /// Takes a module out of service. Waits for the disk.
    ///
    /// - Throws: `not_found`, and `conflict` where others require it, whose names stand in the details.
    func disable(_ name: String, _ header: EntryHeader, isDryRun: Bool) throws -> ModuleState {
        try moduleChange.withLock { _ in
            if let refused = catalog.refused.first(where: { $0.name == name && $0.isDisabled }) {
                return ModuleState(refused)
            }
            if let away = catalog.refused.first(where: { $0.name == name && $0.isAway }) {
                return try disable(away.name, file: away.file, ModuleStart.disabledProcess, header, isDryRun: isDryRun)
            }
            guard let module = catalog.module(name) else { throw RPCError.notFound("module", name) }
            guard name != CoreModule.name else { throw RPCError(.conflict, "The core cannot be disabled") }
            let dependents = catalog.dependents(of: name)
            guard dependents.isEmpty else {
                throw RPCError(
                    .conflict, "The module '\(name)' is required by \(dependents.joined(separator: ", "))",
                    details: ["dependents": .array(dependents.map { .string($0) })], hint: "Disable those first")
            }
            let link = links.withLock { $0[name] }
            let state = try disable(
                name, file: module.file ?? "",
                link == nil ? ModuleStart.disabledReason : ModuleStart.disabledProcess, header, isDryRun: isDryRun)
            if !isDryRun, let link {
                links.withLock { $0[name] = nil }
                link.end()
            }
            return state
        }
    }

    private func disable(
        _ name: String, file: String, _ reason: Sentence, _ header: EntryHeader, isDryRun: Bool
    ) throws -> ModuleState {
        var changed = catalog
        changed.remove(name)
        changed.refuse(name, file: file, reason, isDisabled: true)
        let next = changed
        if !isDryRun { try store.disable(name, true, header: header) { self.catalog = next } }
        return ModuleState(.init(name: name, file: file, reason: reason, isDisabled: true))
    }
}
