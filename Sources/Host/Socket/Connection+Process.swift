import ModuleKit
import NIOCore
import Wire

/// The side of a connection on which the daemon calls: that of a process which is a module.
extension Connection {
    func makeLink() -> ProcessLink {
        let back = NIOLoopBound(self, eventLoop: eventLoop)
        let loop = eventLoop
        let link = ProcessLink { json in
            loop.execute { back.value.send(json) }
        } hangUp: {
            loop.execute { back.value.drain() }
        }
        self.link = link
        return link
    }

    private func send(_ json: [UInt8]) {
        guard isOpen else { return }
        if !out.frame(json: json) {
            hall.logger.error("call is longer than a frame", metadata: ["module": "\(link?.module ?? "")"])
        }
        flushSoon()
    }

    /// Gives an answer to whoever waits for it.
    func take(_ id: RequestID, _ answer: Envelope.Answer) {
        guard let link, let number = id.number else {
            let error = RPCError(.invalidRequest, "The answer to '\(id)', which nobody asked")
            out.frame { $0.reply(to: id, error: error) }
            return
        }
        switch answer {
        case .result(let json): link.take(number, .success(JSONValue(json).bytes))
        case .error(let json): link.take(number, .failure(RPCError(answered: JSONValue(json))))
        }
    }

    /// The connection has ended: with it goes the module.
    func leave() {
        guard let link else { return }
        link.close()
        let hall = hall
        hall.readers.submit { state in
            if case .active = state { hall.detach(link) }
        }
    }
}

extension Envelope.Message {
    /// Whether the daemon sends something back.
    var isAnswered: Bool {
        switch self {
        case .request, .fault: true
        case .notification, .answer: false
        }
    }
}

extension RPCError {
    /// The error that a process answered, as its caller is told. What the table of errors does not know is `internal`.
    fileprivate init(answered json: JSONValue) {
        let data = json["data"]
        let name = data?["name"]?.string.flatMap { ErrorName(rawValue: $0) }
        let code = json["code"]?.int
        self.init(
            name ?? ErrorName.allCases.first { Int64($0.code) == code } ?? .internal,
            json["message"]?.string.map { Sentence(verbatim: $0) }
                ?? "The module's process answered an error without a message",
            details: data?["details"], hint: data?["hint"]?.string.map { Sentence(verbatim: $0) })
    }
}
