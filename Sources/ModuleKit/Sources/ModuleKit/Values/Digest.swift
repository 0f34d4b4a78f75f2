/// A SHA-256 (FIPS 180-4) over what a module keeps or prints, so that anybody can see that it is still the same.
///
/// Not for secrets: those go through the host's sealing. What only reads has no host to ask for a digest, and a library
/// with one would be a second copy of it in the daemon; so the kit has its own.
public struct Digest: Sendable, Hashable, CustomStringConvertible {
    public let bytes: [UInt8]

    public init(_ message: [UInt8]) {
        var state: [UInt32] = [
            0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
        ]
        var padded = message + [0x80]
        padded += [UInt8](repeating: 0, count: (120 - padded.count % 64) % 64)
        let bits = UInt64(message.count) * 8
        padded += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
        padded.withUnsafeBytes { text in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
                for start in stride(from: 0, to: text.count, by: 64) {
                    Self.compress(text[start..<start + 64], words, &state)
                }
            }
        }
        bytes = state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) } }
    }

    public init(_ text: String) { self.init(Array(text.utf8)) }

    /// 64 digits.
    public var description: String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// One block into the state, without an array on the way: whole recaps are digested at each answer.
    private static func compress(
        _ block: Slice<UnsafeRawBufferPointer>, _ words: UnsafeMutableBufferPointer<UInt32>, _ state: inout [UInt32]
    ) {
        let block = UnsafeRawBufferPointer(rebasing: block)
        for i in 0..<16 {
            words[i] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: 4 * i, as: UInt32.self))
        }
        for i in 16..<64 {
            let (a, b) = (words[i - 15], words[i - 2])
            let small = turn(a, 7) ^ turn(a, 18) ^ a >> 3
            let large = turn(b, 17) ^ turn(b, 19) ^ b >> 10
            words[i] = words[i - 16] &+ small &+ words[i - 7] &+ large
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        constants.withUnsafeBufferPointer { constants in
            for i in 0..<64 {
                let choice = e & f ^ ~e & g
                let first = h &+ (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) &+ choice &+ constants[i] &+ words[i]
                let majority = a & b ^ a & c ^ b & c
                let second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) &+ majority
                (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
            }
        }
        for (i, word) in [a, b, c, d, e, f, g, h].enumerated() { state[i] &+= word }
    }

    private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = {
        var primes: [UInt64] = []
        var candidate: UInt64 = 2
        while primes.count < 64 {
            if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
            candidate += 1
        }
        return primes.map(cubeRootFraction)
    }()

    /// The fraction of ∛n in units of 2⁻³²: the largest x with x³ ≤ n·2⁹⁶, without its whole part.
    private static func cubeRootFraction(_ n: UInt64) -> UInt32 {
        var root: UInt64 = 0
        for bit in stride(from: 34, through: 0, by: -1) {
            let next = root | 1 << UInt64(bit)
            let square = next.multipliedFullWidth(by: next)
            // next³, as three words of 64 bits; next has at most 35.
            let low = square.low.multipliedFullWidth(by: next)
            let high = square.high &* next &+ low.high
            if (high, low.low) <= (n << 32, 0) { root = next }
        }
        return UInt32(truncatingIfNeeded: root)
    }
}
