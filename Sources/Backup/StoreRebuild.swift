import Foundation
import ModuleKit

/// Builds a store's file from a backup and those it builds on. Nothing is believed: every member is held against its
/// hash, and every page against the index of the backup that is restored.
// @unchecked: `next`, `unpacked`, `faults` and `isWritten` are used under `lock` while threads run,
// and the rest is not changed; one backup's members are done before the next one's.
public final class StoreRebuild: @unchecked Sendable {
    private let directory: BackupDirectory
    private let chain: [BackupIndex]
    private let target: BackupIndex
    private let output: Int32
    private let path: String
    private let onlooker: Onlooker
    private let lock = NSLock()
    private var next = 0
    private var unpacked = 0
    private var faults: [Sentence] = []
    private var isWritten: [Bool]

    /// Makes the file at `path`, which must not be there yet, and puts it on the disk.
    ///
    /// - Returns: what the backup says that is in it.
    /// - Throws: `BackupError.damaged` with every fault and its part; the file is removed then.
    public static func run(
        _ backup: String, in directory: BackupDirectory, to path: String, for onlooker: Onlooker = .nobody
    ) throws -> (summary: BackupSummary, facts: StoreFacts) {
        let chain = try directory.chain(backup).map(\.index)
        let rebuild = try StoreRebuild(chain, directory, path, onlooker)
        // Now, and not when the last thread lets go: closing it later would drop SQLite's locks on it.
        defer { close(rebuild.output) }
        do {
            try rebuild.build()
        } catch {
            unlink(path)
            throw error
        }
        return (rebuild.target.summary, rebuild.target.facts)
    }

