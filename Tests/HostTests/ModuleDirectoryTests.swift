import Foundation
import StoreTesting
import Testing

@testable import Host

@Suite struct ModuleDirectoryTests {
    private static let module = Array("…balai_module_entry…".utf8)

    private func make(_ folder: TestFolder, _ names: String...) throws {
        for name in names {
            let place = URL(fileURLWithPath: folder.path(name)).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            try folder.write(name, name.hasSuffix("lib.so") ? Array("no module".utf8) : Self.module)
        }
    }

    private func files(_ folder: TestFolder, set: String? = nil, executable: String = "bin/balaid") throws -> [String] {
        let root = URL(fileURLWithPath: folder.path).resolvingSymlinksInPath().path + "/"
        return try ModuleDirectory(set: set, executable: folder.path(executable)).files.map {
            URL(fileURLWithPath: $0).resolvingSymlinksInPath().path.replacing(root, with: "")
        }
    }

    @Test("A directory that was set is taken, and all its libraries, by name")
    func set() throws {
        let folder = try TestFolder()
        try make(folder, "bin/balaid", "bin/modules/x.so", "own/b.so", "own/a.so", "own/lib.so", "own/readme.txt")
        #expect(try files(folder, set: folder.path("own")) == ["own/a.so", "own/b.so", "own/lib.so"])
    }

    @Test("A directory that was set and is not there ends the start, and is named")
    func missing() throws {
        let folder = try TestFolder()
        #expect {
            try files(folder, set: folder.path("nothing"))
        } throws: { error in
            (error as? StartError)?.description.hasPrefix(
                "The modules directory '\(folder.path("nothing"))' cannot be read: ") == true
        }
    }

    @Test("Else modules beside the executable, else those of the installation, else those of the build folder")
    func places() throws {
        let folder = try TestFolder()
        try make(folder, "bin/balaid", "bin/a.so", "bin/lib.so", "bin/b.so.txt")
        #expect(try files(folder) == ["bin/a.so"])
        try make(folder, "lib/balai/modules/c.so", "lib/balai/modules/lib.so")
        #expect(try files(folder) == ["lib/balai/modules/c.so", "lib/balai/modules/lib.so"])
        // A file of that name is no directory.
        try make(folder, "bin/modules")
        #expect(try files(folder) == ["lib/balai/modules/c.so", "lib/balai/modules/lib.so"])
        try FileManager.default.removeItem(atPath: folder.path("bin/modules"))
        try FileManager.default.createDirectory(atPath: folder.path("bin/modules"), withIntermediateDirectories: false)
        #expect(try files(folder) == [])
    }

    @Test("What counts is where the executable is, and not where a link to it stands")
    func link() throws {
        let folder = try TestFolder()
        try make(folder, "opt/bin/balaid", "opt/lib/balai/modules/a.so", "usr/b.so")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("usr/balaid"), withDestinationPath: folder.path("opt/bin/balaid"))
        #expect(try files(folder, executable: "usr/balaid") == ["opt/lib/balai/modules/a.so"])
    }
}
