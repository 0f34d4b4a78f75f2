import Foundation
import WireFuzzing

// wire-fuzz CORPUS COUNT SEED: plays so many inputs, and tells what they came to and what memory they left.

/// Bytes of memory that this process holds, as the kernel counts them.
func memory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return (line?.split(separator: " ").dropFirst().first).flatMap { Int($0) }.map { $0 << 10 } ?? 0
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let count = Int(arguments[2]), count > 0, let seed = UInt64(arguments[3]) else {
    print("usage: wire-fuzz CORPUS COUNT SEED")
    exit(2)
}
var fuzz = try WireFuzz(corpus: arguments[1], seed: seed)
// What is made once is made before the first look.
fuzz.run(max(1, count / 10))
let before = memory()
fuzz.run(count - count / 10)
let after = memory()
for (name, times) in fuzz.outcomes.sorted(by: { $0.key < $1.key }) { print("\(times)\t\(name)") }
print("\(count) inputs from seed \(seed): \(fuzz.faults.count) faults")
print("memory after a tenth of them \(before >> 10) KiB, at the end \(after >> 10) KiB")
for fault in fuzz.faults.prefix(10) { print(fault) }
// A mebibyte is the allocator's own.
let hasGrown = after - before > 1 << 20
if hasGrown { print("the memory has grown") }
exit(fuzz.faults.isEmpty && !hasGrown ? 0 : 1)
