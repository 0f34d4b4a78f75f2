import Foundation
import ModuleKit

struct ExplainAccess: Command {
    typealias Reply = AccessExplanation
    static let about = About(
        "core.access.explain", "Tell whether a user may call a command, and why", access: .anyone,
        example: #"{"command": "core.ping"}"#)

    @Parameter("The command", .length(1...120)) var command: String
    @Parameter("The system's number of a user; the caller where it is missing", .range(0...Int64(UInt32.max)))
    var uid: Int64?

    func answer(_ hall: Hall, _ snapshot: Snapshot) throws -> AccessExplanation {
        let caller = snapshot.call.caller
        let needed = try hall.catalog.entry(command).command.about.access
        let asked = uid.map { UInt32($0) } ?? caller.uid
        guard asked == caller.uid || caller.access >= .admin else {
            throw RPCError(
                .forbidden, "Asking about another user needs the role 'admin', you have '\(caller.access.rawValue)'")
        }
        let verdict =
            asked == caller.uid
            ? hall.access.verdict(uid: asked, groups: caller.groups)
            : hall.access.verdict(uid: asked, groups: Self.groups(of: asked))
        return AccessExplanation(
            command: command, uid: Int64(asked), role: verdict.role.rawValue, needed: needed.rawValue,
            allowed: needed != .modules && verdict.role >= needed,
            because: needed == .modules ? "it is for modules, and nobody calls it from outside" : verdict.because)
    }

    /// The groups that the system's database gives a user who is not connected.
    private static func groups(of uid: UInt32) -> [UInt32] {
        guard let user = getpwuid(uid) else { return [] }
        var count: Int32 = 1024
        var groups = [gid_t](repeating: 0, count: Int(count))
        guard getgrouplist(user.pointee.pw_name, user.pointee.pw_gid, &groups, &count) >= 0 else { return [] }
        return Array(groups.prefix(Int(count)))
    }
}

struct AccessExplanation: Described {
    let command: String
    let uid: Int64
    let role: String
    let needed: String
    let allowed: Bool
    let because: Sentence

    static let fields = Fields<Self> {
        Field(\.command, "The command")
        Field(\.uid, "The user")
        Field(\.role, "The role that the user has")
        Field(\.needed, "The role that the command needs; 'modules' is nobody's")
        Field(\.allowed, "Whether the user may call it")
        Field(\.because, "The rule that gives the role; of a command for modules that it is one")
    }
}
