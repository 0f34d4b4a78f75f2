import Foundation

extension BackupDirectory {
    /// What must be left on a disk whatever is written there.
    static let reserve: Int64 = 64 << 20

    /// Throws `BackupError.noRoom` where a backup of a store of this size may not fit: a full one takes less than the
    /// store, but how much less is known only afterwards.
    public func needRoom(_ size: Int64) throws {
        var status = statvfs()
        var folder = path
        while statvfs(folder, &status) != 0 {
            let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
            guard parent != folder else { throw BackupError.system("look at", path) }
            folder = parent
        }
        let free = Int64(status.f_bavail) * Int64(status.f_frsize)
        guard free >= size + Self.reserve else {
            throw BackupError.noRoom(directory: path, free: free, needed: size + Self.reserve)
        }
    }

    /// Makes the directory where it is missing.
    ///
    /// - Throws: `BackupError.file` where nothing can be written there.
    public func make() throws {
        try DurableFile.makeFolder(path)
        guard access(path, W_OK | X_OK) == 0 else { throw BackupError.system("write to", path) }
    }

    /// How many rows a table has in a backup, by its index; nil where it has none.
    public func rows(of table: String, in backup: String) throws -> Int64? {
        try read(backup).index.tables.first { $0.name == table }?.rows
    }

    /// Whether a backup is listed here.
    public func holds(_ backup: String) -> Bool { FileManager.default.fileExists(atPath: index(backup)) }

    /// Copies a backup and those it builds on, as far as they are missing there; the index last.
    public func copy(_ backup: String, to other: BackupDirectory) throws {
        let lock = try other.lock()
        defer { withExtendedLifetime(lock) {} }
        try other.refuseOthers(than: summary(backup).store)
        for (index, _) in try chain(backup) {
            let name = index.summary.backup
            guard !other.holds(name) else { continue }
            try other.needRoom(index.summary.size)
            for (from, to) in [
                (pages(index.summary), other.pages(index.summary)), (self.index(name), other.index(name)),
            ] {
                guard let input = FileHandle(forReadingAtPath: from) else { throw BackupError.system("read", from) }
                defer { try? input.close() }
                let file = try DurableFile(to)
                while let piece = try input.read(upToCount: 1 << 20), !piece.isEmpty { try file.write(Array(piece)) }
                try file.finish()
            }
        }
    }

    /// Removes a backup: first what makes it one, then its pages.
    public func remove(_ backup: String) throws {
        let summary = try summary(backup)
        for file in [mark(backup), failure(backup), index(backup), pages(summary)] {
            guard unlink(file) == 0 || errno == ENOENT else { throw BackupError.system("remove", file) }
        }
        try DurableFile.syncFolder(of: index(backup))
    }
}

extension BackupDirectory {
    /// Whether a backup or a segment here holds an entry of the store that answers the hashes of its entries.
    public func isShared(with store: (Int64) throws -> [UInt8]?) throws -> Bool {
        try names().contains { name in
            guard let head = (try? summary(name))?.journal else { return false }
            return try store(head.seq) == head.hash
        } || journal.isShared(with: store)
    }
}

extension SegmentDirectory {
    /// Removes segments all of whose entries are in every backup that stays.
    public func removeSegments(through seq: Int64) throws {
        for file in try files() {
            guard let last = file.last, last <= seq else { continue }
            guard unlink(path(file)) == 0 || errno == ENOENT else { throw BackupError.system("remove", path(file)) }
        }
    }
}
