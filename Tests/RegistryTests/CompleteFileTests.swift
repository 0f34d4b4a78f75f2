import HallTesting
import ModuleKit
import Testing

@testable import Registry

/// Files that are to hold every region: what they close, and what they leave.
@Suite struct CompleteFileTests {
    private func hall() async throws -> TestHall {
        let hall = try TestHall(RegistryModule.self, now: "2024-03-13T09:00:00+08:00")
        try await hall.importRegions()
        return hall
    }

    @Test func `a file of a later day is refused until then, as a rename is`() async throws {
        let hall = try await hall()
        let later: JSONValue = [
            "file": "code,name\n64.01.07.2003,Uko Jaya\n", "format": "csv", "valid_from": "2024-03-14",
        ]
        let rename: JSONValue = ["code": "64.01.07.2003", "name": "Uko Jaya", "valid_from": "2024-03-14"]
        let error = await hall.error("registry.region.import", later)
        #expect(error?.details?[0]?["path"] == "/valid_from")
        #expect(error?.message == (await hall.error("registry.region.rename", rename))?.message)
        #expect(try await hall.call("registry.region.get", ["code": "64.01.07.2003"])["name"] == "Uko")
        hall.set(now: "2024-03-14T09:00:00+08:00")
        #expect(try await hall.call("registry.region.import", later)["renamed"] == 1)
    }
}
