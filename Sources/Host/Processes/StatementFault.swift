import ModuleKit
import Store

extension [StoreStatement] {
    /// Runs them in their order; `begin` is told before each, which then writes what it answers.
    ///
    /// - Throws: `invalid_params` at the statement that its author must mend; what is no fault of its text as it is.
    func run(
        _ db: Database, _ sent: SentStatements, _ writer: inout JSONWriter, begin: (inout JSONWriter) -> Void = { _ in }
    ) throws {
        for (place, statement) in enumerated() {
            begin(&writer)
            do {
                try sent.run {
                    try statement.run(db, onlyReads: sent.onlyRead, limit: ReadStatements.rowLimit, &writer)
                }
            } catch { throw StatementFault.told(error, at: "statements/\(place)") }
        }
    }

    /// The same as an object with the list `results`.
    func answer(_ db: Database, _ sent: SentStatements) throws -> WrittenJSON {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("results")
        writer.beginArray()
        try run(db, sent, &writer)
        writer.endArray()
        writer.endObject()
        return WrittenJSON(bytes: writer.bytes)
    }
}

/// What is wrong with a statement that a process sent, in words for its author.
enum StatementFault {
    /// - Parameter path: of the statement, or of the list where it cannot be told which it was.
    static func told(_ error: any Error, at path: String) -> any Error {
        switch error {
        case let error as RPCError: return error.within(path)
        case let error as StoreError: return words(error).map { RPCError.invalid(path, "sql", $0) } ?? error
        case let error as DatabaseError where isOfTheText(error):
            return RPCError.invalid(path, "sql", Sentence(verbatim: error.message ?? "\(error.extendedResultCode)"))
        default: return error
        }
    }

    private static func words(_ error: StoreError) -> Sentence? {
        switch error {
        case .refused(let module, let action): "The module '\(module)' may not do this: \(action)"
        case .ownership(let module, let table):
            "The module '\(module)' wrote the table '\(table)', which is not its own: expected tables '\(module)_…'"
        case .endedTransaction(let module):
            "The module '\(module)' ended the transaction, which the store alone does"
        case .unresolvedForeignKey(let module):
            "The module '\(module)' left a deferred foreign key that points at nothing"
        default: nil
        }
    }

    /// Whether SQLite refuses the text, or a value that no column may have. What others wrote may stand against it too,
    /// and the disk: those are told as of every command.
    private static func isOfTheText(_ error: DatabaseError) -> Bool {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_FOREIGNKEY: return false
        default: break
        }
        switch error.resultCode {
        case .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_MISUSE, .SQLITE_RANGE, .SQLITE_TOOBIG,
            .SQLITE_AUTH:
            return true
        default: return false
        }
    }
}
