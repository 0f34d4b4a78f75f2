import ModuleKit

/// Who saw what of a person that others do not see, and why.
enum AccessLog {
    enum Action: String, Choice { case reveal, export, erase }

    static func record(_ action: Action, of person: Int64, _ purpose: String, _ store: Transaction) throws {
        try store.db.execute(
            sql: "INSERT INTO registry_access (at, uid, person, action, purpose) VALUES (?, ?, ?, ?, ?)",
            arguments: [store.call.now, Int64(store.call.caller.uid), person, action, purpose.trimmedSpaces])
    }
}

/// One entry of it.
struct AccessEntry: Described {
    let id: Int64
    let at: Instant
    let uid: Int64
    let person: Int64
    let action: AccessLog.Action
    let purpose: String

    static let fields = Fields<Self> {
        Field(\.id, "Number of the entry")
        Field(\.at, "When")
        Field(\.uid, "The caller's user")
        Field(\.person, "Whom it concerned")
        Field(\.action, "What was done: reveal, export or erase")
        Field(\.purpose, "Why; of an erasure the request")
    }
}
