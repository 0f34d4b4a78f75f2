import ModuleKit
import Testing

@testable import balai

@Suite struct WatchTests {
    private static func event(_ seq: Int64) -> [UInt8] {
        frame([
            "jsonrpc": "2.0", "method": "$/event",
            "params": [
                "subscription": 1, "seq": .integer(seq), "number": 1, "topic": "sample.planned",
                "at": "2024-03-13T09:00:00+08:00", "data": ["id": 3],
            ],
        ])
    }

    /// A daemon that tells two events and goes with the next request, which never comes: the cut frame ends it.
    private static let script: FakeDaemon.Script = { request in
        reply(to: request, ["subscription": 1, "after": 40]) + event(41) + event(42) + [0, 0, 0, 0]
    }

    @Test("an event is a line of JSON, or one for a person") func lines() {
        let run = Run()
        #expect(run.run("watch", "--after", "40", "sample", "other", answer: Self.script) == .noDaemon)
        #expect(run.calls.map { $0["method"] } == ["core.events.subscribe"])
        #expect(run.calls[0]["params"] == ["after": 40, "topics": ["sample", "other"]])
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(
            lines.first == """
                {"seq":41,"number":1,"topic":"sample.planned","at":"2024-03-13T09:00:00+08:00","data":{"id":3}}
                """)
        let person = Run()
        #expect(person.run("watch", terminal: true, answer: Self.script) == .noDaemon)
        #expect(person.calls[0]["params"] == [:])
        #expect(
            person.output
                == "2024-03-13 09:00  41  sample.planned  id: 3\n2024-03-13 09:00  42  sample.planned  id: 3\n")
    }

    @Test("what cannot be printed is refused before anything is asked") func formats() {
        let run = Run()
        #expect(run.run("--output", "csv", "watch") == .usage)
        #expect(run.calls.isEmpty)
    }

    @Test("a topic that the daemon refuses is status 1") func refusal() {
        let run = Run()
        let error = RPCError(.invalidParams, "1 parameter is invalid")
        #expect(run.run("watch", answer: { refuse($0, error) }) == .refused)
    }
}
