import Foundation
import ModuleKit

/// What can be told of a library before the dynamic loader touches it.
///
/// dlopen maps a file by what its headers say: a truncated one kills the process with SIGBUS. So the headers are held
/// against the file's length first.
enum ModuleFile {
    /// Throws why the file is no library that may be given to dlopen.
    static func check(_ path: String) throws(ModuleRefusal) {
        guard FileManager.default.fileExists(atPath: path) else { throw ModuleRefusal("The file is missing") }
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
        } catch {
            throw ModuleRefusal("The file cannot be read: \(error.localizedDescription)")
        }
        guard !data.isEmpty else { throw ModuleRefusal("The library is empty") }
        guard data.count >= 64, data.prefix(4).elementsEqual([0x7f, 0x45, 0x4c, 0x46]) else {
            throw ModuleRefusal("The file is no ELF library")
        }
        func number(_ offset: Int, _ bytes: Int) -> UInt64 {
            (0..<bytes).reduce(0) { $0 | UInt64(data[offset + $1]) << (8 * UInt64($1)) }
        }
        // Class 2 is 64 bits, data 1 little endian, type 3 a shared object.
        guard data[4] == 2, data[5] == 1, number(16, 2) == 3 else {
            throw ModuleRefusal("The file is no 64-bit shared library")
        }
        let size = UInt64(data.count)
        let (table, entrySize, entries) = (number(32, 8), number(54, 2), number(56, 2))
        let (sections, sectionSize, sectionCount) = (number(40, 8), number(58, 2), number(60, 2))
        guard entrySize >= 56, table < size, entrySize * entries <= size - table,
            sections <= size, sectionSize * sectionCount <= size - sections
        else { throw ModuleRefusal("The file is truncated") }
        for i in 0..<entries {
            let header = Int(table + i * entrySize)
            let (offset, length) = (number(header + 8, 8), number(header + 32, 8))
            guard offset <= size, length <= size - offset else { throw ModuleRefusal("The file is truncated") }
        }
    }
}

/// Why a module is not loaded, in one line that an operator understands.
struct ModuleRefusal: Error, Sendable, Equatable {
    let reason: Sentence
    init(_ reason: Sentence) { self.reason = reason }
}
