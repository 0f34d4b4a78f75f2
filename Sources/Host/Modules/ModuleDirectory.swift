import Foundation
import ModuleKit

/// Where modules lie: a directory of their own, or the build folder beside the executable.
public struct ModuleDirectory: Sendable {
    /// The directory itself.
    public let folder: String
    /// Full paths of the libraries, by name.
    public let files: [String]

    /// Takes the directory that was set, else `modules` beside the executable, else `../lib/balai/modules` from it,
    /// else of the executable's own directory those libraries that carry the entry symbol.
    public init(set directory: String?, executable: String) throws {
        let here = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
        if let directory {
            folder = directory
            files = try Self.libraries(in: URL(fileURLWithPath: directory))
            return
        }
        for place in ["modules", "../lib/balai/modules"] {
            let candidate = here.appendingPathComponent(place).standardizedFileURL
            var isDirectory: ObjCBool = false
            if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isDirectory), isDirectory.boolValue
            {
                folder = candidate.path
                files = try Self.libraries(in: candidate)
                return
            }
        }
        folder = here.path
        files = try Self.libraries(in: here).filter(ModuleLoader.looksLikeModule)
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
    /// For who is answered over the wire.
    let sentence: Sentence
    public var description: String { sentence.description }
    public init(_ description: String) { sentence = Sentence(verbatim: description) }
    init(saying sentence: Sentence) { self.sentence = sentence }
}
