import Journal
import ModuleKit
import NIOPosix
import Store
import Synchronization

/// How each kind of work is done. Who waits for it, and how it is told, is the caller's matter.
extension Hall {
    /// Runs a read on an event loop's own connection.
    ///
    /// - Returns: false where it took more steps than a loop may give; then nothing was written.
    func read(
        _ call: AdmittedCall, _ run: (Snapshot, inout JSONWriter) throws -> Void, on lane: ReadLane,
        into writer: inout JSONWriter
    ) throws -> Bool {
        let context = context(call)
        let start = writer.mark
        // Two milliseconds or so: what a neighbour on the same loop may be made to wait.
        let whole: Void? = try lane.read(module: call.reader, steps: 50_000) {
            try run(Snapshot($0, call: context), &writer)
        }
        if whole == nil { writer.rewind(to: start) }
        return whole != nil
    }

    /// Runs a read on a thread of its own; answers the result's bytes.
    func readAside(
        _ call: AdmittedCall, _ run: @escaping @Sendable (Snapshot, inout JSONWriter) throws -> Void,
        unless cancellation: Cancellation
    ) async throws -> [UInt8] {
        try await readers.runIfActive {
            try cancellation.check()
            return try self.store.read(module: call.reader) { db in
                var writer = JSONWriter(words: call.words)
                try run(Snapshot(db, call: self.context(call)), &writer)
                try cancellation.check()
                return writer.bytes
            }
        }
    }

    /// Queues a write. `completion` is called on the writer's thread once it is on the disk, or was refused.
    func write(
        _ call: AdmittedCall, _ run: @escaping @Sendable (Transaction, inout JSONWriter) throws -> Void,
        unless cancellation: Cancellation, completion: @escaping @Sendable (Result<[UInt8], any Error>) -> Void
    ) {
        // Only the core's writes can change it.
        let language = Mutex<Language?>(nil)
        let write = Write(
            module: call.module, header: call.header, dryRun: call.meta.dryRun,
            ignoresForeignKeys: call.ignoresForeignKeys
        ) { db, scope in
            try cancellation.check()
            try self.catalog.check(call.module)
            // Of a dry run, too: what was done under the key is answered, and with other parameters is a conflict.
            let once = call.once
            if let once, let answer = try scope.run(as: CoreModule.name, { try once.answer(db, call.header) }) {
                return answer
            }
            let host = WriteHost(self, db, scope, call: self.context(call, at: scope.now))
            var writer = JSONWriter(words: call.words)
            try run(host.transaction, &writer)
            if call.module == CoreModule.name {
                let chosen = try OfficeSettings.language(db)
                language.withLock { $0 = chosen }
            }
            if !call.meta.dryRun {
                try scope.run(as: CoreModule.name) {
                    try once?.keep(writer.bytes, db, call.header, now: scope.now, age: self.answerAge)
                }
            }
            // The last moment at which nothing is written: after it the write belongs to its group.
            try cancellation.check()
            return writer.bytes
        } completion: { outcome in
            if case .success(let written) = outcome {
                if written.seq != nil, call.module == CoreModule.name { self.speak(language.withLock { $0 }) }
                self.announce(written)
            }
            completion(outcome.map(\.result))
        }
        store.submit(write)
    }

    /// Does a task's work to its end; answers the result's bytes. Cancelled with the Swift task that it runs in.
    func work(
        _ call: AdmittedCall, _ run: @Sendable (TaskContext) async throws -> [UInt8],
        unless cancellation: Cancellation,
        report: @escaping @Sendable (_ done: Int, _ total: Int?, _ message: Sentence) -> Void
    ) async throws -> [UInt8] {
        let host = TaskHosting(
            hall: self, module: call.module, header: call.header, caller: call.caller, words: call.words,
            isDryRun: call.meta.dryRun, report: report)
        do {
            try cancellation.check()
            return try await run(TaskContext(call: context(call), isDryRun: call.meta.dryRun, host: host))
        } catch  where error is CancellationError || cancellation.error != nil {
            throw cancellation.error(committed: host.committed)
        }
    }

    /// Does a call's work whatever its kind, and answers the result's bytes.
    package func perform(_ call: AdmittedCall) async throws -> [UInt8] {
        switch call.work {
        case .read(let run): return try await readAside(call, run, unless: Cancellation())
        case .write(let run):
            return try await withCheckedThrowingContinuation { continuation in
                write(call, run, unless: Cancellation()) { continuation.resume(with: $0) }
            }
        case .connection, .linking:
            throw RPCError(.invalidRequest, "'\(call.header.command)' needs a connection of its own")
        case .forwarded(let forwarded): return try await forward(call, forwarded, unless: Cancellation())
        case .task(let run): return try await self.run(call, run, unless: Cancellation()) { _, _, _ in }
        case .aside(let run): return try await work(call, run, unless: Cancellation()) { _, _, _ in }
        }
    }

    /// What the caller is told of an error; its cause goes into the log where the caller is not told.
    package func explain(_ error: any Error, of requestID: String, _ command: String) -> RPCError {
        let (told, isInternal) = RPCError.from(error)
        if isInternal {
            logger.error(
                "command failed",
                metadata: ["command": "\(command)", "request_id": "\(requestID)", "cause": "\(error)"])
        }
        return told
    }

    /// Wakes those who follow the events, where a write that stands has some.
    func announce(_ written: Written) {
        if written.hasErased { backups.followErasure() }
        if written.seq != nil, !written.events.isEmpty { feed.announce() }
    }

    private func context(_ call: AdmittedCall, at milliseconds: Int64? = nil) -> Call {
        self.call(call.header.requestID, call.caller, call.words, at: milliseconds)
    }
}
