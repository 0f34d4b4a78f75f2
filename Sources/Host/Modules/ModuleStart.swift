import Foundation
import ModuleKit
import Store

/// Brings modules up one after the other. What one gets wrong refuses it and whoever requires it, and nobody else.
struct ModuleStart {
    let store: Store
    let logger: Logger

    /// The catalog with the core and every module of `files` that could be started.
    func run(core: ModuleManifest, files: [String]) -> ModuleCatalog {
        var catalog = ModuleCatalog()
        catalog.add(core)
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
        let order = StartOrder(
            found.map { StartOrder.Node(name: $0.name, requires: $0.requires, optional: $0.optional) })
        for (name, reason) in order.refused.sorted(by: { $0.key < $1.key }) {
            refuse(name, found.first { $0.name == name }?.file ?? "", reason, &catalog)
        }
        for name in order.order {
            guard let module = found.first(where: { $0.name == name }) else { continue }
            start(module, &catalog)
        }
        return catalog
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
