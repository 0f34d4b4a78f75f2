import HallTesting
import ModuleKit
import Testing

@testable import Host

/// From a user and its groups to a role.
@Suite struct AccessRulesTests {
    private let rules = Access.Rules(
        owner: 500, group: 600, users: [1001: .viewer, 1002: .operator], groups: [700: .viewer, 701: .operator])

    @Test(
        "root and the owner are admin, a user's own mapping comes before its groups, and the highest group counts",
        arguments: [
            (0, [], Access.admin), (500, [], .admin), (1001, [600, 701], .viewer), (1002, [], .operator),
            (1003, [600], .clerk), (1003, [700, 600], .clerk), (1003, [600, 701], .operator), (1003, [700], .viewer),
            (1003, [5], .anyone), (1003, [], .anyone),
        ] as [(UInt32, [UInt32], Access)])
    func roles(uid: UInt32, groups: [UInt32], role: Access) {
        #expect(rules.verdict(uid: uid, groups: groups).role == role)
    }

    @Test("the setting names users and groups by name or number")
    func setting() throws {
        let rules = try Access.Rules(setting: "user:root=viewer, group:1234=operator", owner: 1, group: 2)
        #expect(rules.users == [0: .viewer])
        #expect(rules.groups == [1234: .operator])
        #expect(try Access.Rules(setting: nil, owner: 1, group: 2).users.isEmpty)
    }

    @Test(
        "a wrong setting is refused with what is wrong in it",
        arguments: [
            ("user:root", "'user:root'"), ("user:root=king", "'king'"), ("host:x=viewer", "'host'"),
            ("user:no-such-user=viewer", "'no-such-user'"), ("group:no-such-group=viewer", "'no-such-group'"),
            ("user:root=modules", "'modules'"),
        ])
    func wrong(setting: String, words: String) throws {
        let error = #expect(throws: StartError.self) { try Access.Rules(setting: setting, owner: 1, group: 2) }
        #expect(error?.description.contains(words) == true)
    }

    @Test("a caller learns its role and why, and only an admin asks about others") func explain() async throws {
        let hall = try TestHall(NotesModule.self)
        let own = try await hall.call("core.access.explain", ["command": "notes.add"], as: .clerk)
        #expect(own["needed"] == "clerk")
        #expect(own["uid"] == 1000)
        #expect(
            await hall.error("core.access.explain", ["command": "notes.add", "uid": 0], as: .clerk)?.name == .forbidden)
        let root = try await hall.call("core.access.explain", ["command": "notes.add", "uid": 0])
        #expect(root["role"] == "admin")
        #expect(root["allowed"] == true)
        #expect(root["because"] == "it is root")
    }
}
