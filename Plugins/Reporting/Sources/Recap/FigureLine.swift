import ModuleKit

/// The figures of one region, in the memory of all that were counted with them.
struct FigureLine: Sendable {
    private let counts: [Int]
    private let start: Int
    private let known: FigureSet

    init(_ counts: [Int], from start: Int = 0, known: FigureSet) {
        self.counts = counts
        self.start = start
        self.known = known
    }

    subscript(figure: Figure) -> Int? { self[number: figure.number] }

    /// Attendance is nil where it is unknown of every meeting.
    private subscript(number number: Int) -> Int? {
        guard known.contains(number) else { return nil }
        if number == Figure.attendance.number {
            let meetings = counts[start + Figure.meetings.number]
            if meetings > 0, counts[start + Figure.attendanceUnknown.number] == meetings { return nil }
        }
        return counts[start + number]
    }

    /// How many of the active have been trained, from 0 to 1 with four decimals; nil where nobody is active.
    var coverage: Double? {
        guard let trained = self[.trainedCadres], let active = self[.cadresActive], active > 0 else { return nil }
        return (Double(trained) / Double(active) * 10_000).rounded() / 10_000
    }

    /// Every figure in few bytes: one more than its number, 0 of what nobody knows.
    func append(to bytes: inout [UInt8]) {
        for number in 0..<Figure.count { PackedChanges.append(self[number: number].map { $0 + 1 } ?? 0, to: &bytes) }
    }
}

extension FigureLine {
    /// The members' names one behind the other, each with the comma that it needs behind the row's code and name: of
    /// each the figure's number, -1 of the coverage, and where it ends.
    private static let keys: (bytes: [UInt8], ends: [(number: Int, end: Int)]) = {
        var bytes: [UInt8] = []
        let ends = RecapColumn.all.map { column in
            bytes += Array(",".utf8) + JSONWriter.quoted(key: column.name)
            return (column.figure?.number ?? -1, bytes.count)
        }
        return (bytes, ends)
    }()

    /// The figures as members of a row. The coverage follows from the others when a row is read.
    static let part = Part(RecapColumn.all.map(\.member), isSingle: false) { memory, slots, json, faults in
        var counts = [Int](repeating: 0, count: Figure.count)
        var known = FigureSet()
        for (place, column) in RecapColumn.all.enumerated() where slots[place] >= 0 {
            let before = faults.count
            guard let figure = column.figure else { continue }
            guard let count = Int?.shape.decode(json.at(slots[place]), &faults) else {
                faults.prefix(from: before, with: column.name)
                return false
            }
            counts[figure.number] = count ?? 0
            if count != nil { known.insert(figure) }
        }
        memory.initializeMemory(as: FigureLine.self, to: FigureLine(counts, known: known))
        return true
    } encode: { memory, writer in
        let line = memory.assumingMemoryBound(to: FigureLine.self).pointee
        keys.bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            for (number, end) in keys.ends {
                writer.append(raw: UnsafeBufferPointer(rebasing: bytes[start..<end]))
                start = end
                if number < 0 {
                    if let share = line.coverage { writer.write(share) } else { writer.null() }
                } else {
                    if let count = line[number: number] { writer.write(count) } else { writer.null() }
                }
            }
        }
    } clear: {
        $0.assumingMemoryBound(to: FigureLine.self).deinitialize(count: 1)
    }
}

/// Some of the figures, by their numbers.
struct FigureSet: Sendable {
    private var bits: UInt32 = 0

    init() {}

    init(_ figures: some Sequence<Figure>) { for figure in figures { insert(figure) } }

    func contains(_ number: Int) -> Bool { bits & 1 << UInt32(truncatingIfNeeded: number) != 0 }

    mutating func insert(_ figure: Figure) { bits |= 1 << UInt32(truncatingIfNeeded: figure.number) }
}
