/// A command, its types forgotten: JSON in, JSON out. All that the dispatcher knows.
public struct RegisteredCommand: Sendable {
    public enum Kind: String, Sendable { case read, write, task }

    /// A command whose parameters were decoded, waiting for its turn.
    public enum Work: Sendable {
        case read(@Sendable (Snapshot, inout JSONWriter) throws -> Void)
        case write(@Sendable (Transaction, inout JSONWriter) throws -> Void)
        case task(@Sendable (TaskContext) async throws -> [UInt8])
        /// About the daemon's own work, beside the store: it may wait, and is no job.
        case aside(@Sendable (TaskContext) async throws -> [UInt8])
        /// A process has it done on its connection.
        case forwarded(ForwardedCall)
        /// Makes the caller's connection that of a module's process, through the link that the host gives.
        case linking(@Sendable (any ProcessLinking, TaskContext) async throws -> [UInt8])
        /// Of the caller's connection, which only the core's own commands see.
        case connection(@Sendable (any ConnectionHost, Snapshot, inout JSONWriter) throws -> Void)
    }

    public let about: About
    public let kind: Kind
    public let parameters: Schema
    public let reply: Schema
    /// Where parameters are that are kept sealed, or files that may hold such.
    public let secretPaths: [[String]]
    /// Whether the answer shows what is kept sealed, so that it is not kept.
    public let revealsSealed: Bool
    /// Of a task: whether it may be run again to go on where it ended.
    public private(set) var resumes = false
    /// Decodes the parameters, with the caller's blobs where there is one; throws `invalid_params` with every fault. Nil
    /// parameters are an empty object.
    public let prepare: @Sendable (JSON?, (any BlobSource)?) throws -> Work
    /// Of a write: it puts rows back as they were, with foreign keys off. The core's own commands.
    public var ignoresForeignKeys = false
}

/// A call that a process does.
public struct ForwardedCall: Sendable {
    /// A JSON object, without `_meta`.
    public let parameters: [UInt8]
    /// Whether the process answers what is to be written, and not the caller's answer.
    public let writes: Bool
}

/// The host's end of a process's connection.
public protocol ProcessLinking: Sendable {}

/// A connection, as a command sees it that belongs to one.
public protocol ConnectionHost: AnyObject {}

/// A command whose declaration is wrong; its module is refused.
public struct DeclarationError: Error, Sendable, CustomStringConvertible {
    public let command: String
    public let problems: [String]
    public var description: String { "command \(command): " + problems.joined(separator: "; ") }
}

extension RegisteredCommand {
    /// Builds the plans of a command, and decodes its example with them.
    public init(_ type: any Command.Type) throws {
        if let type = type as? any ReadCommand.Type {
            self = try Self.reading(type)
        } else if let type = type as? any WriteCommand.Type {
            self = try Self.writing(type)
        } else if let type = type as? any TaskCommand.Type {
            self = try Self.tasking(type)
        } else {
            throw DeclarationError(command: type.about.name, problems: ["is neither a read, a write nor a task"])
        }
    }

    /// A read that needs more than a snapshot: the core's own commands, which look at the daemon.
    public init<C: Command>(_ type: C.Type, read: @escaping @Sendable (C, Snapshot) throws -> C.Reply) throws {
        let reply = C.Reply.shape
        try self.init(type, kind: .read) { command in
            .read { reply.encode(try read(command, $0), &$1) }
        }
    }

    /// A write that needs more than its transaction: the core's own commands, which look at the daemon.
    public init<C: Command>(writing type: C.Type, _ write: @escaping @Sendable (C, Transaction) throws -> C.Reply)
        throws
    {
        let reply = C.Reply.shape
        try self.init(type, kind: .write) { command in
            .write { reply.encode(try write(command, $0), &$1) }
        }
    }

    /// A task that needs more than its context: the core's own commands, which look at the daemon.
    public init<C: Command>(
        _ type: C.Type, task: @escaping @Sendable (C, TaskContext) async throws -> C.Reply
    ) throws {
        let reply = C.Reply.shape
        try self.init(type, kind: .task) { command in
            .task { context in
                var writer = JSONWriter(words: context.call.words)
                reply.encode(try await task(command, context), &writer)
                return writer.bytes
            }
        }
    }

