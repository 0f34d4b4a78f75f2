import Foundation
import HallTesting
import ModuleKit
import Testing

/// An office as it is before some work, made once, of which every attempt gets a copy.
final class OfficeTemplate: Sendable {
    let work: Work
    /// How many steps the work has where nothing happens.
    let steps: Int64
    private let folder: String
    /// Names and numbers of its persons.
    private let persons: [String: Int64]

    init(_ work: Work) throws {
        self.work = work
        folder = DaemonProcess.folder()
        try FaultyOffice.add("Registry", to: folder)
        persons = work == .starting ? [:] : try Self.fill(folder, for: work)
        let office = try FaultyOffice(work, copyOf: folder, persons)
        try office.work(.count, at: 0, lasts: false)
        steps = office.disk.steps
        try office.check()
        try #require(office.faults == [] && steps > 0, "\(work) without a fault: \(office.faults)")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func copy() throws -> FaultyOffice { try FaultyOffice(work, copyOf: folder, persons) }

    /// Answers who is in it.
    private static func fill(_ folder: String, for work: Work) throws -> [String: Int64] {
        var persons: [String: Int64] = [:]
        let daemon = try FaultyOffice.daemon(folder)
        let client = try RawClient(daemon.socket)
        for name in ["Contoh Aminah", "Contoh Budi"] {
            persons[name] = try client.call("registry.person.add", ["name": .string(name)])["id"]?.int
        }
        if work != .writing, work != .erasing { try FaultyOffice.backUp(client) }
        try client.call("registry.region.import", ["file": "code,name\n64,Kalimantan Timur", "format": "csv"])
        if work == .pruning { try FaultyOffice.backUp(client) }
        if work == .replacing {
            persons["Contoh Citra"] =
                try client.call("registry.person.add", ["name": "Contoh Citra"])["id"]?.int
        }
        try #require(daemon.stop() == 0)
        if work == .pruning { persons["Contoh Citra"] = try addChain(folder) }
        return persons
    }

    /// A second full backup, so that the ones before it may go; answers the person by whom it has another sequence, and
    /// so another name.
    private static func addChain(_ folder: String) throws -> Int64? {
        let (backups, other) = (folder + "/data/backups", folder + "/other")
        let daemon = try FaultyOffice.daemon(folder, ["--backups", other])
        let client = try RawClient(daemon.socket)
        let person = try client.call("registry.person.add", ["name": "Contoh Citra"])["id"]?.int
        try FaultyOffice.backUp(client)
        try #require(daemon.stop() == 0)
        for file in try FileManager.default.contentsOfDirectory(atPath: other) where file != "journal" {
            try FileManager.default.moveItem(atPath: "\(other)/\(file)", toPath: "\(backups)/\(file)")
        }
        try FileManager.default.removeItem(atPath: other)
        return person
    }
}
