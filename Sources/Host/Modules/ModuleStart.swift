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

    /// The catalog with the core and every module that could be started.
    func run(core: ModuleManifest, _ source: ModuleSource) -> ModuleCatalog {
        var catalog = ModuleCatalog()
        catalog.add(core)
        switch source {
        case .files(let files): start(load(files, &catalog), &catalog)
        case .types(let types): start(declare(types, &catalog), &catalog)
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
            do throws(ModuleRefusal) {
                let module = try ModuleManifest(try ModuleLoader.load(path), file: file)
                if let twin = found.first(where: { $0.name == module.name }) {
                    throw ModuleRefusal("The module '\(module.name)' is already there as \(twin.file ?? "the core")")
                }
                found.append(module)
            } catch {
                refuse(file, file, error.reason, &catalog)
            }
        }
        return found
    }

    /// Starts the modules in the order of what they require.
    func start(_ found: [ModuleManifest], _ catalog: inout ModuleCatalog) {
        let order = StartOrder(
            found.map { StartOrder.Node(name: $0.name, requires: $0.requires, optional: $0.optional) })
        for (name, reason) in order.refused.sorted(by: { $0.key < $1.key }) {
            refuse(name, found.first { $0.name == name }?.file ?? "", reason, &catalog)
        }
        for name in order.order {
            guard let module = found.first(where: { $0.name == name }) else { continue }
            start(module, &catalog)
        }
    }

    private func start(_ module: ModuleManifest, _ catalog: inout ModuleCatalog) {
        let missing = module.requires.filter { !catalog.isRunning($0) }
        guard missing.isEmpty else {
            let reason = "It requires \(missing.joined(separator: ", ")), which is not running"
            return refuse(module.name, module.file ?? "", reason, &catalog)
        }
        do {
            try store.migrate(module: module.name, requires: module.requires, module.migrations)
        } catch {
            return refuse(module.name, module.file ?? "", "\(error)", &catalog)
        }
        catalog.add(module)
        logger.info("module started", metadata: ["module": "\(module.name)", "version": "\(module.version)"])
    }

    private func refuse(_ name: String, _ file: String, _ reason: String, _ catalog: inout ModuleCatalog) {
        catalog.refuse(name, file: file, reason)
        logger.error("module refused", metadata: ["module": "\(name)", "file": "\(file)", "reason": "\(reason)"])
    }
}
