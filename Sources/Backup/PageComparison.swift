import Foundation
import ModuleKit
import Synchronization

/// Holds a store's file against the index of a backup, page for page.
enum PageComparison {
    /// How many pages are read at a time.
    private static let run = 256

    /// Answers the pages that are not as they were, or are not there.
    ///
    /// - Throws: `BackupError.file` where the file cannot be read.
    static func faults(
        of path: String, _ backup: String, in directory: BackupDirectory, for onlooker: Onlooker = .nobody
    ) throws -> [Sentence] {
        let index = try directory.read(backup).index
        let (size, count) = (index.summary.pageSize, index.summary.pageCount)
        let salt = try directory.key(of: index.summary)?.pageSalt ?? []
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw BackupError.system("open", path) }
        defer { close(file) }
        let next = Atomic(0)
        let faults = Mutex<[Int]>([])
        try TwoThreads.run {
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: run * size, alignment: 4096)
            defer { room.deallocate() }
            while true {
                let first = next.add(run, ordering: .relaxed).oldValue
                guard first < count else { return }
                try onlooker.check()
                let wanted = min(run, count - first)
                let bytes = StoreRebuild.fill(room, from: file, at: off_t(first) * off_t(size))
                let found = PageHashes.of(
                    UnsafeRawBufferPointer(rebasing: room[..<(min(wanted, bytes / size) * size)]), pageSize: size,
                    salt: salt)
                for page in 0..<wanted where page >= found.count || found[page] != index.pageHashes[first + page] {
                    faults.withLock { $0.append(first + page + 1) }
                }
            }
        }
        return faults.withLock { $0.sorted().map { "\(backup): page \($0) is not as it was in the restored file" } }
    }
}
