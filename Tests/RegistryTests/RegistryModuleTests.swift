import HallTesting
import Registry
import ModuleKit
import Testing

@Suite struct RegistryModuleTests {
    @Test("the module starts beside those it requires") func starts() async throws {
        let hall = try TestHall(RegistryModule.self)
        let modules = try await hall.call("core.modules.list")["items"]?.array ?? []
        for module in modules {
            #expect(try await hall.call("core.modules.get", ["module": module["name"] ?? nil]) == module)
        }
        #expect(await hall.error("core.modules.get", ["id": "contoh"])?.name == .notFound)
        #expect(modules.allSatisfy { $0["state"] == "running" })
        #expect(modules.contains { $0["name"] == "registry" })
    }
}
