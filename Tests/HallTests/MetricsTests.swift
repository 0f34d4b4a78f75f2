import HallTesting
import ModuleKit
import Testing

/// What is counted of the calls.
@Suite struct MetricsTests {
    /// The samples of OpenMetrics text, by name and labels; the form of each line is looked at.
    private static func samples(_ text: String) throws -> [String: Double] {
        var samples: [String: Double] = [:]
        var family = ""
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.suffix(2) == ["# EOF", ""])
        for line in lines.dropLast(2) {
            if line.hasPrefix("# TYPE ") { family = String(line.split(separator: " ")[2]) }
            guard !line.hasPrefix("#") else { continue }
            let parts = line.split(separator: " ")
            #expect(parts.count == 2 && parts[0].hasPrefix(family), "\(line)")
            let key = String(parts[0])
            #expect(samples[key] == nil, "\(line) stands twice")
            let value: Double = try #require(Double(parts[1]), "\(line)")
            samples[key] = value
        }
        return samples
    }

    @Test("calls, errors and times are counted by command, and a name that nobody knows makes no line of its own")
    func counts() async throws {
        let hall = try TestHall(NotesModule.self)
        try await waiting {
            let client = try RawClient(try hall.listen())
            for _ in 1...3 { try client.call("core.ping") }
            try client.call("notes.add", ["text": "rapat"])
            for text in ["", "x"] { _ = try client.exchange("notes.add", ["text": .string(text), "y": 1]) }
            for name in ["no.such", "notes.nor.such"] { _ = try client.exchange(name) }
            let file = try client.call("core.metrics")
            #expect(file["media_type"]?.string?.hasPrefix("application/openmetrics-text") == true)
            let samples = try Self.samples(try #require(file["content"]?.string))
            #expect(samples[#"balai_call_seconds_count{command="core.ping"}"#] == 3)
            #expect(samples[#"balai_call_seconds_bucket{command="core.ping",le="+Inf"}"#] == 3)
            #expect(samples[#"balai_call_seconds_count{command="notes.add"}"#] == 3)
            #expect(samples[#"balai_call_errors_total{command="notes.add",error="invalid_params"}"#] == 2)
            #expect(samples[#"balai_call_errors_total{command="unknown",error="unknown_command"}"#] == 2)
            #expect(!samples.keys.contains { $0.contains("such") })
            #expect(samples["balai_connections"] == 1)
            // The core writes some of its own when it starts.
            #expect(try #require(samples["balai_store_writes_total"]) >= 1)
            #expect(try #require(samples["balai_store_bytes"]) > 0)
            var last = 0.0
            for le in ["0.0001", "0.001", "0.01", "0.1", "1.0", "10.0", "+Inf"] {
                let sum = try #require(samples[#"balai_call_seconds_bucket{command="core.ping",le="\#(le)"}"#])
                #expect(sum >= last)
                last = sum
            }
        }
    }
}
