import ModuleKit

extension Access {
    /// What role a caller has: the daemon's own user and root are admin, members of the socket's group clerks.
    package struct Rules: Sendable {
        /// Of the daemon's process.
        let owner: UInt32
        /// Of the socket.
        let group: UInt32

        package init(owner: UInt32, group: UInt32) {
            self.owner = owner
            self.group = group
        }

        func role(uid: UInt32, gid: UInt32) -> Access {
            if uid == 0 || uid == owner { return .admin }
            return gid == group ? .clerk : .anyone
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
                "The command '\(command)' needs the role '\(rawValue)', you have '\(caller.access.rawValue)'")
        }
    }
}
