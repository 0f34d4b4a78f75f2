import Foundation

/// Small files beside the backups, sealed as they are.
extension BackupDirectory {
    /// Where a file of this name lies.
    public func path(of name: String) -> String { "\(path)/\(name)\(keys == nil ? "" : ".sealed")" }

    /// Writes one, whole or not at all.
    public func write(_ bytes: [UInt8], as name: String) throws {
        try DurableFile.makeFolder(path)
        try DurableFile.write(try keys?.current.seal(bytes) ?? bytes, to: path(of: name))
        guard keys != nil else { return }
        let plain = "\(path)/\(name)"
        guard unlink(plain) == 0 || errno == ENOENT else { throw BackupError.system("remove", plain) }
    }

    /// What one holds, sealed or not; nil where there is none.
    ///
    /// - Throws: `BackupError.sealed` where no key that was given opens it.
    public func contents(of name: String) throws -> [UInt8]? {
        let sealed = "\(path)/\(name).sealed"
        guard let data = FileManager.default.contents(atPath: sealed) else {
            return FileManager.default.contents(atPath: "\(path)/\(name)").map { Array($0) }
        }
        guard let plain = keys?.open(data) else {
            throw BackupError.sealed(path: sealed, with: nil, given: keys?.fingerprints ?? [])
        }
        return plain
    }

    /// Whether a file that is there is sealed where a key is set.
    public func isSealedAsSet(_ name: String) -> Bool {
        keys == nil || !FileManager.default.fileExists(atPath: "\(path)/\(name)")
    }
}
