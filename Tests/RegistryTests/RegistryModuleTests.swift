import HallTesting
import Registry
import ModuleKit
import Testing

@Suite struct RegistryModuleTests {
    @Test("the module starts beside those it requires") func starts() async throws {
        let hall = try TestHall(RegistryModule.self)
        let modules = try await hall.call("core.modules.list")["items"]?.array ?? []
        #expect(modules.allSatisfy { $0["state"] == "running" })
        #expect(modules.contains { $0["name"] == "registry" })
    }
}
