import Glibc

/// The content of a file that is only added to or removed, mapped into memory: opening it reads nothing, and what was
/// opened stays when the file is removed.
// @unchecked: the memory is only read, and unmapped with the last reference.
public final class MappedFile: @unchecked Sendable {
    private let memory: UnsafeRawBufferPointer

    /// Opens the file as long as it is now; nil where it cannot be opened.
    public init?(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        let size = Int(status.st_size)
        guard size > 0 else {
            memory = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            return nil
        }
        memory = UnsafeRawBufferPointer(start: start, count: size)
    }

    deinit {
        if let start = memory.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), memory.count) }
    }

    public var count: Int { memory.count }

    /// A copy of all of it.
    public var bytes: [UInt8] { Array(memory) }

    /// A copy of at most `count` bytes from `offset` on.
    public func bytes(from offset: Int, count: Int) -> [UInt8] { Array(memory.dropFirst(offset).prefix(count)) }
}
