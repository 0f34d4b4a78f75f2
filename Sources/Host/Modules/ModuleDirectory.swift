import Foundation

/// Where modules lie: a directory of their own, or the build folder beside the executable.
public struct ModuleDirectory: Sendable {
    /// Full paths of the libraries, by name.
    public let files: [String]

    /// Takes the directory that was set, else `modules` beside the executable, else `../lib/balai/modules` from it,
    /// else of the executable's own directory those libraries that carry the entry symbol.
    public init(set directory: String?, executable: String) throws {
        let folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
        if let directory {
            files = try Self.libraries(in: URL(fileURLWithPath: directory))
            return
        }
        for place in ["modules", "../lib/balai/modules"] {
            let candidate = folder.appendingPathComponent(place).standardizedFileURL
            var isDirectory: ObjCBool = false
            if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isDirectory), isDirectory.boolValue
            {
                files = try Self.libraries(in: candidate)
                return
            }
        }
        files = try Self.libraries(in: folder).filter(ModuleLoader.looksLikeModule)
    }

    private static func libraries(in folder: URL) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { $0.hasSuffix(".so") }.sorted().map { folder.appendingPathComponent($0).path }
        } catch {
            throw StartError("The modules directory '\(folder.path)' cannot be read: \(error.localizedDescription)")
        }
    }
}

/// Why the daemon does not start, in one line.
public struct StartError: Error, Sendable, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }
}
