import Foundation
import Journal
import ModuleKit
import NIOPosix
import StoreTesting
import Testing

@testable import Host
@testable import Store

/// A module that brings the daemon down twice is left out, and the others run. Each daemon is a process of its own here.
@Suite struct QuarantineTests {
    /// A hall over a data directory, as the daemon opens it.
    static func open(_ data: String, _ source: ModuleSource) throws -> Hall {
        let readers = NIOThreadPool(numberOfThreads: 1)
        readers.start()
        return try Hall.open(
            try Store.open(directory: data, logger: TestStore.silent), source,
            access: Access.Rules(owner: 0, group: 0), readers: readers, moduleFolder: data,
            logger: TestStore.silent)
    }

    static func call(_ hall: Hall, _ command: String) async throws {
        let admitted = try hall.admit(
            command, params: nil, meta: nil, from: Caller(uid: 0, access: .admin), requestID: "r-1")
        _ = try await hall.perform(admitted)
    }

    @Test("a module that traps while it is started is left out after the second time, until it is loaded again")
    func start() async throws {
        let libraries = try TestLibraries()
        let good = try libraries.swift("contoh")
        let bad = try libraries.swift(
            "bad",
            TestLibraries.module.replacingOccurrences(
                of: "static let version = \"1.0\"", with: "static var version: String { fatalError() }"))
        let data = try TestFolder()
        for time in 1...2 {
            #expect(ModuleDeaths(data: data.path).verdict(on: "bad.so") == nil, "before time \(time)")
            await #expect(processExitsWith: .failure) {
                [data = data.path as String, files = [bad, good] as [String]] in
                _ = try QuarantineTests.open(data, .files(files))
            }
        }
        let hall = try Self.open(data.path, .files([bad, good]))
        #expect(hall.catalog.modules.map(\.name) == ["core", "contoh"])
        #expect(hall.catalog.refused.map(\.name) == ["bad.so"])
        let state = try #require(hall.catalog.refused.first.map(ModuleState.init))
        #expect(state.state == .quarantined)
        #expect(state.reason?.description.contains("2 times in a row") == true)
        #expect(hall.catalog.refused[0].care.description.contains("core.modules.load"))
        hall.store.close()
        // An operator may load it again; what comes out of it alive runs from then on.
        _ = try libraries.swift("bad")
        let mended = try Self.open(data.path, .files([]))
        let header = EntryHeader(command: "core.modules.load", uid: 0, role: "admin", requestID: "r-1")
        #expect(try mended.load(bad, header, isDryRun: false).state == .running)
        mended.store.close()
        #expect(ModuleDeaths(data: data.path).verdict(on: "bad.so") == nil)
    }

    @Test("a module that traps at work is left out after the second time, and a clean end forgives the first")
    func work() async throws {
        let data = try TestFolder()
        func trap() async {
            await #expect(processExitsWith: .failure) { [data = data.path as String] in
                let hall = try QuarantineTests.open(data, .types([TrapModule.self, SourceModule.self]))
                hall.deaths.watchForTraps()
                try await QuarantineTests.call(hall, "trap.now")
            }
        }
        await trap()
        let hall = try Self.open(data.path, .types([TrapModule.self]))
        #expect(hall.catalog.isRunning("trap"))
        hall.store.close()
        hall.deaths.ended()
        await trap()
        await trap()
        let last = try Self.open(data.path, .types([TrapModule.self, SourceModule.self]))
        #expect(last.catalog.modules.map(\.name) == ["core", "source"])
        #expect(last.catalog.refused.map(\.isQuarantined) == [true])
        #expect(last.catalog.refused.first?.reason.description.contains("because this trapped") == true)
        last.store.close()
    }

    @Test("a daemon that is killed while nothing is started blames nobody") func killed() async throws {
        let data = try TestFolder()
        for _ in 1...3 {
            await #expect(processExitsWith: .failure) { [data = data.path as String] in
                let hall = try QuarantineTests.open(data, .types([TrapModule.self]))
                hall.deaths.watchForTraps()
                kill(getpid(), SIGKILL)
                try await Task.sleep(for: .seconds(10))
            }
        }
        let hall = try Self.open(data.path, .types([TrapModule.self]))
        #expect(hall.catalog.isRunning("trap"))
        hall.store.close()
    }
}

private struct TrapModule: Module {
    static let name = "trap"
    static let version = "1.0"
    static let commands: [any Command.Type] = [Trap.self]
}

private struct Trap: ReadCommand {
    static let about = About("trap.now", "Trap", access: .viewer)

    func run(_ store: Snapshot) throws -> Int { fatalError("as it was asked") }
}
