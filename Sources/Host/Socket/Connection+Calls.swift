import Dispatch
import ModuleKit
import NIOCore
import Wire

/// Where an answer goes: into a frame of its own, among those of its batch, or nowhere.
enum Destination {
    case frame(RequestID)
    case batch(RequestID, Batch)
    case nowhere

    var id: RequestID? {
        switch self {
        case .frame(let id), .batch(let id, _): id
        case .nowhere: nil
        }
    }
}

/// The answers of one batch, which leave together.
final class Batch {
    var writer = JSONWriter()
    var waiting: Int

    init(waiting: Int) {
        self.waiting = waiting
        writer.beginArray()
    }
}

extension Connection {
    func answer(_ envelope: Envelope) {
        switch envelope {
        case .single(let message): answer(message, batch: nil)
        case .batch(let messages):
            let answered = messages.count { $0.isAnswered }
            let batch = Batch(waiting: answered)
            for message in messages { answer(message, batch: batch) }
        }
    }

    private func answer(_ message: Envelope.Message, batch: Batch?) {
        switch message {
        case .fault(let id, let error):
            let words = hall.words(nil)
            if let batch {
                batch.writer.words = words
                batch.writer.reply(to: id, error: error, requestID: nextRequestID())
                finish(batch)
            } else {
                let requestID = nextRequestID()
                out.frame(in: words) { $0.reply(to: id, error: error, requestID: requestID) }
            }
        case .answer(let id, let answer): take(id, answer)
        case .notification(let call):
            if call.method.matches("$/cancelRequest") { return cancel(call.params) }
            begin(call, .nowhere)
        case .request(let id, let call):
            begin(call, batch.map { .batch(id, $0) } ?? .frame(id))
        }
    }

    private func cancel(_ params: JSON?) {
        guard let json = params?["id"], let id = RequestID(json) else { return }
        underway[id]?.cancel()
    }

    // MARK: - Beginning

    private func begin(_ call: Envelope.Call, _ destination: Destination) {
        let requestID = nextRequestID()
        let method = call.method.string ?? ""
        let began = DispatchTime.now()
        do {
            if let id = destination.id, underway[id] != nil {
                throw RPCError(.invalidRequest, "The id \(id) is under way already")
            }
            let admitted = try hall.admit(
                method, params: call.params, meta: call.meta, from: caller, requestID: requestID)
            try begin(admitted, destination)
        } catch {
            let name = RPCError.from(error).error.name
            // What was not looked up may be any name.
            let isNamed = ![.unknownCommand, .moduleUnavailable, .invalidRequest].contains(name)
            hall.metrics.note(isNamed ? method : "unknown", since: began, error: name)
            refuse(error, requestID, method, hall.words(meta: call.meta), destination)
        }
    }

    private func begin(_ call: AdmittedCall, _ destination: Destination) throws {
        if let list = call.list, let id = destination.id { return stream(call, list, as: id, destination) }
        switch call.work {
        case .read(let run):
            var isDone = false
            let fits = try reply(to: destination, in: call.words) { writer in
                isDone = try hall.read(call, run, on: lane, into: &writer)
                if !isDone { throw TooLong() }
            }
            if isDone, fits {
                count(call)
            } else {
                goOn(call, destination) { try await $0.readAside(call, run, unless: $1) }
            }
        case .connection(let run):
            let fits = try reply(to: destination, in: call.words) { writer in
                try lane.read(module: nil) { db in
                    try run(self, Snapshot(db, call: hall.call(call.header.requestID, caller, call.words)), &writer)
                }
            }
            guard fits else { throw tooLong }
            count(call)
            followSoon()
        case .write(let run):
            let underway = Underway()
            enter(destination, underway, call)
            let back = NIOLoopBound(self, eventLoop: eventLoop)
            let landing = NIOLoopBound(destination, eventLoop: eventLoop)
            let loop = eventLoop
            hall.write(call, run, unless: underway.cancellation) { outcome in
                loop.execute { back.value.land(outcome, call, landing.value) }
            }
        case .aside(let run):
            let report = reporting(call, destination)
            goOn(call, destination) { hall, cancellation in
                try await hall.work(call, run, unless: cancellation, report: report)
            }
        case .forwarded(let forwarded):
            goOn(call, destination) { try await $0.forward(call, forwarded, unless: $1) }
        case .linking(let run):
            let link = link ?? makeLink()
            goOn(call, destination) { hall, cancellation in
                try await hall.work(call, { try await run(link, $0) }, unless: cancellation) { _, _, _ in }
            }
        case .task(let run):
            let report = reporting(call, destination)
            goOn(call, destination) { hall, cancellation in
                try await hall.run(call, run, unless: cancellation, report: report)
            }
        }
    }

    /// Tells a caller who asked for it how far the work is.
    private func reporting(_ call: AdmittedCall, _ destination: Destination) -> Hall.Report {
        guard call.meta.progress, !call.meta.detach, let id = destination.id else { return { _, _, _ in } }
        let back = NIOLoopBound(self, eventLoop: eventLoop)
        let loop = eventLoop
        return { done, total, message in
            loop.execute { back.value.report(id, done, total, message, call.words) }
        }
    }

