import Foundation
import Testing
import WireFuzzing

@Suite struct WireFuzzTests {
    @Test func `no input of 100,000 crashes decoder or envelope, and no more is kept than has arrived`() throws {
        let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus").path
        var fuzz = try WireFuzz(corpus: corpus, seed: 4)
        fuzz.run(100_000)
        #expect(fuzz.faults == [])
        // The inputs reached all that there is to reach.
        for outcome in ["request", "notification", "answer", "batch", "fault", "empty", "tooLarge"] {
            #expect(fuzz.outcomes[outcome, default: 0] > 1_000, "\(fuzz.outcomes)")
        }
        #expect(fuzz.outcomes["broken"] == nil)
    }
}