    /// A read that belongs to the caller's connection: the core's own commands.
    public init<C: Command, Host>(
        _ type: C.Type, on host: Host.Type, run: @escaping @Sendable (C, Host, Snapshot) throws -> C.Reply
    ) throws {
        let reply = C.Reply.shape
        try self.init(type, kind: .read) { command in
            .connection { connection, snapshot, writer in
                guard let connection = connection as? Host else {
                    throw RPCError(.invalidRequest, "'\(C.about.name)' needs a connection of its own")
                }
                reply.encode(try run(command, connection, snapshot), &writer)
            }
        }
    }

    /// What concerns the daemon's own work and may wait for it: the core's own commands.
    public init<C: Command>(
        _ type: C.Type, kind: Kind, aside run: @escaping @Sendable (C, TaskContext) async throws -> C.Reply
    ) throws {
        let reply = C.Reply.shape
        try self.init(type, kind: kind) { command in
            .aside { context in
                var writer = JSONWriter(words: context.call.words)
                reply.encode(try await run(command, context), &writer)
                return writer.bytes
            }
        }
    }

    /// A command of a process, which alone knows what its parameters mean: what its schema requires, and which members
    /// it has, is checked here.
    ///
    /// - Parameter writes: whether it answers what is to be written.
    public init(forwarding about: About, writes: Bool, parameters: Schema, reply: Schema) {
        self.init(
            about: about, kind: writes ? .write : .read, parameters: parameters, reply: reply,
            secretPaths: parameters.secretPaths, revealsSealed: reply.revealsSealed
        ) { json, _ in
            var value = json.map { JSONValue($0) } ?? [:]
            value["_meta"] = .none
            let faults = parameters.faults(of: value)
            guard faults.isEmpty else { throw RPCError.invalidParams(faults) }
            return .forwarded(ForwardedCall(parameters: value.bytes, writes: writes))
        }
    }

    /// What makes the caller's connection a process's: the core's own command.
    public init<C: Command, Link: ProcessLinking>(
        _ type: C.Type, link: Link.Type, run: @escaping @Sendable (C, Link, TaskContext) async throws -> C.Reply
    ) throws {
        let reply = C.Reply.shape
        try self.init(type, kind: .write) { command in
            .linking { link, context in
                guard let link = link as? Link else {
                    throw RPCError(.invalidRequest, "'\(C.about.name)' needs a connection of its own")
                }
                var writer = JSONWriter()
                reply.encode(try await run(command, link, context), &writer)
                return writer.bytes
            }
        }
    }

    private static func reading<C: ReadCommand>(_ type: C.Type) throws -> Self {
        try Self(type, read: { try $0.run($1) })
    }

    private static func writing<C: WriteCommand>(_ type: C.Type) throws -> Self {
        try Self(writing: type) { try $0.run($1) }
    }

    private static func tasking<C: TaskCommand>(_ type: C.Type) throws -> Self {
        var command = try Self(type, task: { try await $0.run($1) })
        command.resumes = C.resumes
        return command
    }

    private init<C: Command>(_ type: C.Type, kind: Kind, work: @escaping @Sendable (C) -> Work) throws {
        let shape = C.objectShape(isRoot: true)
        let prepare: @Sendable (JSON?, (any BlobSource)?) throws -> Work = { json, blobs in
            var faults = Faults(blobs: blobs)
            let command = json.map { shape.decode($0, &faults) } ?? Self.decodeEmpty(shape, &faults)
            guard let command, faults.isEmpty else { throw RPCError.invalidParams(faults.list) }
            return work(command)
        }
        let reply = C.Reply.shape.schema
        self.init(
            about: C.about, kind: kind, parameters: shape.schema, reply: reply, secretPaths: shape.schema.secretPaths,
            revealsSealed: reply.revealsSealed, prepare: prepare)
        var problems = shape.schema.problems + reply.problems
        if problems.isEmpty, let problem = exampleProblem() { problems.append(problem) }
        guard problems.isEmpty else { throw DeclarationError(command: about.name, problems: problems) }
    }

    private static func decodeEmpty<C>(_ shape: Shape<C>, _ faults: inout Faults) -> C? {
        let document = JSONDocument()
        var text = "{}"
        return text.withUTF8 { bytes in
            do { try document.parse(bytes) } catch { preconditionFailure("an empty object is JSON") }
            return shape.decode(document.root, &faults)
        }
    }

    private func exampleProblem() -> String? {
        let document = JSONDocument()
        var example = about.example
        return example.withUTF8 { bytes in
            do {
                try document.parse(bytes)
                _ = try prepare(document.root, nil)
                return nil
            } catch let error as RPCError {
                return "the example is invalid: \(error.message) \(error.details?.bytes.count ?? 0)"
            } catch {
                return "the example is invalid: \(error)"
            }
        }
    }
}
