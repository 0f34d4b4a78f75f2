import HallTesting
import ModuleKit
import Testing

/// A batch of certificates and a daemon that dies while it is made.
@Suite struct CertificateJobTests {
    private let daemon: DaemonProcess
    private let training: JSONValue

    /// A training that a thousand people completed.
    init() throws {
        daemon = try DaemonProcess()
        let client = try RawClient(daemon.socket)
        let regions = "code,name\n99,Contoh\n99.01,Contoh\n"
        try client.call("registry.region.import", ["file": .string(regions), "format": "csv"])
        let opened = try client.call(
            "trainings.open",
            [
                "kind": "training", "title": "Pelatihan contoh", "starts_on": "2024-04-22", "ends_on": "2024-04-24",
                "place": ["name": "Contoh"], "targets": ["99.01"], "organiser": "Contoh",
            ])
        training = try #require(opened["id"])
        let people = (1...1000).map { JSONValue.object([("name", .string("Contoh \($0)"))]) }
        let enrolled = try client.call("trainings.enrol", ["training": training, "participants": .array(people)])
        let session = try client.call(
            "trainings.session.add",
            [
                "training": training, "starts_at": "2024-04-22T08:00:00+08:00",
                "ends_at": "2024-04-22T12:00:00+08:00",
            ])
        let entries = (enrolled["participants"]?.array ?? []).map {
            JSONValue.object([("participant", $0["id"] ?? .null), ("status", "present")])
        }
        try client.call("trainings.attend", ["session": session["id"] ?? .null, "entries": .array(entries)])
        #expect(try client.call("trainings.complete", ["training": training])["completed"] == 1000)
    }

    @Test("killed twice on the way, it goes on twice, and issues a thousand certificates without a gap") func killed()
        throws
    {
        let started = try RawClient(daemon.socket).call(
            "trainings.certificate.issue", ["training": training, "issued_on": "2024-05-20", "_meta": ["detach": true]])
        let job: JSONValue = ["job": try #require(started["job"])]
        var stood: [Int64] = []
        for share in [200, 600] as [Int64] {
            var client = try RawClient(daemon.socket)
            while try issued(client) < share { continue }
            daemon.kill()
            try daemon.restart()
            client = try RawClient(daemon.socket)
            let told = try client.call("core.jobs.get", job)
            #expect(told["state"] == "interrupted" && told["resumable"] == true)
            stood.append(try issued(client))
            #expect(try client.call("core.jobs.resume", job)["job"] == job["job"])
        }
        #expect(stood[0] >= 200 && stood[0] < stood[1] && stood[1] < 1000)
        let client = try RawClient(daemon.socket)
        let done = try client.call("core.jobs.wait", job)
        #expect(done["state"] == "done" && done["result"]?["already"]?.int == stood[1])
        let rows = try client.call(
            "core.sql", ["query": "SELECT number, participant FROM trainings_pub_certificate ORDER BY id"])
        let numbers = rows["rows"]?.array?.compactMap { $0[0]?.string } ?? []
        #expect(numbers == (1...1000).map { "\($0)/KPMD/V/2024" })
        #expect(Set(rows["rows"]?.array?.compactMap { $0[1]?.int } ?? []).count == 1000)
        #expect(try client.call("core.journal.verify")["ok"] == true)
    }

    private func issued(_ client: RawClient) throws -> Int64 {
        let rows = try client.call("core.sql", ["query": "SELECT count(*) FROM trainings_pub_certificate"])
        return try #require(rows["rows"]?[0]?[0]?.int)
    }
}
