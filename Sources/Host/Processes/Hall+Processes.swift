import Journal
@_spi(Core) import ModuleKit
import Store

extension Hall {
    /// Starts the module that a process is, one that was disabled too. Waits for the disk.
    ///
    /// - Parameter header: who attaches it.
    /// - Throws: `conflict` where a module of that name runs, `module_unavailable` with the reason where it cannot start.
    func attach(
        _ process: ProcessManifest, _ link: ProcessLink, _ header: EntryHeader, isDryRun: Bool
    ) throws -> ModuleState {
        let module = try ModuleManifest(process)
        return try moduleChange.withLock { _ in
            guard !catalog.isRunning(module.name) else {
                throw RPCError(.conflict, "The module '\(module.name)' is running")
            }
            guard !isDryRun else { return ModuleState(module) }
            try link.attach(as: module.name)
            links.withLock { $0[module.name] = link }
            var start = ModuleStart(store: store, logger: logger, deaths: deaths, hall: { self.with($0) })
            start.arrived = { self.catalog = $0 }
            var changed = catalog
            start.start(module, &changed)
            guard changed.isRunning(module.name) else {
                links.withLock { $0[module.name] = nil }
                let reason = changed.refused.first { $0.name == module.name }?.reason ?? "It did not start"
                throw RPCError(.moduleUnavailable, "The module '\(module.name)' was refused: \(reason)")
            }
            if try store.disabledModules().contains(module.name) {
                try store.disable(module.name, false, header: header)
            }
            return ModuleState(module)
        }
    }

    /// The process of a module has gone: its commands are answered so, and it is away from here on. Waits for the disk.
    func detach(_ link: ProcessLink) {
        guard let name = link.module else { return }
        moduleChange.withLock { _ in
            guard links.withLock({ $0[name] === link }) else { return }
            links.withLock { $0[name] = nil }
            var changed = catalog
            changed.remove(name)
            changed.refuse(
                name, file: "",
                "Its process has gone: it starts again when one attaches, and core.modules.disable notes that none will",
                isAway: true)
            catalog = changed
            do { try store.noteAbsence(except: changed.running) } catch {
                logger.error("module detached", metadata: ["module": "\(name)", "cause": "\(error)"])
            }
        }
    }

    /// Has a process do a call. A write's answer is what is to be written: it is written here, so that dry runs, keys and
    /// the journal are the same for it as for any.
    func forward(
        _ call: AdmittedCall, _ forwarded: ForwardedCall, unless cancellation: Cancellation
    ) async throws -> [UInt8] {
        guard let link = links.withLock({ $0[call.module] }) else {
            throw RPCError(.moduleUnavailable, "The module's process has gone")
        }
        try cancellation.check()
        let answer: [UInt8]
        do {
            answer = try await link.call(call.header.command, params: parameters(call, forwarded))
        } catch is CancellationError { throw cancellation.error ?? RPCError(.cancelled, "The call was cancelled") }
        guard forwarded.writes else { return answer }
        let plan = try Self.plan(answer, of: call.module)
        do {
            return try await withCheckedThrowingContinuation { continuation in
                write(
                    call, { try plan.run($0, of: call.module, self, &$1) }, unless: cancellation,
                    completion: { continuation.resume(with: $0) })
            }
        } catch {
            // The process is to blame, and not the caller's parameters.
            guard let fault = StatementFault.told(error, at: "statements") as? RPCError, fault.name == .invalidParams
            else { throw error }
            throw RPCError(
                .moduleUnavailable, "The process of '\(call.module)' answered a write that is refused: \(fault.message)"
            )
        }
    }

    /// The caller's parameters, and who calls as the member `_meta`.
    private func parameters(_ call: AdmittedCall, _ forwarded: ForwardedCall) throws -> [UInt8] {
        var value = try JSONValue.parse(forwarded.parameters)
        value["_meta"] = [
            "request_id": .string(call.header.requestID), "uid": .integer(Int64(call.caller.uid)),
            "role": .string(call.caller.access.rawValue), "dry_run": .bool(call.meta.dryRun),
        ]
        if let language = call.meta.lang { value["_meta"]?["lang"] = .string(language.rawValue) }
        return value.bytes
    }

    /// Reads a process's answer to a write.
    private static func plan(_ answer: [UInt8], of module: String) throws -> ProcessAnswer {
        let document = JSONDocument()
        return try answer.withUnsafeBufferPointer { bytes in
            try document.parse(bytes)
            var faults = Faults()
            if let plan = ProcessAnswer.shape.decode(document.root, &faults), faults.isEmpty { return plan }
            let words = faults.list.map { "\($0.path): \($0.message)" }.joined(separator: "; ")
            throw RPCError(
                .moduleUnavailable, "The process of '\(module)' answered a write with what is no write: \(words)")
        }
    }
}

/// What a process answers to a write: what to write, and what the caller is told.
struct ProcessAnswer: ParameterObject {
    @Group var write: ProcessWrite
    @Parameter("What the caller is told; the first row of the last statement where it is missing")
    var answer: WrittenJSON?

    func run(_ store: Transaction, of module: String, _ hall: Hall, _ writer: inout JSONWriter) throws {
        guard let host = store.host as? WriteHost else { preconditionFailure("a write without its host") }
        var last = JSONWriter()
        try write.statements.run(store.db, SentStatements(store.db, in: host.scope), &last) { $0 = JSONWriter() }
        try write.publish(store, of: module, hall)
        if let answer { return writer.write(json: answer.bytes) }
        let row = write.statements.isEmpty ? nil : try JSONValue.parse(last.bytes)["rows"]?[0]
        (row ?? [:]).write(to: &writer)
    }
}
