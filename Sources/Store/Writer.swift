import GRDBSQLite
import Journal
import ModuleKit

/// The one connection that writes: groups of commands, each in a savepoint, one transaction and one fsync for all.
/// Belongs to the writer's queue.
final class Writer {
    let recorder: Recorder
    let guardian: ConnectionGuard
    let wal = WriteAheadLog()
    let clock: @Sendable () -> Int64
    let begin, commit, rollback: RawStatement
    let scopeBegin, scopeRelease, scopeRollback: RawStatement
    private let commandBegin, commandRelease, commandRollback: RawStatement
    private let flushBegin, flushRelease: RawStatement
    private var journalWriter: JournalWriter?
    private var insertEvent: RawStatement?

    init(_ db: Database, recorder: Recorder, clock: @escaping @Sendable () -> Int64) throws {
        self.recorder = recorder
        self.clock = clock
        guardian = try ConnectionGuard(db)
        begin = try RawStatement(db, "BEGIN IMMEDIATE")
        commit = try RawStatement(db, "COMMIT")
        rollback = try RawStatement(db, "ROLLBACK")
        commandBegin = try RawStatement(db, "SAVEPOINT balai_command")
        commandRelease = try RawStatement(db, "RELEASE balai_command")
        commandRollback = try RawStatement(db, "ROLLBACK TO balai_command")
        scopeBegin = try RawStatement(db, "SAVEPOINT balai_scope")
        scopeRelease = try RawStatement(db, "RELEASE balai_scope")
        scopeRollback = try RawStatement(db, "ROLLBACK TO balai_scope")
        flushBegin = try RawStatement(db, "SAVEPOINT balai_flush")
        flushRelease = try RawStatement(db, "RELEASE balai_flush")
        wal.watch(db)
    }

    /// The journal, whose table the first migration of the core makes.
    func journal(_ db: Database) throws -> JournalWriter {
        if let journalWriter { return journalWriter }
        let made = try JournalWriter(db)
        journalWriter = made
        return made
    }

    /// The journal's table was rolled back.
    func forgetJournal() { journalWriter = nil }

    // MARK: - A group

    /// What a group ended with.
    struct GroupResult {
        var outcomes: [Result<Written, any Error>]
        /// The disk can no longer be believed: nothing may be written after this.
        var fatal: (any Error)?
    }

    /// Runs the writes in one transaction, and commits it. A write that ends the transaction is taken out, and the
    /// others run again: none of them was answered.
    func run(_ db: Database, _ writes: [Write]) -> GroupResult {
        var outcomes = [Result<Written, any Error>?](repeating: nil, count: writes.count)
        var isOut = [Bool](repeating: false, count: writes.count)
        do {
            let journal = try journal(db)
            let head = journal.head
            attempt: while true {
                try begin.run()
                for (i, write) in writes.enumerated() where !isOut[i] {
                    switch runOne(db, write, journal) {
                    case .answered(let outcome): outcomes[i] = outcome
                    case .lostTransaction(let error):
                        outcomes[i] = .failure(error)
                        isOut[i] = true
                        journal.head = head
                        continue attempt
                    }
                }
                // A commit would write a page and wait for the disk even where every write was undone.
                let isKept = zip(writes, outcomes).contains { write, outcome in
                    if case .success? = outcome { !write.dryRun } else { false }
                }
                do { try (isKept ? commit : rollback).run() } catch {
                    journal.head = head
                    if db.isInsideTransaction { try? rollback.run() }
                    throw error
                }
                break
            }
            return GroupResult(outcomes: outcomes.map { $0 ?? .failure(StoreError.closed) })
        } catch {
            let failure = StoreError.ofCommit(error)
            for i in outcomes.indices {
                if case .failure = outcomes[i] { continue }
                outcomes[i] = .failure(writes[i].dryRun ? .storage(cause: "\(error)") : failure)
            }
            return GroupResult(
                outcomes: outcomes.map { $0 ?? .failure(failure) }, fatal: error.isFatalToStore ? failure : nil)
        }
    }

    /// The same with foreign keys off.
    func runWithoutForeignKeys(_ db: Database, _ writes: [Write]) -> GroupResult {
        do {
            return try withoutForeignKeys(db) { run(db, writes) }
        } catch {
            // They cannot be put on again: what is written now would not be looked at.
            let failure = StoreError.storage(cause: "foreign keys: \(error)")
            return GroupResult(outcomes: writes.map { _ in .failure(failure) }, fatal: failure)
        }
    }

