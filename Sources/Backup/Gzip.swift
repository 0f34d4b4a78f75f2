import CZlib

/// Members of gzip files (RFC 1952), each of which `gzip -dc` reads by itself.
enum Gzip {
    /// Levels of zlib that can be asked for.
    static let levels = 1...9
    /// Of a store's pages 1 makes a tenth more than 6, in a third of the time.
    static let level = 1
    /// From this level on size counts for more than time: the codes are made anew for every four pages, whose contents
    /// differ by their tables. That takes a hundredth off, which is what gzip's own choice of blocks has over zlib's.
    private static let fineLevel = 5
    private static let fineBlock = 16 << 10
    /// The largest window, and a gzip header around it.
    private static let windowBits: Int32 = 15 + 16

    /// One member that holds these bytes. The same bytes give the same member: it bears no name and no time.
    static func member(of bytes: UnsafeRawBufferPointer, level: Int = level) -> [UInt8] {
        let isFine = level >= fineLevel
        var stream = z_stream()
        // The most memory makes a fast level smaller, and the others neither smaller nor faster.
        let begun = deflateInit2_(
            &stream, Int32(level), Z_DEFLATED, windowBits, isFine ? 8 : 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(begun == Z_OK, "deflateInit2 answered \(begun)")
        defer { deflateEnd(&stream) }
        let blocks = isFine ? max(0, bytes.count - 1) / fineBlock : 0
        // A block that is ended early takes a few bytes that zlib does not reckon with.
        let bound = Int(deflateBound(&stream, UInt(bytes.count))) + blocks * 16
        return [UInt8](unsafeUninitializedCapacity: bound) { room, count in
            // zlib does not write what it reads; its header only lacks the word.
            stream.next_in = UnsafeMutablePointer(mutating: bytes.assumingMemoryBound(to: Bytef.self).baseAddress)
            stream.next_out = room.baseAddress
            stream.avail_out = UInt32(bound)
            for _ in 0..<blocks {
                stream.avail_in = UInt32(fineBlock)
                let code = deflate(&stream, Z_BLOCK)
                precondition(code == Z_OK && stream.avail_in == 0, "deflate answered \(code)")
            }
            stream.avail_in = UInt32(bytes.count - blocks * fineBlock)
            let ended = deflate(&stream, Z_FINISH)
            precondition(ended == Z_STREAM_END, "deflate answered \(ended)")
            count = Int(stream.total_out)
        }
    }

    /// Unpacks all members one after the other; of what is damaged or cut off, those before it.
    static func unpackAll(_ members: UnsafeRawBufferPointer) -> (bytes: [UInt8], isWhole: Bool) {
        var stream = z_stream()
        let begun = inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(begun == Z_OK, "inflateInit2 answered \(begun)")
        defer { inflateEnd(&stream) }
        stream.next_in = UnsafeMutablePointer(mutating: members.assumingMemoryBound(to: Bytef.self).baseAddress)
        stream.avail_in = UInt32(members.count)
        var bytes: [UInt8] = []
        var whole = 0
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while stream.avail_in > 0 {
            let (code, count) = room.withUnsafeMutableBufferPointer { room in
                stream.next_out = room.baseAddress
                stream.avail_out = UInt32(room.count)
                return (inflate(&stream, Z_NO_FLUSH), room.count - Int(stream.avail_out))
            }
            bytes += room[..<count]
            switch code {
            case Z_STREAM_END:
                whole = bytes.count
                inflateReset(&stream)
            case Z_OK where count > 0 || stream.avail_in > 0: continue
            default: return (Array(bytes[..<whole]), false)
            }
        }
        return (Array(bytes[..<whole]), whole == bytes.count)
    }

    /// Unpacks a member that holds exactly as many bytes as `room`; false where it does not, or is damaged.
    static func unpack(_ member: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> Bool {
        var stream = z_stream()
        let begun = inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(begun == Z_OK, "inflateInit2 answered \(begun)")
        defer { inflateEnd(&stream) }
        stream.next_in = UnsafeMutablePointer(mutating: member.assumingMemoryBound(to: Bytef.self).baseAddress)
        stream.avail_in = UInt32(member.count)
        stream.next_out = room.assumingMemoryBound(to: Bytef.self).baseAddress
        stream.avail_out = UInt32(room.count)
        let ended = inflate(&stream, Z_FINISH)
        return ended == Z_STREAM_END && stream.avail_in == 0 && stream.avail_out == 0
    }
}
