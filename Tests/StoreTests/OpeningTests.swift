import Foundation
import Journal
import ModuleKit
import StoreTesting
import Testing

@testable import Store

@Suite struct OpeningTests {
    private func open(_ folder: TestFolder) throws -> Store {
        try Store.open(directory: folder.path, logger: TestStore.silent)
    }

    /// Runs SQL on the file of a store that is closed.
    private func alter(_ folder: TestFolder, _ sql: String) throws {
        let queue = try DatabaseQueue(path: folder.path(Store.fileName))
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    @Test("A new store is its owner's alone, and marked in its header")
    func fresh() throws {
        let test = try TestStore()
        let mode = try FileManager.default.attributesOfItem(atPath: test.store.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try test.rows("PRAGMA application_id") == ["\(0x4241_4C41)"])
        #expect(try test.rows("PRAGMA user_version") == ["\(CoreSchema.version)"])
        #expect(
            try test.rows("SELECT module, position FROM core_migration")
                == (1...CoreSchema.version).map { "core|\($0)" })
    }

    @Test("A store with a newer core is refused, and not a byte of it is changed")
    func newerCore() throws {
        let folder = try TestFolder()
        try open(folder).close()
        try alter(folder, "PRAGMA user_version = \(CoreSchema.version + 1)")
        let before = try folder.bytes(Store.fileName)
        #expect(
            throws: StoreError.newerCore(
                path: folder.path(Store.fileName), found: CoreSchema.version + 1, known: CoreSchema.version)
        ) { try open(folder) }
        #expect(try folder.bytes(Store.fileName) == before)
    }

    @Test("A store whose making was cut short inside its first transaction is made after all")
    func halfMade() throws {
        let (making, folder) = (try TestFolder(), try TestFolder())
        let queue = try DatabaseQueue(path: making.path(Store.fileName))
        try queue.writeWithoutTransaction { db in
            // The first page is on the disk before the transaction ends, and the journal that takes it back.
            try db.execute(
                sql: """
                    PRAGMA cache_size = 1; BEGIN; CREATE TABLE half (text TEXT);
                    INSERT INTO half VALUES (zeroblob(100000)), (zeroblob(100000));
                    """)
            for end in ["", "-journal"] {
                try run("/bin/cp", making.path(Store.fileName + end), folder.path(Store.fileName + end))
            }
            try db.execute(sql: "ROLLBACK")
        }
        try #require(!folder.bytes(Store.fileName).isEmpty)
        let store = try open(folder)
        #expect(try store.read { try $0.tableExists("half") } == false)
        store.close()
        #expect(!FileManager.default.fileExists(atPath: folder.path(Store.fileName + "-journal")))
    }

    @Test("A newer store that was not closed keeps its log, too")
    func newerCoreWithLog() throws {
        let made = try TestFolder()
        let store = try open(made)
        try store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
        let folder = try TestFolder()
        for end in ["", "-wal"] {
            // Another program copies: opening the file here would drop the store's locks.
            try run("/bin/cp", made.path(Store.fileName + end), folder.path(Store.fileName + end))
        }
        store.close()
        let before = try (folder.bytes(Store.fileName), folder.bytes(Store.fileName + "-wal"))
        #expect(!before.1.isEmpty)
        #expect(throws: StoreError.self) { try open(folder) }
        #expect(try folder.bytes(Store.fileName) == before.0)
        #expect(try folder.bytes(Store.fileName + "-wal") == before.1)
    }

    private func run(_ program: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("A file that is no store is refused, and stays as it is")
    func notAStore() throws {
        let text = try TestFolder()
        try text.write(Store.fileName, String(repeating: "Not a database. ", count: 300).utf8)
        let foreign = try TestFolder()
        try alter(foreign, "CREATE TABLE letters (id INTEGER PRIMARY KEY)")
        let marked = try TestFolder()
        try alter(marked, "PRAGMA application_id = 7")
        for folder in [text, foreign, marked] {
            let before = try folder.bytes(Store.fileName)
            #expect(throws: StoreError.notAStore(path: folder.path(Store.fileName))) { try open(folder) }
            #expect(try folder.bytes(Store.fileName) == before)
        }
    }

    @Test("A store whose directory is missing, or that is a directory, cannot be opened")
    func cannotOpen() throws {
        let folder = try TestFolder()
        #expect {
            try Store.open(directory: folder.path("nothing"), logger: TestStore.silent)
        } throws: {
            guard case StoreError.cannotOpen = $0 else { return false }
            return true
        }
        try FileManager.default.createDirectory(atPath: folder.path(Store.fileName), withIntermediateDirectories: false)
        #expect {
            try open(folder)
        } throws: {
            guard case StoreError.cannotOpen = $0 else { return false }
            return true
        }
    }

    @Test("A store that was killed while it was made opens again")
    func killedWhileMade() async throws {
        let folder = try TestFolder()
        // The clock is asked inside the first migration's transaction.
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
            _ = try Store.open(
                directory: path,
                clock: {
                    kill(getpid(), SIGKILL)
                    return 0
                }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }
        #expect(FileManager.default.fileExists(atPath: folder.path(Store.fileName)))
        try isWhole(folder)
        let empty = try TestFolder()
        try empty.write(Store.fileName, [])
        try isWhole(empty)
        let logged = try TestFolder()
        try alter(logged, "PRAGMA journal_mode = WAL")
        try isWhole(logged)
    }

    private func isWhole(_ folder: TestFolder) throws {
        let test = try TestStore(in: folder)
        #expect(
            try test.rows("SELECT module, position FROM core_migration")
                == (1...CoreSchema.version).map { "core|\($0)" })
        #expect(try test.entries().count == CoreSchema.version)
        #expect(try test.journalFaults() == [])
        #expect(try test.rows("PRAGMA integrity_check") == ["ok"])
    }

    @Test("What was answered before a kill is there, and what was under way is not")
    func killedWhileWriting() async throws {
        let folder = try TestFolder()
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
            let store = try Store.open(
                directory: path, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try store.migrate(
                module: "demo", [Migration("0001 rows", sql: "CREATE TABLE demo_row (id INTEGER PRIMARY KEY)")])
            let header = EntryHeader(command: "demo.write", uid: 0, role: "admin", requestID: "")
            for id in 1...20 {
                _ = try store.write(module: "demo", header: header) { db, _ in
                    try db.execute(sql: "INSERT INTO demo_row VALUES (\(id))")
                    if id == 20 { kill(getpid(), SIGKILL) }
                    return []
                }
            }
        }
        let test = try TestStore(in: folder)
        #expect(try test.rows("SELECT count(*), max(id) FROM demo_row") == ["19|19"])
        #expect(try test.entries().count == CoreSchema.version + 20)
        #expect(try test.journalFaults() == [])
        #expect(try test.rows("PRAGMA integrity_check") == ["ok"])
    }
}