    /// Runs what is too long for the loop in a Swift task, and answers when it is done.
    ///
    /// - Parameter spills: whether files of a result that is too long are put aside.
    func goOn(
        _ call: AdmittedCall, _ destination: Destination, spills: Bool = true,
        _ work: @escaping @Sendable (Hall, Cancellation) async throws -> [UInt8]
    ) {
        var underway = Underway()
        let cancellation = underway.cancellation
        let back = NIOLoopBound(self, eventLoop: eventLoop)
        let landing = NIOLoopBound(destination, eventLoop: eventLoop)
        let (hall, loop) = (hall, eventLoop)
        underway.task = Task {
            let outcome: Result<[UInt8], any Error>
            do {
                outcome = .success(try await work(hall, cancellation))
            } catch { outcome = .failure(error) }
            loop.execute { back.value.land(outcome, call, landing.value, spills: spills) }
        }
        enter(destination, underway, call)
    }

    private func enter(_ destination: Destination, _ underway: Underway, _ call: AdmittedCall) {
        var underway = underway
        if let patience = call.meta.deadlineMs {
            let expiring = underway
            underway.deadline = eventLoop.scheduleTask(in: .milliseconds(Int64(patience))) { expiring.expire() }
        }
        if let id = destination.id { self.underway[id] = underway } else { unnamed += 1 }
    }

    // MARK: - Answering

    /// A call that was under way is done.
    private func land(
        _ outcome: Result<[UInt8], any Error>, _ call: AdmittedCall, _ destination: Destination, spills: Bool = true
    ) {
        if let id = destination.id { underway.removeValue(forKey: id)?.deadline?.cancel() } else { unnamed -= 1 }
        switch outcome {
        case .success(let result):
            if spills, result.count > out.limit - Self.envelope, destination.id != nil {
                return spill(result, call, destination)
            }
            // Bytes that are there already: nothing throws.
            if (try? reply(to: destination, in: call.words) { $0.write(json: result) }) == false {
                count(call, tooLong)
                refuse(tooLong, call.header.requestID, call.header.command, call.words, destination)
            } else {
                count(call)
            }
        case .failure(let error):
            count(call, error)
            refuse(error, call.header.requestID, call.header.command, call.words, destination)
        }
        flushSoon()
    }

    /// Counts a call that was answered.
    private func count(_ call: AdmittedCall, _ error: (any Error)? = nil) {
        hall.metrics.note(
            call.header.command, since: call.began, error: error.map { RPCError.from($0).error.name })
    }

    private struct TooLong: Error {}

    /// Bytes of a reply's frame beside the result and an id of usual length.
    private static let envelope = 256

    /// Puts the files aside that make a result too long, and answers what is left.
    private func spill(_ result: [UInt8], _ call: AdmittedCall, _ destination: Destination) {
        goOn(call, destination, spills: false) { hall, _ in try await hall.spill(result, for: call.caller) }
    }

    /// Writes a reply whose result `body` writes; nothing of it stays where it throws, or where it is too long for a
    /// frame, which is answered with false.
    private func reply(
        to destination: Destination, in words: Words, _ body: (inout JSONWriter) throws -> Void
    ) throws -> Bool {
        do {
            switch destination {
            case .nowhere:
                var writer = JSONWriter(words: words)
                try body(&writer)
            case .frame(let id): return try out.frame(in: words) { try $0.reply(to: id, body) }
            case .batch(let id, let batch):
                batch.writer.words = words
                try batch.writer.reply(to: id, body)
                finish(batch)
            }
        } catch is TooLong {}
        return true
    }

    private func refuse(
        _ error: any Error, _ requestID: String, _ command: String, _ words: Words, _ destination: Destination
    ) {
        let told = hall.explain(error, of: requestID, command)
        switch destination {
        case .nowhere: break
        case .frame(let id): out.frame(in: words) { $0.reply(to: id, error: told, requestID: requestID) }
        case .batch(let id, let batch):
            batch.writer.words = words
            batch.writer.reply(to: id, error: told, requestID: requestID)
            finish(batch)
        }
    }

    private func finish(_ batch: Batch) {
        batch.waiting -= 1
        guard batch.waiting == 0 else { return }
        batch.writer.endArray()
        if !out.frame(json: batch.writer.bytes) {
            let error = tooLong
            let requestID = nextRequestID()
            out.frame(in: batch.writer.words) { $0.reply(to: nil, error: error, requestID: requestID) }
        }
    }

    var tooLong: RPCError {
        RPCError(
            .frameTooLarge, "The answer is longer than a frame of \(out.limit) bytes",
            hint: "Ask for less at a time: a smaller limit, a narrower filter")
    }

    private func report(_ id: RequestID, _ done: Int, _ total: Int?, _ message: Sentence, _ words: Words) {
        guard underway[id] != nil else { return }
        out.frame { writer in
            writer.notification("$/progress") { writer in
                writer.beginObject()
                writer.key("id")
                id.write(to: &writer)
                writer.key("done")
                writer.write(done)
                writer.key("total")
                if let total { writer.write(total) } else { writer.null() }
                writer.key("message")
                writer.write(message.text(in: words))
                writer.endObject()
            }
        }
        flushSoon()
    }
}
