/// The names of an object's members, compared as bytes without touching a Swift array of arrays.
final class NameTable: Sendable {
    private let count: Int
    /// Which member each name belongs to: names first, aliases after them.
    nonisolated(unsafe) private let owners: UnsafeMutablePointer<Int32>  // written in init only
    nonisolated(unsafe) private let letters: UnsafeMutablePointer<UInt8>  // written in init only
    nonisolated(unsafe) private let starts: UnsafeMutablePointer<Int32>  // written in init only

    init(_ members: [Member]) {
        var names = members.enumerated().map { (owner: $0, name: Array($1.name.utf8)) }
        for (i, member) in members.enumerated() {
            if let alias = member.alias { names.append((i, Array(alias.utf8))) }
        }
        count = names.count
        owners = .allocate(capacity: count + 1)
        starts = .allocate(capacity: count + 1)
        letters = .allocate(capacity: names.reduce(1) { $0 + $1.name.count })
        var at = 0
        for (i, entry) in names.enumerated() {
            owners[i] = Int32(entry.owner)
            starts[i] = Int32(at)
            for letter in entry.name {
                letters[at] = letter
                at += 1
            }
        }
        starts[count] = Int32(at)
    }

    deinit {
        owners.deallocate()
        letters.deallocate()
        starts.deallocate()
    }

    /// The member that bears the key; members mostly come in the declared order, so the search begins at `hint`.
    func find(_ key: JSON, hint: Int) -> Int? {
        if key.hasEscapes {
            guard var text = key.string else { return nil }
            return text.withUTF8 { find($0, hint: hint) }
        }
        return find(key.slice, hint: hint)
    }

    private func find(_ key: UnsafeBufferPointer<UInt8>, hint: Int) -> Int? {
        var candidate = hint
        for _ in 0..<count {
            if candidate >= count { candidate = 0 }
            let start = Int(starts[candidate])
            if Int(starts[candidate + 1]) - start == key.count {
                var i = 0
                while i < key.count, letters[start + i] == key[i] { i += 1 }
                if i == key.count { return Int(owners[candidate]) }
            }
            candidate += 1
        }
        return nil
    }
}
