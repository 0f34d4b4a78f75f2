import ModuleKit

/// The reserved member `_meta` of a request's parameters.
struct Meta: ParameterObject {
    @Parameter("Do everything, answer, and keep nothing") var dryRun: Bool = false
    @Parameter("Tell the progress of long work as $/progress") var progress: Bool = false
    @Parameter(
        "Under which a write or a task is done once: a repeat with the same parameters is answered as the first was",
        .length(1...200)) var idempotencyKey: String?
    @Parameter("Answer a task's job at once, and go on without the connection") var detach: Bool = false
    @Parameter("Tell all pages of a list: the items as $/partial, the last with the answer") var stream: Bool = false
    @Parameter("Milliseconds after which the answer is of no use", .range(1...86_400_000)) var deadlineMs: Int?
    @Parameter("Language of the answer; the office's where it is missing") var lang: Language?
    @Parameter("Why; kept in the journal", .length(1...1000)) var reason: String?

    private static let layout = Meta.shape
    /// Made once: making one builds the whole description anew.
    private static let absent = Meta()

    /// Throws `invalid_params` where a member is not for this command.
    func check(_ registered: RegisteredCommand) throws(RPCError) {
        let (command, kind) = (registered.about.name, registered.kind)
        if detach, kind != .task {
            throw RPCError.invalid("_meta/detach", "kind", "Is for tasks: '\(command)' is a \(kind.rawValue)")
        }
        if idempotencyKey != nil, kind == .read {
            throw RPCError.invalid(
                "_meta/idempotency_key", "kind", "Is for what writes: '\(command)' is a \(kind.rawValue)")
        }
        // Its answer may not be kept, and what it reveals is recorded, or not revealed.
        if registered.revealsSealed, idempotencyKey != nil || dryRun {
            throw RPCError.invalid(
                idempotencyKey != nil ? "_meta/idempotency_key" : "_meta/dry_run", "reveals",
                "'\(command)' reveals what is sealed: it is recorded each time, and its answer is not kept")
        }
    }

    /// Throws `invalid_params` where a key would be taken and have no effect: what is done beside the store keeps no
    /// answer.
    func check(_ command: String, _ work: RegisteredCommand.Work) throws(RPCError) {
        guard idempotencyKey != nil else { return }
        switch work {
        case .write, .task, .forwarded: return
        case .read, .aside, .connection, .linking:
            throw RPCError.invalid(
                "_meta/idempotency_key", "kind", "'\(command)' keeps no answer under a key: it may be called again")
        }
    }

    /// Reads the member, or what stands for it where it is missing.
    static func read(_ json: JSON?) throws(RPCError) -> Meta {
        guard let json else { return absent }
        var faults = Faults()
        if let meta = layout.decode(json, &faults), faults.isEmpty { return meta }
        throw RPCError.invalidParams(
            faults.list.map { Fault(path: "/_meta" + $0.path, rule: $0.rule, message: $0.message) })
    }
}
