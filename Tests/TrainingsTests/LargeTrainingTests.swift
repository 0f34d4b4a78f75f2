import HallTesting
import ModuleKit
import Testing

/// The shape of the office's own plan: 224 people from 56 villages in 7 classes of 32, each with two trainers and a
/// speaker.
@Suite struct LargeTrainingTests {
    private let office: Office
    private let villages = (1...56).map { "64.02.01.2\(String($0 + 1000).dropFirst())" }

    init() async throws {
        office = try await Office()
        var regions = """
            code,name,level,parent_code,kind
            64,Kalimantan Timur,province,,provinsi
            64.02,Kabupaten Contoh,regency,64,kabupaten
            64.02.01,Kecamatan Contoh,district,64.02,kecamatan

            """
        for village in villages { regions += "\(village),Desa Contoh \(village.suffix(2)),village,64.02.01,desa\n" }
        try await office.hall.call("registry.region.import", ["file": .string(regions), "format": "csv"])
    }

    @Test("it is planned, run and told, and no class holds more than it has room for") func story() async throws {
        let plan = try await office.hall.call(
            "trainings.plan.create",
            [
                "year": 2024, "title": "Contoh rencana", "curriculum": "CONTOH-KPMD",
                "quotas": .array(villages.map { ["region": .string($0), "seats": 4] }),
            ])
        #expect(plan["seats"] == 224)
        let classes = (1...7).map { JSONValue.object([("name", .string("Kelas \($0)")), ("capacity", 32)]) }
        let training = try await office.openID([
            "plan": plan["id"] ?? .null, "curriculum": "CONTOH-KPMD", "classes": .array(classes), "targets": ["64.02"],
        ])
        var enrolled: [[Int64]] = []
        for group in 0..<7 {
            var people: [JSONValue] = []
            for i in 0..<32 {
                let village = villages[group * 8 + i / 4]
                people.append([
                    "cadre": .integer(
                        try await office.activeCadre(
                            "Contoh \(group) \(i)", village: village, sex: i % 2 == 0 ? "L" : "P"))
                ])
            }
            let answer = try await office.hall.call(
                "trainings.enrol",
                [
                    "training": .integer(training), "class": .string("Kelas \(group + 1)"),
                    "participants": .array(people), "state": "selected",
                ])
            enrolled.append(answer["participants"]?.array?.compactMap { $0["id"]?.int } ?? [])
        }
        let more = await office.hall.error(
            "trainings.enrol",
            ["training": .integer(training), "class": "Kelas 7", "participants": [["name": "Contoh lebih"]]])
        #expect(more?.name == .conflict && more?.details?["capacity"] == 32)
        try await teach(training, enrolled)
        let judged = try await office.hall.call("trainings.complete", ["training": .integer(training)])
        #expect(judged["completed"] == 217)
        #expect(judged["failed"]?.array?.count == 7)
        let told = try await office.hall.call("trainings.get", ["training": .integer(training)])
        #expect(told["participant_count"] == 224 && told["session_count"] == 14)
        #expect(told["classes"]?.array?.allSatisfy { $0["participant_count"] == 32 } == true)
        let filled = try await office.hall.call("trainings.plan.get", ["plan": plan["id"] ?? .null])
        #expect(filled["filled"] == 224 && filled["outside"] == 0 && filled["completed"] == 217)
        let trainers = try await office.hall.call("trainings.trainer.list", ["training": .integer(training)])
        let roles = trainers["items"]?.array?.map { $0["role"] } ?? []
        #expect(roles.filter { $0 == "trainer" }.count == 28 && roles.filter { $0 == "speaker" }.count == 14)
        let coverage = try await office.hall.call("trainings.coverage", ["within": "64.02", "by": "village"])
        #expect(coverage["total"]?["trained"] == 217 && coverage["total"]?["villages_trained"] == 56)
        let effect = try await office.hall.call("trainings.effect", ["training": .integer(training)])
        #expect(effect["items"]?[0]?["n"] == 224 && effect["items"]?[0]?["gain"]?.double == 20)
    }

    /// Two sessions for each class, all classes at once; one of each class stays away from the second.
    private func teach(_ training: Int64, _ enrolled: [[Int64]]) async throws {
        var trainers: [JSONValue] = []
        for day in 22...23 {
            for (group, ids) in enrolled.enumerated() {
                let leads: [JSONValue] =
                    day == 22
                    ? ["Contoh Pelatih \(group)a", "Contoh Pelatih \(group)b"].map { .string($0) }
                    : Array(trainers[group * 2..<group * 2 + 2])
                let session = try await office.hall.call(
                    "trainings.session.add",
                    [
                        "training": .integer(training), "class": .string("Kelas \(group + 1)"),
                        "module": "Peran, tugas, dan fungsi KPMD",
                        "starts_at": .string("2024-04-\(day)T08:00:00+08:00"),
                        "ends_at": .string("2024-04-\(day)T11:00:00+08:00"), "trainers": .array(leads),
                        "trainer": ["name": .string("Contoh Narasumber \(day) \(group)"), "role": "speaker"],
                    ])
                let people = session["trainers"]?.array ?? []
                if day == 22 { trainers += people.filter { $0["role"] == "trainer" }.compactMap { $0["person"] } }
                let id = try #require(session["id"]?.int)
                try await office.attend(id, day == 22 ? ids : Array(ids.dropLast()))
            }
        }
        let all = enrolled.flatMap { $0 }
        try await office.assess(training, "pre", scores: all.map { ($0, 50) })
        try await office.assess(training, "post", scores: all.map { ($0, 70) })
    }

    @Test("a thousand certificates are one job that is cancelled, goes on, and leaves no number out") func thousand()
        async throws
    {
        let training = try await office.openID()
        let people = (0..<1000).map { JSONValue.object([("name", .string("Contoh \($0)"))]) }
        try await office.hall.call(
            "trainings.enrol", ["training": .integer(training), "participants": .array(people)])
        try await office.complete(training)
        let started = try await office.issue(training, ["_meta": ["detach": true]])
        let job: JSONValue = ["job": try #require(started["job"])]
        var progress: JSONValue = nil
        while progress["done"]?.int ?? 0 < 100 {
            progress = try await office.hall.call("core.jobs.get", job)["progress"] ?? nil
        }
        #expect(progress["total"] == 1000)
        try await office.hall.call("core.jobs.cancel", job)
        let cancelled = try await office.hall.call("core.jobs.wait", job)
        #expect(cancelled["state"] == "cancelled" && cancelled["resumable"] == true)
        let before = try office.hall.rows("SELECT id FROM trainings_certificate").count
        #expect(before >= 100 && before < 1000 && before % 25 == 0)
        // Who has a certificate that does not hold is passed over, too.
        try await office.hall.call("trainings.certificate.revoke", ["certificate": 7, "reason": "Keliru orang"])
        #expect(try await office.hall.call("core.jobs.resume", job)["job"] == job["job"])
        let done = try await office.hall.call("core.jobs.wait", job)
        #expect(done["state"] == "done" && done["resumable"] == false)
        #expect(done["result"]?["issued"] == .integer(Int64(1000 - before)))
        #expect(done["result"]?["already"] == .integer(Int64(before)))
        let issued = try office.hall.rows("SELECT sequence, participant, number FROM trainings_certificate ORDER BY id")
        #expect(issued.map { $0["sequence"] as Int } == Array(1...1000))
        #expect(Set(issued.map { $0["number"] as String }).count == 1000)
        #expect(Set(issued.map { $0["participant"] as Int64 }).count == 1000)
        #expect(await office.hall.error("core.jobs.resume", job)?.name == .invalidState)
    }
}