    private init(
        _ chain: [BackupIndex], _ directory: BackupDirectory, _ path: String, _ onlooker: Onlooker
    ) throws {
        guard let target = chain.last else { preconditionFailure("a chain has at least the backup itself") }
        self.chain = chain
        self.target = target
        self.directory = directory
        self.path = path
        self.onlooker = onlooker
        isWritten = [Bool](repeating: false, count: target.summary.pageCount)
        output = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw BackupError.system("make", path) }
    }

    private func build() throws {
        for index in chain {
            let key = try directory.key(of: index.summary)
            let pages = directory.pages(index.summary)
            let input = open(pages, O_RDONLY | O_CLOEXEC)
            guard input >= 0 else {
                faults.append("\(index.summary.backup).gz: \(String(cString: strerror(errno)))")
                continue
            }
            defer { close(input) }
            if let size = directory.sizeOfPages(index.summary), size != index.summary.size {
                faults.append("\(index.summary.backup).gz: it has \(size) bytes, and had \(index.summary.size)")
            }
            next = 0
            try TwoThreads.run { try self.unpack(index, input, key) }
        }
        for page in isWritten.indices where !isWritten[page] && faults.isEmpty {
            faults.append("\(target.summary.backup): no backup holds page \(page + 1) as it was")
        }
        guard faults.isEmpty else {
            throw BackupError.damaged(
                backup: target.summary.backup, faults: faults.sorted { $0.description < $1.description })
        }
        guard ftruncate(output, off_t(target.summary.storeSize)) == 0, fsync(output) == 0 else {
            throw BackupError.system("sync", path)
        }
    }

    /// Tells how many members of the whole chain are unpacked.
    private func tellMember() throws {
        let done = lock.withLock {
            unpacked += 1
            return unpacked
        }
        try onlooker.step(done, of: chain.reduce(0) { $0 + $1.members.count }, "parts of the backup")
    }

    private func takeMember(of index: BackupIndex) -> Int? {
        lock.withLock {
            guard next < index.members.count else { return nil }
            next += 1
            return next - 1
        }
    }

    private func unpack(_ index: BackupIndex, _ input: Int32, _ key: BackupKey?) throws {
        let size = index.summary.pageSize
        var packed: [UInt8] = []
        while let number = takeMember(of: index) {
            try tellMember()
            let member = index.members[number]
            if packed.count < member.size { packed = [UInt8](repeating: 0, count: member.size) }
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: member.pageCount * size, alignment: 4096)
            defer { room.deallocate() }
            if let fault = Self.read(member, &packed, input, key, into: room) {
                lock.withLock { faults.append("\(index.summary.backup).gz, member \(number + 1): \(fault)") }
                continue
            }
            try place(member, UnsafeRawBufferPointer(room), pageSize: size, salt: key?.pageSalt ?? [])
        }
    }

    /// Reads and unpacks a member; answers what is wrong with it.
    private static func read(
        _ member: Member, _ packed: inout [UInt8], _ input: Int32, _ key: BackupKey?,
        into room: UnsafeMutableRawBufferPointer
    ) -> Sentence? {
        packed.withUnsafeMutableBytes { packed -> Sentence? in
            let wanted = UnsafeMutableRawBufferPointer(rebasing: packed[..<member.size])
            errno = 0
            guard fill(wanted, from: input, at: off_t(member.offset)) == member.size else {
                return errno == 0 ? "it is cut off" : Sentence(verbatim: String(cString: strerror(errno)))
            }
            let bytes = UnsafeRawBufferPointer(wanted)
            guard sha256(bytes) == member.hash else { return "its SHA-256 differs" }
            if let key {
                guard let plain = key.open(Data(bytes)) else { return "it cannot be opened with the key" }
                return plain.withUnsafeBytes { Gzip.unpack($0, into: room) } ? nil : "it cannot be unpacked"
            }
            return Gzip.unpack(bytes, into: room) ? nil : "it cannot be unpacked"
        }
    }

    /// Writes the pages that are in the restored store as they are in this member. A page that a later backup changed
    /// has another hash there, and comes from that one.
    private func place(_ member: Member, _ content: UnsafeRawBufferPointer, pageSize: Int, salt: [UInt8]) throws {
        let found = PageHashes.of(content, pageSize: pageSize, salt: salt)
        var at = 0
        for run in member.pages {
            var first = run.lowerBound
            for page in run {
                let isWanted =
                    page < target.pageHashes.count && found[at + page - run.lowerBound] == target.pageHashes[page]
                if !isWanted {
                    try write(first..<page, content, from: at + first - run.lowerBound, pageSize)
                    first = page + 1
                }
            }
            try write(first..<run.upperBound, content, from: at + first - run.lowerBound, pageSize)
            at += run.count
        }
    }

    private func write(_ pages: Range<Int>, _ content: UnsafeRawBufferPointer, from place: Int, _ pageSize: Int) throws
    {
        guard !pages.isEmpty else { return }
        var rest = UnsafeRawBufferPointer(rebasing: content[place * pageSize..<(place + pages.count) * pageSize])
        var offset = off_t(pages.lowerBound) * off_t(pageSize)
        while !rest.isEmpty {
            let count = pwrite(output, rest.baseAddress, rest.count, offset)
            guard count > 0 else { throw BackupError.system("write", path) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            offset += off_t(count)
        }
        lock.withLock { for page in pages { isWritten[page] = true } }
    }

    /// Reads until the room is full; answers how much there was.
    static func fill(_ room: UnsafeMutableRawBufferPointer, from file: Int32, at offset: off_t) -> Int {
        var done = 0
        while done < room.count {
            let count = pread(file, room.baseAddress?.advanced(by: done), room.count - done, offset + off_t(done))
            guard count > 0 else { break }
            done += count
        }
        return done
    }
}

extension BackupDirectory {
    /// The key that a backup needs; nil for one that is not sealed.
    func key(of summary: BackupSummary) throws -> BackupKey? {
        guard let fingerprint = summary.sealedWith else { return nil }
        guard let key = keys?.key(fingerprint) else {
            throw BackupError.sealed(path: pages(summary), with: fingerprint, given: keys?.fingerprints ?? [])
        }
        return key
    }
}
