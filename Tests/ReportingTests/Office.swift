import HallTesting
import Meetings
import ModuleKit
import Registry
import Reporting
import Testing
import Trainings

/// A hall with every module, and the regions of two regencies: two districts each, three villages in a district.
struct Office {
    static let regencies = ["64.01", "64.09"]
    static let districts = regencies.flatMap { ["\($0).01", "\($0).02"] }
    static let villages = districts.flatMap { ["\($0).2001", "\($0).2002", "\($0).1003"] }

    let hall: TestHall

    init(now: String = "2024-06-30T09:00:00+08:00") async throws {
        try await self.init(
            try TestHall(
                RegistryModule.self, MeetingsModule.self, TrainingsModule.self, ReportingModule.self, now: now))
    }

    init(_ hall: TestHall) async throws {
        self.hall = hall
        var lines = ["code,name,level,parent_code,kind", "64,Kalimantan Timur,province,,provinsi"]
        lines += Self.regencies.map { "\($0),Kabupaten \($0),regency,64,kabupaten" }
        lines += Self.districts.map { "\($0),Kecamatan \($0),district,\($0.prefix(5)),kecamatan" }
        lines += Self.villages.map { code in
            let kind = code.dropFirst(9).hasPrefix("1") ? "kelurahan" : "desa"
            return "\(code),Desa \(code),village,\(code.prefix(8)),\(kind)"
        }
        try await hall.call(
            "registry.region.import",
            ["file": .string(lines.joined(separator: "\n") + "\n"), "format": "csv"])
    }

    /// Adds a cadre with a decree, which makes it active, and answers its number.
    func cadre(
        _ name: String, _ village: String, sex: String? = "P", from: String = "2024-01-02",
        until: String? = nil
    ) async throws -> Int64 {
        var params: JSONValue = [
            "name": .string(name), "village": .string(village),
            "decree": ["number": .string("141/\(name)"), "date": .string(from), "valid_from": .string(from)],
        ]
        if let sex { params["sex"] = .string(sex) }
        if let until { params["decree"]?["valid_until"] = .string(until) }
        return try await id("registry.cadre.add", params)
    }

    /// Records a meeting that was held and answers its number.
    func meeting(on date: String, targets: [String], headcount: Int64? = nil) async throws -> Int64 {
        let meeting = try await id(
            "meetings.schedule",
            [
                "kind": "rakor", "title": "Rapat (contoh)", "starts_at": .string("\(date)T09:00:00+08:00"),
                "place": ["name": "Balai desa"], "targets": .array(targets.map { .string($0) }),
                "organiser": "DPMPD Kaltim",
            ])
        var params: JSONValue = ["meeting": .integer(meeting)]
        if let headcount { params["headcount"] = ["total": .integer(headcount)] }
        try await hall.call("meetings.hold", params)
        return meeting
    }

    /// Opens a training and answers its number.
    func training(on date: String, until: String, targets: [String]) async throws -> Int64 {
        try await id(
            "trainings.open",
            [
                "kind": "training", "title": "Pelatihan (contoh)", "starts_on": .string(date),
                "ends_on": .string(until), "place": ["name": "Balai desa"],
                "targets": .array(targets.map { .string($0) }), "organiser": "DPMPD Kaltim",
            ])
    }

    /// Holds a session on the first day to which everybody with a place comes, and completes the training.
    func complete(_ training: Int64) async throws {
        let params: JSONValue = ["training": .integer(training)]
        let day = try #require(try await hall.call("trainings.get", params)["starts_on"]?.string)
        let session = try await id(
            "trainings.session.add",
            [
                "training": .integer(training), "starts_at": .string("\(day)T08:00:00+08:00"),
                "ends_at": .string("\(day)T12:00:00+08:00"),
            ])
        let listed = try await hall.call("trainings.participant.list", params)["items"]?.array ?? []
        let entries: [JSONValue] = listed.compactMap { participant in
            guard let id = participant["id"] else { return nil }
            return ["participant": id, "status": "present"]
        }
        if !entries.isEmpty {
            try await hall.call("trainings.attend", ["session": .integer(session), "entries": .array(entries)])
        }
        try await hall.call("trainings.complete", params)
    }

    /// The number of what a command makes.
    func id(_ command: String, _ params: JSONValue) async throws -> Int64 {
        try #require(try await hall.call(command, params)["id"]?.int)
    }

    func recap(
        _ within: String?, by: String, from: String? = nil, to: String? = nil, regionsAsOf: String? = nil
    ) async throws -> JSONValue {
        var params: JSONValue = ["by": .string(by)]
        if let within { params["within"] = .string(within) }
        if let from { params["from"] = .string(from) }
        if let to { params["to"] = .string(to) }
        if let regionsAsOf { params["regions_as_of"] = .string(regionsAsOf) }
        return try await hall.call("reporting.recap", params)
    }

    /// What is kept is what a recount finds.
    func check(from: String? = nil, to: String? = nil) async throws {
        var params: JSONValue = [:]
        if let from { params["from"] = .string(from) }
        if let to { params["to"] = .string(to) }
        let check = try await hall.call("reporting.check", params)
        #expect(check["ok"] == true, "\(check["differences"]?.text ?? "")")
        #expect(check["summary"] == "kept")
    }
}

extension JSONValue {
    /// The row of a recap with this code.
    func row(_ code: String) -> JSONValue? { self["items"]?.array?.first { $0["code"]?.string == code } }
}
