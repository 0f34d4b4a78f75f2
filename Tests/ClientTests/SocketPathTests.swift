import Client
import Testing

@Suite struct SocketPathTests {
    @Test func `flags come before variables, and a socket before a directory`() {
        let all = ["BALAI_SOCKET": "/s", "BALAI_DATA": "/d"]
        func path(_ socket: String?, _ data: String?, _ environment: [String: String]) -> String? {
            SocketPath.resolve(socket: socket, data: data, environment: environment)
        }
        #expect(path("/x", "/y", all) == "/x")
        #expect(path(nil, "/y", all) == "/y/balai.sock")
        #expect(path(nil, nil, all) == "/s")
        #expect(path(nil, "/y", ["BALAI_DATA": "/d"]) == "/y/balai.sock")
        #expect(path(nil, "/y/", [:]) == "/y/balai.sock")
        #expect(path(nil, nil, ["BALAI_DATA": "/d"]) == "/d/balai.sock")
        #expect(path(nil, nil, ["BALAI_DATA": "/d", "BALAI_SOCKET": ""]) == "/d/balai.sock")
        #expect(path(nil, nil, ["BALAI_DATA": ""]) == nil)
        #expect(path(nil, nil, [:]) == nil)
    }
}
