import Foundation
import ModuleKit
import StoreTesting

/// Libraries built into a folder of their own, by the compilers that built the kit.
struct TestLibraries {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// Where the tests were built: the kit's library lies there, and what it was made of.
    private static let build = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent()

    /// A module with a table and a command.
    static let module = """
        import ModuleKit

        struct Contoh: Module {
            static let name = "contoh"
            static let version = "1.0"
            static let migrations = [Migration("0001 rows", sql: "CREATE TABLE contoh_row (id INTEGER PRIMARY KEY)")]
            static let commands: [any Command.Type] = [CountRows.self]
        }

        struct CountRows: ReadCommand {
            static let about = About("contoh.row.count", "Count the rows", access: .anyone)
            func run(_ store: Snapshot) throws -> RowCount {
                RowCount(count: try Int.fetchOne(store.db, sql: "SELECT count(*) FROM contoh_row") ?? 0)
            }
        }

        struct RowCount: Described {
            let count: Int
            static let fields = Fields<Self> { Field(\\.count, "How many there are") }
        }

        @_cdecl("balai_module_abi") public func moduleABI() -> UnsafePointer<CChar> { modulekit_abi_tag() }
        @_cdecl("balai_module_entry") public func moduleEntry() -> UnsafeMutableRawPointer {
            ModuleBox(Contoh.self).retained()
        }
        """

    /// Builds a module as its author would, and with `copies` links the objects of these targets into it, too.
    ///
    /// - Parameters:
    ///   - source: its text.
    ///   - linksKit: false for what SwiftPM makes of the kit when it is linked statically.
    func swift(
        _ name: String, _ source: String = TestLibraries.module, copies: [String] = [], linksKit: Bool = true
    ) throws -> String {
        try folder.write("\(name).swift", source.utf8)
        let maps = [
            Self.build.appendingPathComponent("CModuleKit.build/module.modulemap").path,
            Self.build.appendingPathComponent("../../checkouts/GRDB.swift/Sources/GRDBSQLite/module.modulemap")
                .standardizedFileURL.path,
        ]
        let objects = try copies.flatMap { target in
            let folder = Self.build.appendingPathComponent("\(target).build")
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".o") }
                .map { folder.appendingPathComponent($0).path }
        }
        return try compile(
            name,
            ["swiftc", "-emit-library", "-module-name", "Contoh", folder.path("\(name).swift")] + objects
                + ["-I", Self.build.appendingPathComponent("Modules").path]
                + maps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
                + (linksKit
                    ? ["-L", Self.build.path, "-lModuleKit"]
                    : [
                        "-Xlinker", "--wrap=sqlite3_set_authorizer", "-Xlinker", "--wrap=sqlite3_commit_hook",
                    ]) + ["-lsqlite3"])
    }

    /// Builds a library of C.
    func c(_ name: String, _ source: String) throws -> String {
        try folder.write("\(name).c", source.utf8)
        return try compile(name, ["clang", "-shared", "-fPIC", folder.path("\(name).c")])
    }

    private func compile(_ name: String, _ command: [String]) throws -> String {
        let library = folder.path("\(name).so")
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command + ["-o", library]
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let words = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BuildFailure(words: String(decoding: words, as: UTF8.self))
        }
        return library
    }

    struct BuildFailure: Error { let words: String }
}
