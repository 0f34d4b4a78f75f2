import Foundation
import ModuleKit

extension Access.Rules {
    /// Reads the setting `access`: `user:NAME=ROLE` and `group:NAME=ROLE`, separated by commas, names or numbers.
    ///
    /// - Throws: `StartError` that quotes what is wrong.
    init(setting: String?, owner: UInt32, group: UInt32) throws {
        var users: [UInt32: Access] = [:]
        var groups: [UInt32: Access] = [:]
        for rule in (setting ?? "").split(separator: ",").map({ $0.trimmingCharacters(in: .whitespaces) }) {
            let sides = rule.split(separator: "=", omittingEmptySubsequences: false)
            let subject = (sides.first ?? "").split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, subject.count == 2 else {
                throw StartError("The setting 'access' has '\(rule)': expected user:NAME=ROLE or group:NAME=ROLE")
            }
            let roles: [Access] = [.anyone, .viewer, .clerk, .operator, .admin]
            guard let role = roles.first(where: { $0.rawValue == sides[1] }) else {
                throw StartError(
                    "The setting 'access' has the role '\(sides[1])': expected one of "
                        + roles.map(\.rawValue).joined(separator: ", "))
            }
            let name = String(subject[1])
            switch subject[0] {
            case "user": users[try Self.user(name)] = role
            case "group": groups[try Self.group(name)] = role
            default: throw StartError("The setting 'access' has '\(subject[0])': expected user or group")
            }
        }
        self.init(owner: owner, group: group, users: users, groups: groups)
    }

    private static func user(_ name: String) throws -> UInt32 {
        if let number = UInt32(name) { return number }
        guard let entry = getpwnam(name) else { throw StartError("The setting 'access' names no user: '\(name)'") }
        return entry.pointee.pw_uid
    }

    private static func group(_ name: String) throws -> UInt32 {
        if let number = UInt32(name) { return number }
        guard let entry = getgrnam(name) else { throw StartError("The setting 'access' names no group: '\(name)'") }
        return entry.pointee.gr_gid
    }
}
