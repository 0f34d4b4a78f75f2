import Foundation
import ModuleKit
import NIOPosix
import StoreTesting
import Testing

@testable import Host

@Suite struct ModuleLoaderTests {
    /// Why a file is not loaded; nil where it is.
    private func refusal(_ path: String) -> String? {
        do throws(ModuleRefusal) {
            _ = try ModuleLoader.load(path)
            return nil
        } catch {
            let reason = error.reason.description
            #expect(!reason.contains("\n") && !reason.isEmpty)
            return reason
        }
    }

    @Test("A file that is missing, empty, a directory or no library is refused for what it is")
    func wrongFiles() throws {
        let folder = try TestFolder()
        #expect(refusal(folder.path("missing.so")) == "The file is missing")
        try folder.write("empty.so", [])
        #expect(refusal(folder.path("empty.so")) == "The library is empty")
        try folder.write("text.so", String(repeating: "no library ", count: 100).utf8)
        #expect(refusal(folder.path("text.so")) == "The file is no ELF library")
        try folder.write("short.so", [0x7f, 0x45, 0x4c, 0x46])
        #expect(refusal(folder.path("short.so")) == "The file is no ELF library")
        #expect(refusal(folder.path)?.hasPrefix("The file cannot be read: ") == true)
    }

    @Test("A library of another kind of machine, and a program, are refused")
    func otherKinds() throws {
        let folder = try TestFolder()
        let program = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "/bin/true")))
        // Class 32 bits, big endian, an object file.
        for (place, value) in [(4, 1), (5, 2), (16, 1)] {
            var bytes = program
            bytes[place] = UInt8(value)
            try folder.write("other.so", bytes)
            #expect(refusal(folder.path("other.so")) == "The file is no 64-bit shared library")
        }
        try folder.write("program.so", program)
        #expect(refusal(folder.path("program.so"))?.hasPrefix("The library cannot be loaded: ") == true)
    }

    @Test("A module cut anywhere is refused before the dynamic loader sees it")
    func truncated() throws {
        let libraries = try TestLibraries()
        let whole = try [UInt8](Data(contentsOf: URL(fileURLWithPath: try libraries.swift("whole"))))
        for length in [64, 100, 4096, whole.count / 2, whole.count - 4096, whole.count - 64, whole.count - 1] {
            try libraries.folder.write("cut.so", whole[..<length])
            #expect(refusal(libraries.folder.path("cut.so")) == "The file is truncated", "\(length) of \(whole.count)")
        }
    }

    @Test("A library without an entry, or with a symbol that nobody has, is refused")
    func wrongLibraries() throws {
        let libraries = try TestLibraries()
        let none = "The library is no module: it has no balai_module_abi and balai_module_entry"
        #expect(refusal(try libraries.c("none", "int balai_something(void) { return 1; }")) == none)
        #expect(refusal(try libraries.c("half", "const char *balai_module_abi(void) { return \"\"; }")) == none)
        let undefined = refusal(
            try libraries.c(
                "undefined", "int balai_absent(void); int balai_module_entry(void) { return balai_absent(); }"))
        #expect(undefined?.hasPrefix("The library cannot be loaded: ") == true)
        #expect(undefined?.contains("balai_absent") == true)
    }

    @Test("A module of another kit is refused by its tag, before anything else of it runs")
    func otherKit() throws {
        let libraries = try TestLibraries()
        let path = try libraries.c(
            "old",
            """
            #include <stdlib.h>
            const char *balai_module_abi(void) { return "kit 0; compiler of old"; }
            void *balai_module_entry(void) { abort(); }
            """)
        let ours = String(cString: modulekit_abi_tag())
        #expect(
            refusal(path)
                == "The module was built with another kit: it has 'kit 0; compiler of old', the daemon '\(ours)'")
    }

    @Test("A module that carries its own GRDB is refused by that name")
    func ownGRDB() async throws {
        let libraries = try TestLibraries()
        let path = try libraries.swift("grdb", copies: ["GRDB"])
        // In a process of its own: the copy's types are known to the runtime from then on.
        await #expect(processExitsWith: .success) { [path = path as String] in
            expectRefusal(of: path, for: "GRDB")
        }
    }

    @Test("A module that carries the whole kit is refused by its name")
    func ownKit() async throws {
        let libraries = try TestLibraries()
        let path = try libraries.swift(
            "kit", copies: ["ModuleKit", "GRDB", "Logging", "CStoreGuard", "CModuleKit"], linksKit: false)
        await #expect(processExitsWith: .success) { [path = path as String] in
            expectRefusal(of: path, for: "ModuleKit")
        }
    }

    @Test("A module that carries its own swift-log is refused by that name")
    func ownLogging() async throws {
        let libraries = try TestLibraries()
        let path = try libraries.swift("log", copies: ["Logging"])
        await #expect(processExitsWith: .success) { [path = path as String] in
            expectRefusal(of: path, for: "swift-log")
        }
    }

    @Test("A module as it should be is loaded, its declarations are read, and it starts")
    func good() throws {
        let libraries = try TestLibraries()
        let path = try libraries.swift("contoh")
        let type = try ModuleLoader.load(path)
        #expect(type.name == "contoh")
        let module = try ModuleManifest(type, file: "contoh.so")
        #expect(module.commands.map(\.about.name) == ["contoh.row.count"])
        #expect(module.commands.map(\.kind) == [.read])
        #expect(ModuleLoader.looksLikeModule(path))
        #expect(!ModuleLoader.looksLikeModule(try libraries.c("plain", "int x;")))
    }

    @Test("Wrong files are refused by name, and the good one beside them runs")
    func start() throws {
        let libraries = try TestLibraries()
        try libraries.folder.write("broken.so", [1, 2, 3])
        let good = try libraries.swift("contoh")
        let twin = libraries.folder.path("twin.so")
        try FileManager.default.copyItem(atPath: good, toPath: twin)
        let test = try TestStore()
        let catalog = try Hall.open(
            test.store, .files([libraries.folder.path("broken.so"), good, twin]),
            access: Access.Rules(owner: 0, group: 0), readers: NIOThreadPool(numberOfThreads: 1),
            logger: TestStore.silent
        ).catalog
        #expect(catalog.modules.map(\.name) == ["core", "contoh"])
        #expect(catalog.refused.map(\.name) == ["broken.so", "twin.so"])
        #expect(
            catalog.refused.map(\.reason.description) == [
                "The file is no ELF library", "The module 'contoh' is already there as contoh.so",
            ])
        #expect(try test.rows("SELECT name FROM core_migration WHERE module = 'contoh'") == ["0001 rows"])
    }
}

/// For a process of its own, which fails where the module is loaded, or refused for another reason.
private func expectRefusal(of path: String, for copy: String) {
    do throws(ModuleRefusal) {
        _ = try ModuleLoader.load(path)
        Issue.record("it was loaded")
    } catch {
        #expect(
            error.reason
                == "The module carries its own copy of \(copy): it must link the ModuleKit product and nothing else")
    }
}
