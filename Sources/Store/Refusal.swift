import Journal
import ModuleKit

/// A call that was refused: it stands in a bounded table of its own, outside the journal's chain.
public struct Refusal: Sendable, Equatable {
    /// The command, who called it and by which request.
    public var header: EntryHeader
    /// The error's stable name.
    public var error: String
    public var message: String

    public init(header: EntryHeader, error: String, message: String) {
        self.header = header
        self.error = error
        self.message = message
    }
}

extension Store {
    /// How many refusals are kept: the newest.
    public static let refusalLimit: Int64 = 10_000

    /// Queues a refusal to be kept. Nobody waits for it, and under a full queue it is dropped.
    public func record(_ refusal: Refusal) {
        submit(
            Write(module: CoreSchema.module, header: refusal.header) { db, scope in
                let header = refusal.header
                try db.cachedStatement(
                    sql: """
                        INSERT INTO core_refusal (at, command, uid, role, request_id, error, message)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """
                ).execute(arguments: [
                    scope.now, header.command, Int64(header.uid), header.role, header.requestID, refusal.error,
                    refusal.message,
                ])
                try db.cachedStatement(sql: "DELETE FROM core_refusal WHERE id <= ?")
                    .execute(arguments: [db.lastInsertedRowID - Self.refusalLimit])
                return []
            } completion: { _ in
            })
    }
}
