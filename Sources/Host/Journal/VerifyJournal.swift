import Journal
import ModuleKit
import Store

struct VerifyJournal: Command {
    typealias Reply = Verification
    static let about = About(
        "core.journal.verify",
        "Check the journal's chain of hashes, and that what it tells leads to the store as it is",
        access: .operator, example: #"{"backup": "20240313T010000Z-0000000120"}"#)

    @Parameter("The backup from which on; the newest proved one where it is missing", .length(1...100))
    var backup: String?
    @Parameter("From the first entry on, whatever backups there are") var whole = false

    func validate(_ faults: inout Faults) {
        if whole, backup != nil { faults.add(at: "whole", "one_of", "Stands without a backup") }
    }

    func run(_ hall: Hall, _ task: TaskContext) async throws -> Verification {
        let (backup, isWhole) = (backup, whole)
        let isDryRun = task.isDryRun
        return try await hall.backups.alone(task) { onlooker in
            let chain = try hall.store.read { try JournalReader.verify($0) }
            var verification = try hall.backups.explanation(from: backup, isWhole: isWhole, for: onlooker)
            if backup == nil, !isWhole, !isDryRun { hall.backups.note(verification) }
            verification.faults = chain.map(\.sentence) + verification.faults
            if !verification.faults.isEmpty { verification.ok = false }
            return verification
        }
    }
}

struct Verification: Described {
    /// Nil where the chain holds, and nothing could be compared.
    var ok: Bool? = true
    var faults: [Sentence] = []
    var rows: [UnexplainedRow] = []
    /// Nil of the first entry.
    var backup: String?
    /// Nil where nothing could be compared, and ``note`` says why.
    var fromSeq: Int64?
    var seq: Int64
    var note: Sentence?

    static let fields = Fields<Self> {
        Field(
            \.ok,
            "Whether everything is as it was written; null where the chain holds and the store could not be compared")
        Field(\.faults, "What is not")
        Field(\.rows, "Rows that are not as the journal has them, some of each table")
        Field(\.backup, "The backup from which on the store was compared; null from the first entry on")
        Field(\.fromSeq, "The journal entry behind which it was compared; null where it was not")
        Field(\.seq, "The journal entry up to which it was compared")
        Field(\.note, "Why the store was not compared; null where it was")
    }
}

/// A row that was changed past the journal.
struct UnexplainedRow: Described {
    enum Change: String, Choice { case added, removed, changed }

    let table: String
    let key: String
    let change: Change

    static let fields = Fields<Self> {
        Field(\.table, "The table")
        Field(\.key, "The row's key, its values with commas between them")
        Field(\.change, "What happened to the row that no entry tells")
    }
}
