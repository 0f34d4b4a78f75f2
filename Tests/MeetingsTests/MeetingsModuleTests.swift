import HallTesting
import Meetings
import ModuleKit
import Registry
import Testing

@Suite struct MeetingsModuleTests {
    @Test("the module starts beside those it requires") func starts() async throws {
        let hall = try TestHall(RegistryModule.self, MeetingsModule.self)
        let modules = try await hall.call("core.modules.list")["items"]?.array ?? []
        #expect(modules.allSatisfy { $0["state"] == "running" })
        #expect(modules.contains { $0["name"] == "meetings" })
    }
}
