import HallTesting
import Meetings
import ModuleKit
import Registry
import Testing

/// A hall with a registry, the meetings, and a few regions: two villages of Muara Komam and one of Kuaro.
struct Office {
    static let village = "64.01.07.2002"
    let hall: TestHall

    init(_ registry: any Module.Type = RegistryModule.self, now: String = "2024-03-13T13:00:00+08:00") async throws {
        hall = try TestHall(registry, MeetingsModule.self, now: now)
        let regions = """
            code,name,level,parent_code,kind
            64,Kalimantan Timur,province,,provinsi
            64.01,Paser,regency,64,kabupaten
            64.01.07,Muara Komam,district,64.01,kecamatan
            64.01.07.2001,Muara Komam,village,64.01.07,desa
            64.01.07.2002,Batu Botuk,village,64.01.07,desa
            64.01.04,Kuaro,district,64.01,kecamatan
            64.01.04.2001,Kuaro,village,64.01.04,desa
            64.02,Kutai Kartanegara,regency,64,kabupaten
            64.03,Berau,regency,64,kabupaten

            """
        try await hall.call("registry.region.import", ["file": .string(regions), "format": "csv"])
    }

    /// Adds a cadre and answers its number.
    func cadre(_ name: String, village: String = village, sex: String = "P") async throws -> Int64 {
        let params: JSONValue = ["name": .string(name), "village": .string(village), "sex": .string(sex)]
        return try #require(try await hall.call("registry.cadre.add", params)["id"]?.int)
    }

    /// Schedules a meeting at Batu Botuk, with whatever else is given, and answers its number.
    @discardableResult
    func schedule(_ more: JSONValue = [:]) async throws -> Int64 {
        var params: JSONValue = [
            "kind": "rakor", "title": "Rapat peningkatan kapasitas (contoh)",
            "starts_at": "2024-03-13T09:00:00+08:00", "place": ["name": "Gedung Serbaguna", "region": "64.01.07.2002"],
            "targets": ["64.01.07.2002"], "organiser": "DPMPD Kaltim",
        ]
        for member in more.object ?? [] { params[member.name] = member.value }
        return try #require(try await hall.call("meetings.schedule", params)["id"]?.int)
    }

    /// Records who came and answers the entries.
    @discardableResult
    func attend(_ meeting: Int64, _ entries: JSONValue...) async throws -> [JSONValue] {
        let params: JSONValue = ["meeting": .integer(meeting), "entries": .array(entries)]
        return try #require(try await hall.call("meetings.attend", params)["entries"]?.array)
    }

    func get(_ meeting: Int64) async throws -> JSONValue {
        try await hall.call("meetings.get", ["meeting": .integer(meeting)])
    }

    func lastSeen(_ cadre: Int64) throws -> String? {
        try hall.rows("SELECT last_seen FROM registry_pub_cadre WHERE id = \(cadre)").first?["last_seen"]
    }
}

/// Numbers of the items of a list.
func ids(_ page: JSONValue) -> [Int64] { page["items"]?.array?.compactMap { $0["id"]?.int } ?? [] }
