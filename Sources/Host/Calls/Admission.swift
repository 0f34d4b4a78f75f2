import Dispatch
import Journal
import ModuleKit
import Store

/// A call that may run: its command is there, its caller may call it, its parameters are decoded.
package struct AdmittedCall: Sendable {
    let module: String
    let work: RegisteredCommand.Work
    /// See ``RegisteredCommand/ignoresForeignKeys``.
    let ignoresForeignKeys: Bool
    let meta: Meta
    /// Where the call is to be done once.
    let once: Once?
    /// The parameters as they were written, of a task that can go on after the daemon ended.
    let kept: [UInt8]?
    /// Where the caller wants all the pages.
    let list: StreamedList?
    let caller: Caller
    /// The language in which the caller is answered.
    let words: Words
    /// When it came.
    let began = DispatchTime.now()
    /// What the journal keeps of it.
    let header: EntryHeader

    /// Whose views of the store a read has; nil for the core, which reads everything.
    var reader: String? { module == CoreModule.name ? nil : module }
}

extension Hall {
    /// Finds the command, checks who calls, and reads the parameters.
    ///
    /// - Throws: `unknown_command`, `module_unavailable`, `forbidden` (which is recorded), `invalid_params`.
    package func admit(
        _ method: String, params: JSON?, meta: JSON?, from caller: Caller, requestID: String
    ) throws -> AdmittedCall {
        let entry = try catalog.entry(method)
        let about = entry.command.about
        do { try about.access.check(caller, about.name) } catch {
            let header = EntryHeader(
                command: about.name, uid: caller.uid, role: caller.access.rawValue, requestID: requestID)
            store.record(Refusal(header: header, error: error.name.rawValue, message: error.message.description))
            throw error
        }
        if let params {
            try ClearText(rules: catalog.clearTextRules, secretPaths: entry.command.secretPaths).check(params)
        }
        let (meta, list, work) = try read(params, meta, for: entry.command, from: caller)
        let header = EntryHeader(
            command: about.name, uid: caller.uid, role: caller.access.rawValue, requestID: requestID,
            reason: meta.reason)
        return AdmittedCall(
            module: entry.module, work: work,
            ignoresForeignKeys: entry.command.ignoresForeignKeys, meta: meta,
            once: meta.idempotencyKey.map { Once(key: $0, params, entry.command, keyring) },
            kept: entry.command.resumes && !meta.dryRun ? params.map { Array($0.raw) } ?? Array("{}".utf8) : nil,
            list: list, caller: caller, words: words(meta.lang), header: header)
    }

    /// Reads the parameters and what stands beside them. What is wrong with either is told at once.
    private func read(
        _ params: JSON?, _ meta: JSON?, for command: RegisteredCommand, from caller: Caller
    ) throws -> (Meta, StreamedList?, RegisteredCommand.Work) {
        let prepared = Result { try command.prepare(params, blobs.of(caller)) }
        let read: Meta
        let list: StreamedList?
        do {
            read = try Meta.read(meta)
            try read.check(command)
            list = read.stream ? try StreamedList(command, params) : nil
        } catch {
            guard case .failure(let other as RPCError) = prepared else { throw error }
            throw error.joined(with: other)
        }
        let work = try prepared.get()
        try read.check(command.about.name, work)
        return (read, list, work)
    }
}
