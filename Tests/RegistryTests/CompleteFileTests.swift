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

    @Test func `while a line is refused, a file that would close regions changes nothing and says how many`()
        async throws
    {
        let hall = try await hall()
        // The district's code lacks its dots, so that the file seems to know it no more.
        let wrong = Office.regions.replacing("64.01.07,Muara", with: "640107,Muara")
            .replacing("64.01.07.1001,Muara Komam,village,64.01.07,kelurahan\n", with: "")
            .replacing("Batu Botuk", with: "Batu Butok")
        let held = try await hall.importRegions(wrong, ["complete": true, "valid_from": "2024-01-01"])
        #expect(held["closed"] == 0 && held["renamed"] == 0)
        #expect(held["refused"]?.array?.count == 1)
        #expect(held["warnings"]?[0]?["name"] == "would_close")
        #expect(
            held["warnings"]?[0]?["message"]?.string?.hasPrefix("Regions that the file lacks and would close: 1.")
                == true)
        #expect(try await hall.call("registry.region.get", ["code": "64.01.07.1001"])["name"] == "Muara Komam")
        #expect(try await hall.call("registry.region.get", ["code": "64.01.07.2002"])["name"] == "Batu Botuk")
        let mended = try await hall.importRegions(
            wrong.replacing("640107,Muara", with: "64.01.07,Muara"), ["complete": true, "valid_from": "2024-01-01"])
        #expect(mended["closed"] == 1 && mended["renamed"] == 1 && mended["warnings"] == [])
    }

    @Test func `a region stays open that has one inside which the file names`() async throws {
        let hall = try await hall()
        let file = Office.regions.replacing("64.01.07,Muara Komam,district,64.01,kecamatan\n", with: "")
            .replacing("64.01.07.2003,Uko,village,64.01.07,desa\n", with: "")
        let answer = try await hall.importRegions(file, ["complete": true, "valid_from": "2024-01-01"])
        #expect(answer["closed"] == 1)
        #expect(try await hall.call("registry.region.get", ["code": "64.01.07"])["name"] == "Muara Komam")
        #expect(await hall.error("registry.region.get", ["code": "64.01.07.2003"])?.name == .notFound)
    }

    @Test func `a code that a file closed tells until when it was there`() async throws {
        let hall = try await hall()
        let file = Office.regions.replacing("64.01.07.2003,Uko,village,64.01.07,desa\n", with: "")
        try await hall.importRegions(file, ["complete": true, "valid_from": "2024-01-01"])
        let sentence = "There is no region '64.01.07.2003' any more: it was there until 2023-12-31"
        #expect(await hall.error("registry.region.get", ["code": "64.01.07.2003"])?.message.description == sentence)
        let listed = await hall.error("registry.cadre.list", ["within": "64.01.07.2003"])
        #expect(listed?.message.description == "/within: \(sentence)")
        let never = await hall.error("registry.region.get", ["code": "64.01.07.2999"])
        #expect(never?.message.description == "There is no region '64.01.07.2999'")
    }
}
