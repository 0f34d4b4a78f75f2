import ModuleKit
import Testing

@Suite struct PersonErasureTests {
    @Test func `an erased person holds no certificate and is named nowhere, and the training counts as before`()
        async throws
    {
        let office = try await Office()
        let training = try await office.openID(["curriculum": "CONTOH-KPMD"])
        let ids = try await office.enrol(training, ["name": "Contoh Aminah", "region": "64.01.07.2002"])
        try await office.assess(training, "post", scores: [(ids[0], 95)])
        try await office.complete(training)
        let actions: JSONValue = [["action": "Mendata"], ["action": "Mendampingi", "owner": "PKK (contoh)"]]
        try await office.hall.call(
            "trainings.actionplan.add", ["participant": .integer(ids[0]), "actions": actions])
        try await office.issue(training)
        let told = try await office.hall.call("registry.person.export", ["id": 1])["others"]?.array ?? []
        #expect(told.first?["data"]?[0]?["title"] == "Peningkatan kapasitas (contoh)")
        #expect(told.first?["data"]?[0]?["scores"]?[0]?["score"]?.double == 95)
        #expect(told.dropFirst().first?["data"]?[0]?["holder"]?.isNull == false)
        let before = try office.hall.rows("SELECT training, state, region FROM trainings_pub_participant")
        let erased = try await office.hall.call("registry.person.erase", ["id": 1, "request": "1/2024"])
        #expect(
            try office.hall.rows("SELECT name FROM trainings_participant").first?["name"] as String?
                == erased["name"]?.string)
        #expect(try office.hall.rows("SELECT holder FROM trainings_certificate").first?["holder"] as String? == nil)
        #expect(try office.hall.rows("SELECT training, state, region FROM trainings_pub_participant") == before)
        let ledger = Set(try office.hall.rows("SELECT table_name FROM core_erasure").map { $0["table_name"] as String })
        #expect(
            ledger == ["registry_person", "trainings_participant", "trainings_certificate", "trainings_action"])
        let owners = try office.hall.rows("SELECT owner FROM trainings_action ORDER BY id").map {
            $0["owner"] as String?
        }
        #expect(owners == [erased["name"]?.string, "PKK (contoh)"])
        let again: JSONValue = ["training": .integer(try await office.openID([:])), "participants": [["person": 1]]]
        #expect(await office.hall.error("trainings.enrol", again)?.name == .invalidState)
    }
}
