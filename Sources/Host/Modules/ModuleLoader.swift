import Foundation
import ModuleKit

#if canImport(Glibc)
    import Glibc
#endif

/// Brings a module's library into the process, or says in one line why not. The daemon runs on either way.
enum ModuleLoader {
    static let tagSymbol = "balai_module_abi"
    static let entrySymbol = "balai_module_entry"

    /// One type descriptor of each library inside the kit: a module that sees another address carries its own copy.
    private static let sentinels = [
        ("ModuleKit", "$s9ModuleKit0A3BoxCMn"),
        ("GRDB", "$s4GRDB13DatabaseQueueCMn"),
        ("swift-log", "$s7Logging6LoggerVMn"),
    ]

    /// Loads the library at `path` and answers the module's type. The steps and their order are each the answer to a
    /// way in which a wrong file ends the process.
    static func load(_ path: String) throws(ModuleRefusal) -> any Module.Type {
        try ModuleFile.check(path)
        // At once, since lazy binding ends the process at the first missing symbol. Never dlclose: the Swift runtime
        // keeps pointers into every image it has seen.
        guard let image = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
            throw ModuleRefusal("The library cannot be loaded: \(String(cString: dlerror()))")
        }
        // Only C up to here: no Swift type of the module is touched before its tag agrees.
        guard let tag = dlsym(image, tagSymbol), let entry = dlsym(image, entrySymbol) else {
            throw ModuleRefusal("The library is no module: it has no \(tagSymbol) and \(entrySymbol)")
        }
        let theirs = String(cString: unsafeBitCast(tag, to: (@convention(c) () -> UnsafePointer<CChar>).self)())
        let ours = String(cString: modulekit_abi_tag())
        guard theirs == ours else {
            throw ModuleRefusal("The module was built with another kit: it has '\(theirs)', the daemon '\(ours)'")
        }
        // dlsym looks in the module first, then in what it needs.
        for (name, symbol) in sentinels {
            guard let our = dlsym(nil, symbol) else { preconditionFailure("\(symbol) is gone from the kit") }
            if let their = dlsym(image, symbol), their != our {
                throw ModuleRefusal(
                    "The module carries its own copy of \(name): it must link the ModuleKit product and nothing else")
            }
        }
        let box = unsafeBitCast(entry, to: (@convention(c) () -> UnsafeMutableRawPointer).self)()
        guard let box = Unmanaged<AnyObject>.fromOpaque(box).takeRetainedValue() as? ModuleBox else {
            throw ModuleRefusal("The module's entry does not answer a ModuleBox")
        }
        return box.type
    }

    /// Whether a library carries the entry symbol, by its bytes: nothing is loaded.
    static func looksLikeModule(_ path: String) -> Bool {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) else { return false }
        return data.range(of: Data(entrySymbol.utf8)) != nil
    }
}
