import ModuleKit
import NIOCore
import Wire

extension Connection {
    /// Tells the caller every item of a list, at the pace at which it reads; the last ones come with the reply.
    func stream(_ call: AdmittedCall, _ list: StreamedList, as id: RequestID, _ destination: Destination) {
        let back = NIOLoopBound(self, eventLoop: eventLoop)
        let loop = eventLoop
        goOn(call, destination) { hall, cancellation in
            try await hall.stream(call, list, unless: cancellation) { items in
                try await loop.flatSubmit { back.value.tell(items, of: id) }.get()
            }
        }
    }

    /// Sends some items; done when the client has read enough to be sent more.
    private func tell(_ items: [UInt8], of id: RequestID) -> EventLoopFuture<Void> {
        guard underway[id] != nil else { return eventLoop.makeFailedFuture(CancellationError()) }
        let fits = out.frame { writer in
            writer.notification("$/partial") { writer in
                writer.beginObject()
                writer.key("id")
                id.write(to: &writer)
                writer.key("items")
                writer.write(json: items)
                writer.endObject()
            }
        }
        guard fits else { return eventLoop.makeFailedFuture(tooLong) }
        flush()
        return whenRead()
    }
}
