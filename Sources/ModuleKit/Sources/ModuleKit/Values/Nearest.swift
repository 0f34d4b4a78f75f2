/// The word of `candidates` that somebody may have meant by `word`, at most two letters away.
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let given = Array(word.utf8.prefix(64))
    let best = candidates.lazy.map { ($0, editDistance(given, Array($0.utf8))) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= 2, best.1 < max(given.count, 1) else { return nil }
    return best.0
}

/// How many letters must be put in, left out, changed or swapped with their neighbour to turn one text into the other.
public func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        row.reserveCapacity(b.count + 1)
        for k in b.indices {
            var cost = min(last[k + 1] + 1, row[k] + 1, last[k] + (a[i] == b[k] ? 0 : 1))
            if i > 0, k > 0, a[i] == b[k - 1], a[i - 1] == b[k] { cost = min(cost, before[k - 1] + 1) }
            row.append(cost)
        }
        before = last
        last = row
    }
    return last[b.count]
}
