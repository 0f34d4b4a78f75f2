import Foundation
import ModuleKit

/// A module for tests that keeps numbers sealed.
struct VaultModule: Module {
    static let name = "vault"
    static let version = "1.0"
    static let migrations = [
        Migration(
            "0001 numbers", personal: ["vault_entry.owner"],
            sealed: [SealedColumn("vault_entry.number", lookup: "number_hash")],
            sql: """
                CREATE TABLE vault_entry (
                    id INTEGER PRIMARY KEY, owner TEXT NOT NULL, number BLOB, number_hash BLOB UNIQUE
                ) STRICT;
                """)
    ]
    static let commands: [any Command.Type] = [
        KeepNumber.self, ListNumbers.self, FindNumber.self, RevealNumber.self, EraseNumber.self,
    ]
}

struct Number: SealedText {
    static let expected: Sentence = "16 digits"
    let text: String

    static func read(_ text: String, _ faults: inout Faults) -> Number? {
        if text.count == 16, text.allSatisfy(\.isNumber) { return Number(text: text) }
        faults.add("format", "Has \(text.count) characters: expected \(expected)")
        return nil
    }
}

struct Kept: Described {
    let id: Int64
    let owner: String
    let number: Masked?
    static let fields = Fields<Self> {
        Field(\.id, "Number of the entry")
        Field(\.owner, "Whose it is")
        Field(\.number, "Masked")
    }
}

struct KeepNumber: WriteCommand {
    static let about = About(
        "vault.keep", "Keep a number", access: .clerk, example: #"{"owner": "Contoh", "number": "1234567890123456"}"#)
    @Parameter("Whose it is") var owner: String
    @Parameter("The number") var number: Number?

    func run(_ store: Transaction) throws -> Kept {
        let seal = try number.map { try store.seal($0) }
        try store.db.execute(
            sql: "INSERT INTO vault_entry (owner, number, number_hash) VALUES (?, ?, ?)",
            arguments: [owner, seal?.value, seal?.lookup])
        let id = store.db.lastInsertedRowID
        guard
            let kept = try store.snapshot.one(
                Kept.self, "SELECT id, owner, number FROM vault_entry WHERE id = ?", [id])
        else { throw RPCError.notFound("entry", id) }
        return kept
    }
}

struct ListNumbers: ReadCommand {
    static let about = About("vault.list", "List numbers", access: .viewer)
    @Group var page: PageRequest

    func run(_ store: Snapshot) throws -> Page<Kept> {
        try store.page(
            Kept.self, page, "SELECT id, owner, number FROM vault_entry WHERE id > :after ORDER BY id LIMIT :limit")
    }
}

struct FindNumber: ReadCommand {
    static let about = About(
        "vault.find", "Tell whose a number is", access: .viewer, example: #"{"number": "1234567890123456"}"#)
    @Parameter("The number") var number: Number

    func run(_ store: Snapshot) throws -> String {
        guard let lookup = try store.lookup(number) else { return "" }
        return try String.fetchOne(
            store.db, sql: "SELECT owner FROM vault_entry WHERE number_hash = ?", arguments: [lookup]) ?? ""
    }
}

struct Revealed: Described {
    let number: Number?
    static let fields = Fields<Self> { Field(\.number, "In the clear") }
}

struct RevealNumber: WriteCommand {
    static let about = About("vault.reveal", "Show a number", access: .admin, example: #"{"id": 1}"#)
    @Parameter("The entry") var id: Int64

    func run(_ store: Transaction) throws -> Revealed {
        let sealed = try Data.fetchOne(
            store.db, sql: "SELECT number FROM vault_entry WHERE id = ?", arguments: [id])
        return Revealed(number: try sealed.map { Number(text: try store.snapshot.open($0)) })
    }
}

struct EraseNumber: WriteCommand {
    static let about = About("vault.erase", "Forget whose a number was", access: .admin, example: #"{"id": 1}"#)
    @Parameter("The entry") var id: Int64

    func run(_ store: Transaction) throws -> Int64 {
        try store.db.execute(
            sql: "UPDATE vault_entry SET owner = '', number = NULL, number_hash = NULL WHERE id = ?", arguments: [id])
        try store.erase("vault_entry", rows: [id])
        return id
    }
}
