/// A store's file as it was at one moment, while others go on writing.
public protocol PageSource: Sendable {
    /// Bytes of a page.
    var pageSize: Int { get }
    /// Pages in the file.
    var pageCount: Int { get }
    /// Fills `buffer` with the file's bytes from `offset` on. Called by one thread at a time.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws
}
