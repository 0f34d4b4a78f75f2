import Journal
import ModuleKit
import NIOPosix
import StoreTesting
import Testing

@testable import Host
@testable import Store

@Suite struct ModuleChangeTests {
    private let header = EntryHeader(command: "core.modules.load", uid: 7, role: "operator", requestID: "r-1")

    private func open(_ test: TestStore, _ source: ModuleSource, folder: String? = nil) throws -> Hall {
        try Hall.open(
            test.store, source, access: Access.Rules(owner: 0, group: 0), readers: NIOThreadPool(numberOfThreads: 1),
            moduleFolder: folder, logger: TestStore.silent)
    }

    @Test("A module that was put into the directory while the daemon runs is loaded, and answers")
    func load() throws {
        let libraries = try TestLibraries()
        let path = try libraries.swift("contoh")
        let test = try TestStore()
        let hall = try open(test, .files([]), folder: libraries.folder.path)
        #expect(throws: RPCError.self) { try hall.catalog.entry("contoh.row.count") }
        #expect(try hall.load(path, header, isDryRun: true).state == .running)
        #expect(!hall.catalog.isRunning("contoh"), "a dry run changes nothing")
        #expect(try hall.load(path, header, isDryRun: false).state == .running)
        #expect(try hall.catalog.entry("contoh.row.count").module == "contoh")
        #expect(try test.rows("SELECT name FROM core_migration WHERE module = 'contoh'") == ["0001 rows"])
        do {
            _ = try hall.load(path, header, isDryRun: false)
            Issue.record("it was loaded twice")
        } catch let error as RPCError { #expect(error.name == .conflict) }
    }

    @Test("A module that is disabled answers no more, stays so at the next start, and comes back when it is loaded")
    func disable() throws {
        let libraries = try TestLibraries()
        let path = try libraries.swift("contoh")
        let test = try TestStore()
        let hall = try open(test, .files([path]), folder: libraries.folder.path)
        #expect(try hall.disable("contoh", header, isDryRun: true).state == .disabled)
        #expect(hall.catalog.isRunning("contoh"), "a dry run changes nothing")
        #expect(try hall.disable("contoh", header, isDryRun: false).state == .disabled)
        for hall in [hall, try open(test, .files([path]), folder: libraries.folder.path)] {
            do {
                _ = try hall.catalog.entry("contoh.row.count")
                Issue.record("it is there")
            } catch { #expect(error.name == .moduleUnavailable) }
            #expect(hall.catalog.refused.map(\.isDisabled) == [true])
        }
        _ = try hall.load(path, header, isDryRun: false)
        #expect(try hall.catalog.entry("contoh.row.count").module == "contoh")
        #expect(hall.catalog.refused.isEmpty)
        #expect(try open(test, .files([path])).catalog.isRunning("contoh"))
    }

    @Test("A module that others require is not disabled, and they are named")
    func dependents() throws {
        let test = try TestStore()
        let hall = try open(test, .types([SourceModule.self, ListenerModule.self]))
        do {
            _ = try hall.disable("source", header, isDryRun: false)
            Issue.record("it was disabled")
        } catch let error as RPCError {
            #expect(error.name == .conflict)
            #expect(error.details == ["dependents": ["listener"]])
        }
        _ = try hall.disable("listener", header, isDryRun: false)
        #expect(hall.catalog.subscribers(of: ThingMade.topic).isEmpty)
        #expect(hall.catalog.check("listener") == .moduleUnavailable)
    }
}

extension ModuleCatalog {
    /// The error with which a call of a module that was disabled ends; nil while it runs.
    fileprivate func check(_ module: String) -> ErrorName? {
        do throws(RPCError) {
            try check(module) as Void
            return nil
        } catch { return error.name }
    }
}
