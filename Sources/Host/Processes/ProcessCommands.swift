import Journal
import ModuleKit
import Store

struct AttachProcess: Command {
    typealias Reply = ModuleState
    static let about = About(
        "core.attach", "Be a module: its commands are called on this connection, until it ends", access: .admin,
        example: #"""
            {"manifest": {"name": "contoh", "version": "1.0", "commands": [{"name": "contoh.hello", "summary": "Greet",
              "kind": "read", "access": "viewer", "parameters": {"type": "object"}, "result": {"type": "object"}}]}}
            """#)

    @Parameter("What a library's type would say of itself") var manifest: ProcessManifest

    func run(_ hall: Hall, _ link: ProcessLink, _ task: TaskContext) async throws -> ModuleState {
        let header = EntryHeader(
            command: Self.about.name, uid: task.call.caller.uid, role: task.call.caller.access.rawValue,
            requestID: task.call.requestID)
        let (manifest, isDryRun) = (manifest, task.isDryRun)
        return try await hall.readers.runIfActive { try hall.attach(manifest, link, header, isDryRun: isDryRun) }
    }
}

struct ReadStatements: Command {
    typealias Reply = WrittenJSON
    static let about = About(
        "core.store.read",
        "Read the own tables and others' published views in one snapshot; for processes that are attached",
        access: .admin, example: #"{"statements": [{"sql": "SELECT 1 AS one"}]}"#)

    /// Rows that one statement may answer.
    static let rowLimit = 10_000

    @Parameter("Statements, each answered with its rows", .items(1...100)) var statements: [StoreStatement]

    func run(_ hall: Hall, _ task: TaskContext) async throws -> WrittenJSON {
        let module = try task.call.caller.attachedModule
        return try await hall.readers.runIfActive {
            try hall.store.read(module: module) { try statements.answer($0, SentStatements($0, of: module)) }
        }
    }
}

struct WriteStatements: Command {
    typealias Reply = WrittenJSON
    static let about = About(
        "core.store.write",
        "Write the own tables in one transaction, beside any call; for processes that are attached",
        access: .admin, example: #"{"statements": [{"sql": "DELETE FROM contoh_note WHERE id = ?", "args": [1]}]}"#)

    @Group var write: ProcessWrite

    func run(_ hall: Hall, _ task: TaskContext) async throws -> WrittenJSON {
        let module = try task.call.caller.attachedModule
        let call = task.call
        let header = EntryHeader(
            command: Self.about.name, uid: call.caller.uid, role: call.caller.access.rawValue,
            requestID: call.requestID)
        let isDryRun = task.isDryRun
        return try await hall.readers.runIfActive {
            do {
                let written = try hall.store.write(module: module, header: header, dryRun: isDryRun) { db, scope in
                    let host = WriteHost(
                        hall, db, scope, call: hall.call(call.requestID, call.caller, call.words, at: scope.now))
                    let answer = try write.statements.answer(db, SentStatements(db, in: scope))
                    try write.publish(host.transaction, of: module, hall)
                    return answer.bytes
                }
                hall.announce(written)
                return WrittenJSON(bytes: written.result)
            } catch let error as StoreError { throw StatementFault.told(error, at: "statements") }
        }
    }
}

/// What a process wants written: the answer of its write commands, and the parameters of `core.store.write`.
struct ProcessWrite: ParameterObject {
    @Parameter("Statements, in one transaction", .items(0...1000)) var statements: [StoreStatement]
    @Parameter("Events to publish with them", .items(0...100)) var events: [ProcessEvent] = []

    /// Tells the events; they reach subscribers after what was written before them in the transaction.
    func publish(_ store: Transaction, of module: String, _ hall: Hall) throws {
        let known = hall.catalog.module(module)?.topics ?? []
        for event in events {
            guard known.contains(event.topic) else {
                throw RPCError.invalid("events", "topic", "The module does not declare the topic '\(event.topic)'")
            }
            try store.publish(topic: event.topic, json: event.data.bytes)
        }
    }
}

struct ProcessEvent: ParameterObject {
    @Parameter("A topic that the manifest declares", .length(1...100)) var topic: String
    @Parameter("What happened, an object") var data: WrittenJSON
}

extension Caller {
    /// - Throws: `invalid_request` where the connection is no module's.
    fileprivate var attachedModule: String {
        get throws(RPCError) {
            guard let module else {
                throw RPCError(
                    .invalidRequest, "The connection is attached as no module", hint: "core.attach comes first")
            }
            return module
        }
    }
}