    // MARK: - One command

    private enum Ending {
        case answered(Result<Written, any Error>)
        case lostTransaction(any Error)
    }

    private func runOne(_ db: Database, _ write: Write, _ journal: JournalWriter) -> Ending {
        let head = journal.head
        recorder.discard()
        recorder.clearTouched()
        do {
            try ModuleName.check(write.module)
            try commandBegin.run()
        } catch { return .answered(.failure(StoreError.storage(from: error) ?? error)) }
        do {
            let scope = WriteScope(self, db, module: write.module, now: max(clock(), head.at))
            let result = try perform(db, write, scope)
            db.resetBusyStatements()
            try scope.checkOwnership()
            try refuseDeferredForeignKeys(db, module: write.module)
            var written = Written(result: result, seq: nil, at: scope.now, events: scope.events)
            try record(db, write, journal, erasing: scope.erased, &written)
            if write.dryRun {
                written.seq = nil
                written.hasErased = false
                journal.head = head
                try commandRollback.run()
            }
            try commandRelease.run()
            return .answered(.success(written))
        } catch {
            journal.head = head
            recorder.discard()
            db.resetBusyStatements()
            let failure = StoreError.storage(from: error) ?? error
            guard db.isInsideTransaction else {
                return .lostTransaction(
                    failure is StoreError ? failure : StoreError.endedTransaction(module: write.module))
            }
            do {
                try commandRollback.run()
                try commandRelease.run()
            } catch {
                try? rollback.run()
                return .lostTransaction(failure)
            }
            return .answered(.failure(failure))
        }
    }

    private func perform(_ db: Database, _ write: Write, _ scope: WriteScope) throws -> [UInt8] {
        guardian.raise(write.module, .write)
        defer { guardian.lower() }
        do { return try write.body(db, scope) } catch { throw guardian.explain(error, module: write.module) }
    }

    private func record(
        _ db: Database, _ write: Write, _ journal: JournalWriter, erasing rows: Set<RowKey>, _ written: inout Written
    ) throws {
        for (i, event) in written.events.enumerated() {
            let insert = try eventStatement(db)
            insert.bind(1, journal.head.seq + 1)
            insert.bind(2, Int64(i + 1))
            insert.bind(3, event.topic)
            insert.bind(4, written.at)
            insert.bind(5, String(decoding: event.data, as: UTF8.self))
            try insert.run()
        }
        var changes = try recorder.take()
        if !rows.isEmpty {
            // What the feed tells is changed within the write, whose changes are then taken as a whole.
            try Erasing(db: db, rows: rows).eraseEvents(own: Changeset(changes).rows(), seq: journal.head.seq + 1)
            let more = try recorder.take()
            changes += more
        }
        guard !changes.isEmpty else { return }
        written.seq = try journal.append(
            module: write.module, header: write.header, at: written.at, payload: changes
        ).seq
        if !rows.isEmpty {
            try Erasing(db: db, rows: rows).eraseHistory(own: written.seq)
            written.hasErased = true
        }
    }

    private func eventStatement(_ db: Database) throws -> RawStatement {
        if let insertEvent { return insertEvent }
        let made = try RawStatement(
            db, "INSERT INTO core_event (seq, number, topic, at, data) VALUES (?, ?, ?, ?, ?)")
        insertEvent = made
        return made
    }

    /// Full-text search gathers what it indexes until the next savepoint or the commit. By then it would be taken for
    /// another module's doing, or stand in no changeset.
    func flushVirtualTables() throws {
        try flushBegin.run()
        try flushRelease.run()
    }

    /// One deferred foreign key left open fails the COMMIT of the whole group.
    private func refuseDeferredForeignKeys(_ db: Database, module: String) throws {
        var open: Int32 = 0
        var highest: Int32 = 0
        sqlite3_db_status(db.sqliteConnection, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0)
        guard open == 0 else { throw StoreError.unresolvedForeignKey(module: module) }
    }
}

extension Database {
    /// A statement that is still running would hold the savepoint, and the transaction's end.
    func resetBusyStatements() {
        var statement = sqlite3_next_stmt(sqliteConnection, nil)
        while let running = statement {
            if sqlite3_stmt_busy(running) != 0 { sqlite3_reset(running) }
            statement = sqlite3_next_stmt(sqliteConnection, running)
        }
    }
}
