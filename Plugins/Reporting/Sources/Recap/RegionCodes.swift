/// Codes of regions in their order, each at its place.
struct RegionCodes {
    let list: [String]

    var count: Int { list.count }

    init(_ list: [String]) { self.list = list }

    /// - Parameter near: a place where the code may well stand, as it is where several lists are walked in one order.
    func place(of code: String, near: Int) -> Int? {
        if near < list.count, list[near] == code { return near }
        let place = first(from: code)
        return place < list.count && list[place] == code ? place : nil
    }

    /// The places of a code and of all that lies inside it.
    func places(inside code: String) -> Range<Int> {
        let range = RecapScope.range(of: code)
        return first(from: range.low)..<first(from: range.high)
    }

    private func first(from code: String) -> Int {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < code { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
