import ModuleKit
import Store

/// What a transaction reaches of the other modules: commands of those it requires, and subscribers of its events.
final class WriteHost: TransactionHost {
    /// Calls and events may cause each other; beyond this depth they go in a circle.
    private static let deepest = 16

    private let hall: Hall
    private let db: Database
    let scope: WriteScope
    private let context: Call
    private var depth = 0
    /// Said once for all that one write erases.
    private lazy var heldByBackups = hall.backups.heldByBackups()

    init(_ hall: Hall, _ db: Database, _ scope: WriteScope, call: Call) {
        self.hall = hall
        self.db = db
        self.scope = scope
        context = call
    }

    var transaction: Transaction { Transaction(db, call: context, host: self) }

    func publish(topic: String, data: [UInt8]) throws {
        precondition(
            hall.catalog.module(scope.module)?.topics.contains(topic) == true,
            "the module \(scope.module) publishes \(topic), which it does not declare")
        scope.publish(topic: topic, data: data)
        for subscriber in hall.catalog.subscribers(of: topic) {
            try descend(to: subscriber.module) { try subscriber.subscription.receive(data, transaction) }
        }
    }

    /// Has every module make anew what it keeps of a write that was taken back, those first on which others build.
    func tell(_ undone: UndoneWrite) throws {
        for module in hall.catalog.modules { try descend(to: module.name) { try module.undone(undone, transaction) } }
    }

    func call(_ name: String, parameters: [UInt8]) throws -> [UInt8] {
        let entry = try hall.catalog.entry(name)
        let caller = hall.catalog.module(scope.module)
        precondition(
            caller.map { ($0.requires + $0.optional + [$0.name]).contains(entry.module) } == true,
            "the module \(scope.module) calls \(name) of a module that it does not require")
        guard case .write(let run) = try prepare(entry.command, parameters) else {
            preconditionFailure("\(name) is no write command: only those run inside a transaction")
        }
        var writer = JSONWriter(words: context.words)
        try descend(to: entry.module) { try run(transaction, &writer) }
        return writer.bytes
    }

    func makeKey() throws -> String {
        try scope.run(as: CoreModule.name) { try hall.keyring.make(db, now: scope.now) }
    }

    func erase(_ table: String, rows: [Int64]) throws -> Warning? {
        precondition(
            table.hasPrefix(scope.module + "_"), "the module \(scope.module) erases rows of \(table), not its own")
        try scope.run(as: CoreModule.name) {
            let insert = try db.cachedStatement(
                sql: """
                    INSERT INTO core_erasure (at, table_name, row_id) VALUES (?1, ?2, ?3)
                    ON CONFLICT (table_name, row_id) DO UPDATE SET at = ?1
                    """)
            for row in rows { try insert.execute(arguments: [scope.now, table, row]) }
        }
        scope.erase(table, rows: rows)
        return heldByBackups
    }

    private func prepare(_ command: RegisteredCommand, _ parameters: [UInt8]) throws -> RegisteredCommand.Work {
        let document = JSONDocument()
        return try parameters.withUnsafeBufferPointer { bytes in
            try document.parse(bytes)
            return try command.prepare(document.root, nil)
        }
    }

    private func descend(to module: String, _ body: () throws -> Void) throws {
        guard depth < Self.deepest else {
            throw RPCError(.internal, "Calls and events of modules go in a circle")
        }
        depth += 1
        defer { depth -= 1 }
        try scope.run(as: module, body)
    }
}
