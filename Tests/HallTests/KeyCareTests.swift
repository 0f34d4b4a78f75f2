import Foundation
import HallTesting
import ModuleKit
import Testing

@testable import Host

@Suite struct KeyCareTests {
    private let number = "6401075003900001"

    /// A copy of a store with two sealed numbers, which nobody has open, and its key file.
    private func place() async throws -> (data: String, key: String) {
        let hall = try TestHall(VaultModule.self)
        try await hall.call("vault.keep", ["owner": "Contoh A", "number": .string(number)])
        try await hall.call("vault.keep", ["owner": "Contoh B", "number": "6401075003900002"])
        try await hall.call("vault.keep", ["owner": "Tanpa"])
        let data = NSTemporaryDirectory() + "balai-key-" + UUID().uuidString
        try FileManager.default.copyItem(atPath: hall.directory, toPath: data)
        try FileManager.default.copyItem(atPath: hall.keyFile, toPath: data + ".key")
        return (data, data + ".key")
    }

    private func remove(_ place: (data: String, key: String)) {
        try? FileManager.default.removeItem(atPath: place.data)
        try? FileManager.default.removeItem(atPath: place.key)
    }

    @Test func `the key opens every sealed value, and its file is told in full`() async throws {
        let place = try await place()
        defer { remove(place) }
        let care = KeyCare(data: place.data, keyFile: nil)
        let findings = try care.check()
        #expect(findings.opened == 2)
        #expect(findings.faults.isEmpty)
        #expect(try care.export() == String(contentsOfFile: place.key, encoding: .utf8))
    }

    @Test func `a new key seals everything anew, and the old one stays for backups unless it is to be forgotten`()
        async throws
    {
        let place = try await place()
        defer { remove(place) }
        let care = KeyCare(data: place.data, keyFile: place.key)
        let before = try care.check()
        let rotated = try care.rotate(forgetsOld: false)
        #expect(rotated.count == 2)
        #expect(rotated.fingerprint != before.fingerprint)
        let after = try care.check()
        #expect(after.fingerprint == rotated.fingerprint)
        #expect(after.opened == 2)
        #expect(try KeyFile(path: place.key).read()?.map(\.fingerprint).last == rotated.fingerprint)
        #expect(try KeyFile(path: place.key).read()?.first?.fingerprint == before.fingerprint)
        _ = try care.rotate(forgetsOld: true)
        #expect(try care.check().faults.isEmpty)
        #expect(try KeyFile(path: place.key).read()?.count == 1)
    }

    @Test func `a change that was cut short after the file was written leaves the store as it was`() async throws {
        let place = try await place()
        defer { remove(place) }
        let file = KeyFile(path: place.key)
        try file.write((try file.read() ?? []) + [.random()])
        let care = KeyCare(data: place.data, keyFile: place.key)
        #expect(try care.check().opened == 2)
        #expect(try care.rotate(forgetsOld: false).count == 2)
        #expect(try care.check().opened == 2)
    }

    @Test func `a missing key, another one, and one that others can read are told`() async throws {
        let place = try await place()
        defer { remove(place) }
        let care = KeyCare(data: place.data, keyFile: place.key)
        chmod(place.key, 0o640)
        #expect(try care.check().faults.first?.contains("mode 640") == true)
        try KeyFile(path: place.key).write([.random()])
        #expect(try care.check().faults.first?.contains("holds another key") == true)
        #expect(throws: (any Error).self) { try care.rotate(forgetsOld: false) }
        try FileManager.default.removeItem(atPath: place.key)
        #expect(try care.check().faults.first?.contains("is not there") == true)
        #expect(throws: StartError.self) { try care.rotate(forgetsOld: false) }
        #expect(throws: StartError.self) { try care.export() }
    }

    @Test func `the key file lies outside the data and the backups`() {
        for key in ["/srv/office/balai.key", "/srv/backups/x/balai.key", "/srv/other/../office/k"] {
            var settings = DaemonSettings(data: "/srv/office", keyFile: key)
            settings.backups.places = ["/srv/backups"]
            #expect(throws: StartError.self) { try settings.check() }
        }
        #expect(DaemonSettings(data: "/srv/office/").keyPath == "/srv/office.key")
        #expect(throws: Never.self) { try DaemonSettings(data: "/srv/office").check() }
    }
}
