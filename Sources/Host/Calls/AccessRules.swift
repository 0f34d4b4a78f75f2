import ModuleKit

extension Access {
    /// What role a caller has, and why.
    ///
    /// Root and the daemon's own user are admin. Of anybody else the user's own mapping counts; without one, the highest
    /// of what the user's groups are mapped to, members of the socket's group being clerks.
    package struct Rules: Sendable {
        /// Of the daemon's process.
        let owner: UInt32
        /// Of the socket.
        let group: UInt32
        let users: [UInt32: Access]
        let groups: [UInt32: Access]

        package init(owner: UInt32, group: UInt32, users: [UInt32: Access] = [:], groups: [UInt32: Access] = [:]) {
            self.owner = owner
            self.group = group
            self.users = users
            self.groups = groups
        }

        /// A role, and the rule that gives it, in words.
        struct Verdict: Sendable, Equatable {
            let role: Access
            let because: Sentence
        }

        /// - Parameter groups: the primary and the supplementary ones.
        func verdict(uid: UInt32, groups memberships: [UInt32]) -> Verdict {
            if uid == 0 { return Verdict(role: .admin, because: "it is root") }
            if uid == owner { return Verdict(role: .admin, because: "it is the daemon's own user") }
            if let role = users[uid] { return Verdict(role: role, because: "the user \(uid) is mapped to it") }
            var best = Verdict(role: .anyone, because: "no rule speaks of the user \(uid) or its groups")
            if memberships.contains(group) {
                best = Verdict(role: .clerk, because: "it belongs to the socket's group \(group)")
            }
            for membership in memberships {
                guard let role = groups[membership], role > best.role else { continue }
                best = Verdict(role: role, because: "its group \(membership) is mapped to it")
            }
            return best
        }
    }

    /// Throws `forbidden` where the command needs more than the caller has.
    func check(_ caller: Caller, _ command: String) throws(RPCError) {
        guard self != .modules else {
            throw RPCError(.forbidden, "The command '\(command)' is for modules, and is not called from outside")
        }
        guard caller.access >= self else {
            throw RPCError(
                .forbidden,
                "The command '\(command)' needs the role '\(rawValue)', you have '\(caller.access.rawValue)'",
                hint: "core.access.explain tells why")
        }
    }
}
