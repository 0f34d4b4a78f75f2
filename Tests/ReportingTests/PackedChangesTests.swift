import ModuleKit
import SeededTesting
import Testing

@testable import Reporting

@Suite struct PackedChangesTests {
    @Test("what is packed is read back, and sums are those of the changes one by one", arguments: [5, 64] as [UInt64])
    func packed(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var kept: [PackedChanges.Change] = []
        var plain: [[Int]: Int] = [:]
        for _ in 0..<300 {
            var few: [[Int]: Int] = [:]
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let day = CalendarDate(daysSince1970: Int.random(in: 0...30_000, using: &random)).number
                let figure = Bool.random(using: &random) ? Int.random(in: 0...70, using: &random) : 4_112
                few[[day, figure]] = Int.random(in: -300...300, using: &random)
            }
            if Bool.random(using: &random), let (key, amount) = plain.randomElement(using: &random) {
                few[key] = -amount
            }
            let changes = few.filter { $0.value != 0 }.map {
                PackedChanges.Change(time: $0.key[0], figure: $0.key[1], amount: $0.value)
            }.sorted()
            plain = plain.merging(few, uniquingKeysWith: +).filter { $0.value != 0 }
            kept = PackedChanges.bytes(PackedChanges.sum(kept, changes)).withUnsafeBytes(PackedChanges.list)
            #expect(kept == kept.sorted())
        }
        #expect(kept.count == plain.count)
        for change in kept { #expect(plain[[change.time, change.figure]] == change.amount) }
    }

    @Test("cut off anywhere, bytes are read without a crash") func cut() {
        let bytes = PackedChanges.bytes([
            .init(time: 20_240_313, figure: 5, amount: 1), .init(time: 20_240_313, figure: 4_112, amount: -70_000),
        ])
        for count in bytes.indices {
            #expect(bytes[..<count].withUnsafeBytes(PackedChanges.list).count <= 2)
        }
    }

    @Test("the rows until a day have every earlier day once, and no later one", arguments: [5, 8, 13])
    func rows(length: Int) throws {
        let first = try #require(CalendarDate(year: 2023, month: 11, day: 25)).daysSince1970
        let days = (first..<first + 500).map(CalendarDate.init(daysSince1970:))
        for until in stride(from: 0, to: 500, by: 7).map({ days[$0] }) + days.filter({ $0.next.day == 1 }) {
            let rows = Grain.rows(until: until, length: length)
            #expect(rows.count <= 3)
            for day in days {
                var before: Grain?
                var times = 0
                for grain in Grain.chain(length) {
                    let period = before?.time(of: day.number) ?? 0
                    for row in rows where row.period == period && grain.time(of: day.number) <= row.last { times += 1 }
                    before = grain
                }
                #expect(times == (day <= until ? 1 : 0), "\(day) until \(until)")
            }
        }
    }
}
