/// Changes of figures in the order of their times, packed into the bytes of a row.
///
/// A change is two or three numbers of seven bits a byte, the lowest first, each byte but the last with its highest bit
/// set: how much later it is than the one before, times 64, plus the figure (63, and the figure less 63 by itself, where
/// it is greater); and the amount, 0, -1, 1, -2 … as 0, 1, 2, 3 …. Most changes are two bytes.
enum PackedChanges {
    struct Change: Equatable {
        let time: Int
        let figure: Int
        var amount: Int
    }

    /// Calls `body` with each time, figure and amount, until it answers false.
    @inline(__always)
    static func read(_ bytes: UnsafeRawBufferPointer, _ body: (Int, Int, Int) -> Bool) {
        var place = 0
        var time = 0
        // Most numbers are of one byte or two.
        @inline(__always) func number() -> Int {
            var number = 0
            var shift = 0
            while place < bytes.count {
                let byte = Int(bytes[place])
                place &+= 1
                if byte < 0x80 { return number | byte &<< shift }
                number |= (byte & 0x7f) &<< shift
                shift &+= 7
            }
            return number
        }
        while place < bytes.count {
            let tag = number()
            time &+= tag &>> 6
            var figure = tag & 63
            if figure == 63 { figure = 63 &+ number() }
            let amount = number()
            guard body(time, figure, amount &>> 1 ^ -(amount & 1)) else { return }
        }
    }

    static func list(_ bytes: UnsafeRawBufferPointer) -> [Change] {
        var list: [Change] = []
        list.reserveCapacity(bytes.count / 2)
        read(bytes) {
            list.append(Change(time: $0, figure: $1, amount: $2))
            return true
        }
        return list
    }

    /// - Parameter changes: in order of time, and of one time by figure.
    static func bytes(_ changes: [Change]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * changes.count)
        var time = 0
        for change in changes {
            append((change.time - time) << 6 | min(change.figure, 63), to: &bytes)
            if change.figure >= 63 { append(change.figure - 63, to: &bytes) }
            append(change.amount << 1 ^ change.amount >> 63, to: &bytes)
            time = change.time
        }
        return bytes
    }

    static func append(_ number: Int, to bytes: inout [UInt8]) {
        var rest = UInt(bitPattern: number)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// The changes of both, those of one time and figure added up, without what comes to nothing. Both in order.
    static func sum(_ first: [Change], _ second: [Change]) -> [Change] {
        var sum: [Change] = []
        sum.reserveCapacity(first.count + second.count)
        var (i, j) = (0, 0)
        while i < first.count || j < second.count {
            if j == second.count || i < first.count && first[i] < second[j] {
                sum.append(first[i])
                i += 1
            } else if i == first.count || second[j] < first[i] {
                sum.append(second[j])
                j += 1
            } else {
                var change = first[i]
                change.amount += second[j].amount
                if change.amount != 0 { sum.append(change) }
                (i, j) = (i + 1, j + 1)
            }
        }
        return sum
    }
}

extension PackedChanges.Change: Comparable {
    static func < (a: Self, b: Self) -> Bool { (a.time, a.figure) < (b.time, b.figure) }
}
