import Foundation

/// Copies a source's pages into members of a file. Two threads read, compare and compress; the members stand in the
/// order of the pages. Pages that `earlier` has the same are left out.
// @unchecked: `nextChunk` is used under `reading`; `hashes`, `packed` and `packedMembers` inside the turnstile `packing`;
// `members` and `file` inside the turnstile `writing`; all of them by one thread before and after the two run.
final class PageCopy: @unchecked Sendable {
    /// Bytes of pages in a member before it is compressed.
    static let memberSize = 1 << 20

    private let source: any PageSource
    private let earlier: PageHashes?
    private let file: DurableFile
    private let key: BackupKey?
    private let level: Int
    private let chunkPages: Int
    private let onProgress: @Sendable (_ done: Int, _ total: Int) throws -> Void
    private let reading = NSLock()
    private let packing = Turnstile()
    private let writing = Turnstile()
    private var nextChunk = 0
    private var packed = Parcel()
    private var packedMembers = 0
    private(set) var hashes: PageHashes
    private(set) var members: [Member] = []

    /// - Parameter onProgress: told pages, by one thread at a time; what it throws ends the copy.
    init(
        _ source: any PageSource, unlike earlier: PageHashes?, to file: DurableFile, key: BackupKey?, level: Int,
        onProgress: @escaping @Sendable (_ done: Int, _ total: Int) throws -> Void
    ) {
        self.source = source
        self.earlier = earlier
        self.file = file
        self.key = key
        self.level = level
        self.onProgress = onProgress
        chunkPages = max(1, Self.memberSize / source.pageSize)
        hashes = PageHashes(count: source.pageCount)
    }

    /// Copies everything.
    func run() throws {
        try TwoThreads.run {
            do { try self.work() } catch {
                self.packing.breakDown()
                self.writing.breakDown()
                throw error
            }
        }
        if !packed.pages.isEmpty { try write(packed, number: packedMembers) }
    }

    private func work() throws {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkPages * source.pageSize, alignment: 4096)
        defer { room.deallocate() }
        while let chunk = try read(into: room) {
            let content = UnsafeRawBufferPointer(rebasing: room[..<(chunk.pages.count * source.pageSize)])
            let found = PageHashes.of(content, pageSize: source.pageSize, salt: key?.pageSalt ?? [])
            let full = try packing.pass(chunk.number) { try pack(chunk.pages, content, found) }
            if let full { try write(full.parcel, number: full.number) }
        }
    }

    /// The next pages, in their order; nil after the last.
    private func read(into room: UnsafeMutableRawBufferPointer) throws -> (number: Int, pages: Range<Int>)? {
        reading.lock()
        defer { reading.unlock() }
        let first = nextChunk * chunkPages
        guard first < source.pageCount else { return nil }
        let pages = first..<min(first + chunkPages, source.pageCount)
        try source.read(
            into: UnsafeMutableRawBufferPointer(rebasing: room[..<(pages.count * source.pageSize)]),
            at: Int64(first) * Int64(source.pageSize))
        nextChunk += 1
        return (nextChunk - 1, pages)
    }

    /// Puts what has changed behind what waits, and takes a full member off. One chunk fills one at most.
    private func pack(
        _ pages: Range<Int>, _ content: UnsafeRawBufferPointer, _ found: PageHashes
    ) throws -> (parcel: Parcel, number: Int)? {
        hashes.set(from: pages.lowerBound, found)
        try onProgress(pages.upperBound, source.pageCount)
        var full: (Parcel, Int)?
        for page in pages where !(earlier.map { hashes.isSame(page, as: $0) } ?? false) {
            let start = (page - pages.lowerBound) * source.pageSize
            packed.append(page, UnsafeRawBufferPointer(rebasing: content[start..<start + source.pageSize]))
            if packed.bytes.count >= chunkPages * source.pageSize {
                full = (packed, packedMembers)
                packed = Parcel()
                packedMembers += 1
            }
        }
        return full
    }

    private func write(_ parcel: Parcel, number: Int) throws {
        let plain = parcel.bytes.withUnsafeBytes { Gzip.member(of: $0, level: level) }
        let member = try key?.seal(plain) ?? plain
        let hash = sha256(member)
        try writing.pass(number) {
            members.append(Member(offset: file.count, size: member.count, hash: hash, pages: parcel.pages))
            try file.write(member)
        }
    }
}

/// Pages on their way into a member.
private struct Parcel {
    var bytes: [UInt8] = []
    var pages: [Range<Int>] = []

    mutating func append(_ page: Int, _ content: UnsafeRawBufferPointer) {
        bytes += content
        if let last = pages.last, last.upperBound == page {
            pages[pages.count - 1] = last.lowerBound..<page + 1
        } else {
            pages.append(page..<page + 1)
        }
    }
}
