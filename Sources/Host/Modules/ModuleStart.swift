import Foundation
import ModuleKit
import Store

/// Where modules come from: libraries, or, in tests, types that are there already.
package enum ModuleSource: Sendable {
    case files([String])
    case types([any Module.Type])
}

/// Brings modules up one after the other. What one gets wrong refuses it and whoever requires it, and nobody else.
struct ModuleStart {
    let store: Store
    let logger: Logger
    let deaths: ModuleDeaths
    /// A hall with these modules, for one that reads what it missed while others wait to be started.
    let hall: @Sendable (ModuleCatalog) -> Hall
    /// Called with the catalog that has the module, on the writer's thread, before any write after what it missed.
    var arrived: @Sendable (ModuleCatalog) -> Void = { _ in }

    /// Called before a module's tables are changed.
    var beforeMigrating: @Sendable (_ module: String) throws -> Void = { _ in }

    /// Why a module that an operator disabled does not run.
    static let disabledReason: Sentence = "It was disabled: core.modules.load starts it again"
    /// The same of a process.
    static let disabledProcess: Sentence = "It was disabled: it starts again when its process attaches"

    /// The catalog with the core and every module that could be started.
    ///
    /// - Throws: `StoreError` where it cannot be written down which modules are here.
    func run(core: ModuleManifest, _ source: ModuleSource) throws -> ModuleCatalog {
        var catalog = ModuleCatalog()
        catalog.add(core)
        switch source {
        case .files(let files): try start(load(files, &catalog), &catalog)
        case .types(let types): try start(declare(types, &catalog), &catalog)
        }
        return catalog
    }

    private func declare(_ types: [any Module.Type], _ catalog: inout ModuleCatalog) -> [ModuleManifest] {
        types.compactMap { type in
            do throws(ModuleRefusal) { return try ModuleManifest(type, file: nil) } catch {
                refuse(type.name, "", error.reason, &catalog)
                return nil
            }
        }
    }

    private func load(_ files: [String], _ catalog: inout ModuleCatalog) -> [ModuleManifest] {
        var found: [ModuleManifest] = []
        for path in files {
            let file = URL(fileURLWithPath: path).lastPathComponent
            guard !isQuarantined(file, file, &catalog) else { continue }
            do throws(ModuleRefusal) {
                let module = try deaths.during(file) { () throws(ModuleRefusal) in
                    try ModuleManifest(try ModuleLoader.load(path), file: file)
                }
                if let twin = found.first(where: { $0.name == module.name }) {
                    throw ModuleRefusal("The module '\(module.name)' is already there as \(twin.file ?? twin.name)")
                }
                found.append(module)
            } catch {
                refuse(file, file, error.reason, &catalog)
            }
        }
        return found
    }

    /// Starts the modules in the order of what they require.
    private func start(_ found: [ModuleManifest], _ catalog: inout ModuleCatalog) throws {
        let order = StartOrder(
            found.map { StartOrder.Node(name: $0.name, requires: $0.requires, optional: $0.optional) })
        for (name, reason) in order.refused.sorted(by: { $0.key < $1.key }) {
            refuse(name, found.first { $0.name == name }?.file ?? "", reason, &catalog)
        }
        // Who comes back may publish events while it reads what it missed. So the others count as away as well, each
        // until it was started: they find these events in the feed, even when the daemon dies in between.
        if try store.awayModules().keys.contains(where: order.order.contains) { try store.noteAbsence() }
        let disabled = try store.disabledModules()
        for name in order.order {
            guard !disabled.contains(name) else {
                catalog.refuse(name, file: "", Self.disabledReason, isDisabled: true)
                continue
            }
            guard let module = found.first(where: { $0.name == name }),
                !isQuarantined(name, module.file ?? "", &catalog)
            else { continue }
            start(module, &catalog)
        }
        for name in disabled.sorted() where !catalog.refused.contains(where: { $0.name == name }) {
            catalog.refuse(name, file: "", Self.disabledProcess, isDisabled: true)
        }
        try store.noteAbsence(except: Set(catalog.modules.map(\.name)))
    }

    /// Whether a module, or its file where no name is known yet, brought the daemon down too often; the catalog has it
    /// then.
    private func isQuarantined(_ name: String, _ file: String, _ catalog: inout ModuleCatalog) -> Bool {
        guard let reason = deaths.verdict(on: name) else { return false }
        catalog.refuse(name, file: file, reason, isQuarantined: true)
        logger.error("module quarantined", metadata: ["module": "\(name)", "file": "\(file)", "reason": "\(reason)"])
        return true
    }

    /// Starts a module, or writes into the catalog why not.
    func start(_ module: ModuleManifest, _ catalog: inout ModuleCatalog) {
        deaths.during(module.name) { tryStart(module, &catalog) }
    }

    private func tryStart(_ module: ModuleManifest, _ catalog: inout ModuleCatalog) {
        let missing = module.requires.filter { !catalog.isRunning($0) }
        guard missing.isEmpty else {
            let reason: Sentence = "It requires \(missing.joined(separator: ", ")), which is not running"
            return refuse(module.name, module.file ?? "", reason, &catalog)
        }
        do {
            if try store.lacks(module.migrations, of: module.name) { try beforeMigrating(module.name) }
            try store.migrate(module: module.name, requires: module.requires, module.migrations)
            var withIt = catalog
            withIt.add(module)
            try bringUpToDate(module, withIt)
            catalog = withIt
        } catch {
            return refuse(module.name, module.file ?? "", reason(error), &catalog)
        }
        logger.info("module started", metadata: ["module": "\(module.name)", "version": "\(module.version)"])
    }

    /// Gives a module that was away the events that it missed, as its subscriptions would have been given them.
    private func bringUpToDate(_ module: ModuleManifest, _ catalog: ModuleCatalog) throws {
        let topics = Set(module.subscriptions.map(\.topic))
        let hall = hall(catalog)
        let arrived = arrived
        try store.noteArrival(of: module.name, topics: topics) {
            arrived(catalog)
        } receive: { event, db, scope in
            let call = hall.call("", Caller(uid: getuid(), access: .admin), .english, at: scope.now)
            let transaction = WriteHost(hall, db, scope, call: call).transaction
            for subscription in module.subscriptions where subscription.topic == event.topic {
                try subscription.receive(event.data, transaction)
            }
        }
    }

    /// One line for the log, without what an event holds: an answer's words may quote it.
    private func reason(_ error: any Error) -> Sentence {
        guard let error = error as? ReplayError else {
            return (error as? ModuleRefusal)?.reason ?? Sentence(verbatim: "\(error)")
        }
        let cause = (error.cause as? RPCError)?.name.rawValue ?? "\(error.cause)"
        return "It could not read what it missed, the event \(error.event.topic) of entry \(error.event.seq): \(cause)"
    }

    private func refuse(_ name: String, _ file: String, _ reason: Sentence, _ catalog: inout ModuleCatalog) {
        catalog.refuse(name, file: file, reason)
        logger.error("module refused", metadata: ["module": "\(name)", "file": "\(file)", "reason": "\(reason)"])
    }
}
