import HallTesting
import ModuleKit
import Registry
import Testing
import Trainings

/// A hall with the registry, the trainings, and a few regions: two villages of Muara Komam and one of Kuaro.
struct Office {
    static let village = "64.01.07.2002"
    let hall: TestHall

    init(withMeetings: Bool = false, now: String = "2024-05-20T09:00:00+08:00") async throws {
        hall =
            withMeetings
            ? try TestHall(RegistryModule.self, StandInMeetings.self, TrainingsModule.self, now: now)
            : try TestHall(RegistryModule.self, TrainingsModule.self, now: now)
        let regions = """
            code,name,level,parent_code,kind
            64,Kalimantan Timur,province,,provinsi
            64.01,Kabupaten Paser,regency,64,kabupaten
            64.01.07,Muara Komam,district,64.01,kecamatan
            64.01.07.2001,Muara Komam,village,64.01.07,desa
            64.01.07.2002,Batu Botuk,village,64.01.07,desa
            64.01.04,Kuaro,district,64.01,kecamatan
            64.01.04.2001,Kuaro,village,64.01.04,desa

            """
        try await hall.call("registry.region.import", ["file": .string(regions), "format": "csv"])
    }

    /// Adds a cadre and answers its number.
    func cadre(_ name: String, village: String = village, sex: String = "P") async throws -> Int64 {
        let params: JSONValue = ["name": .string(name), "village": .string(village), "sex": .string(sex)]
        return try #require(try await hall.call("registry.cadre.add", params)["id"]?.int)
    }

    /// Opens a training of three days for Muara Komam, with whatever else is given, and answers it.
    @discardableResult
    func open(_ more: JSONValue = [:]) async throws -> JSONValue {
        var params: JSONValue = [
            "kind": "training", "title": "Peningkatan kapasitas (contoh)", "starts_on": "2024-04-22",
            "ends_on": "2024-04-24", "place": ["name": "Gedung Serbaguna", "region": "64.01.07.2002"],
            "targets": ["64.01.07"], "organiser": "DPMPD Kaltim",
        ]
        for member in more.object ?? [] { params[member.name] = member.value }
        return try await hall.call("trainings.open", params)
    }

    /// Opens a training and answers its number.
    func openID(_ more: JSONValue = [:]) async throws -> Int64 { try #require(try await open(more)["id"]?.int) }

    /// Adds a cadre with a decree, and answers its number.
    func activeCadre(_ name: String, village: String = village, sex: String = "P") async throws -> Int64 {
        let id = try await cadre(name, village: village, sex: sex)
        try await hall.call(
            "registry.cadre.appoint",
            [
                "id": .integer(id),
                "decree": ["number": .string("140/\(id)"), "date": "2018-01-10", "valid_from": "2018-02-01"],
            ])
        return id
    }

    /// Issues certificates, and answers what was issued.
    @discardableResult
    func issue(_ training: Int64, _ more: JSONValue = [:]) async throws -> JSONValue {
        var params: JSONValue = ["training": .integer(training)]
        for member in more.object ?? [] { params[member.name] = member.value }
        return try await hall.call("trainings.certificate.issue", params)
    }

    /// Enrols and answers the participants' numbers.
    func enrol(_ training: Int64, _ participants: JSONValue..., in name: String? = nil) async throws -> [Int64] {
        var params: JSONValue = ["training": .integer(training), "participants": .array(participants)]
        if let name { params["class"] = .string(name) }
        return try await hall.call("trainings.enrol", params)["participants"]?.array?.compactMap { $0["id"]?.int } ?? []
    }

    /// Adds a session of three hours on a day of April 2024.
    func session(_ training: Int64, day: Int, hour: Int = 9, class name: String? = nil) async throws -> Int64 {
        var params: JSONValue = [
            "training": .integer(training),
            "starts_at": .string("2024-04-\(day)T\(hour > 9 ? "" : "0")\(hour):00:00+08:00"),
            "ends_at": .string("2024-04-\(day)T\(hour + 3):00:00+08:00"),
        ]
        if let name { params["class"] = .string(name) }
        return try #require(try await hall.call("trainings.session.add", params)["id"]?.int)
    }

    func attend(_ session: Int64, _ participants: [Int64], as status: String = "present") async throws {
        let entries = participants.map {
            JSONValue.object([("participant", .integer($0)), ("status", .string(status))])
        }
        try await hall.call("trainings.attend", ["session": .integer(session), "entries": .array(entries)])
    }

    /// Holds a session on the first day to which everybody with a place comes, and completes the training.
    @discardableResult
    func complete(_ training: Int64) async throws -> JSONValue {
        let id: JSONValue = ["training": .integer(training)]
        let day = try #require(try await hall.call("trainings.get", id)["starts_on"]?.string)
        let session = try await hall.call(
            "trainings.session.add",
            [
                "training": .integer(training), "starts_at": .string("\(day)T08:00:00+08:00"),
                "ends_at": .string("\(day)T12:00:00+08:00"),
            ])
        let listed =
            try await hall.call(
                "trainings.participant.list", ["training": .integer(training), "limit": 1000])["items"]?.array ?? []
        let coming = listed.filter { ["selected", "confirmed"].contains($0["state"]) }.compactMap { $0["id"]?.int }
        if !coming.isEmpty { try await attend(try #require(session["id"]?.int), coming) }
        return try await hall.call("trainings.complete", id)
    }

    func assess(
        _ training: Int64, _ phase: String, of dimension: String = "knowledge", max: Double = 100,
        scores: [(Int64, Double)]
    ) async throws {
        let list = scores.map { JSONValue.object([("participant", .integer($0.0)), ("score", .number($0.1))]) }
        try await hall.call(
            "trainings.assess",
            [
                "training": .integer(training), "phase": .string(phase), "dimension": .string(dimension),
                "max": .number(max), "scores": .array(list),
            ])
    }

    func lastSeen(_ cadre: Int64) throws -> String? {
        try hall.rows("SELECT last_seen FROM registry_pub_cadre WHERE id = \(cadre)").first?["last_seen"]
    }
}
