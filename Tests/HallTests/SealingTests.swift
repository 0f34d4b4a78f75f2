import Foundation
import HallTesting
import ModuleKit
import Testing

@Suite struct SealingTests {
    private let number = "6401075003900001"

    private func keep(_ owner: String = "Contoh", key: String? = nil) -> JSONValue {
        var parameters: JSONValue = ["owner": .string(owner), "number": .string(number)]
        if let key { parameters["_meta"] = ["idempotency_key": .string(key)] }
        return parameters
    }

    @Test func `a sealed number is masked in answers, found by its hash, and revealed to who may`() async throws {
        let hall = try TestHall(VaultModule.self)
        #expect(try await hall.call("vault.find", ["number": .string(number)]) == "")
        #expect(!FileManager.default.fileExists(atPath: hall.keyFile), "looking for a number makes no key")
        let kept = try await hall.call("vault.keep", keep())
        #expect(kept["number"] == "640107******0001")
        #expect(try await hall.call("vault.list")["items"]?[0]?["number"] == "640107******0001")
        #expect(try await hall.call("vault.find", ["number": .string(number)]) == "Contoh")
        #expect(try await hall.call("vault.reveal", ["id": 1])["number"]?.string == number)
        #expect(await hall.error("vault.keep", keep("Lain"))?.name == .conflict)
    }

    @Test func `the key is made at the first need, for its owner only, and the store knows its fingerprint`()
        async throws
    {
        let hall = try TestHall(VaultModule.self)
        try await hall.call("vault.keep", ["owner": "Tanpa"])
        #expect(!FileManager.default.fileExists(atPath: hall.keyFile))
        try await hall.call("vault.keep", keep())
        let attributes = try FileManager.default.attributesOfItem(atPath: hall.keyFile)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect((try hall.rows("SELECT fingerprint FROM core_key").first?[0] as String?)?.count == 32)
    }

    @Test func `without the key only what needs it is refused, and putting the file back is enough`() async throws {
        let hall = try TestHall(VaultModule.self)
        try await hall.call("vault.keep", keep())
        let key = try Data(contentsOf: URL(fileURLWithPath: hall.keyFile))
        try FileManager.default.removeItem(atPath: hall.keyFile)
        #expect(await hall.error("vault.reveal", ["id": 1])?.name == .keyMissing)
        #expect(await hall.error("vault.find", ["number": .string(number)])?.name == .keyMissing)
        #expect(await hall.error("vault.keep", ["owner": "B", "number": "6401075003900002"])?.name == .keyMissing)
        #expect(!FileManager.default.fileExists(atPath: hall.keyFile), "no new key while sealed values exist")
        #expect(try await hall.call("vault.keep", ["owner": "Tanpa"])["number"]?.isNull == true)
        #expect(try await hall.call("vault.list")["items"]?[0]?["number"] == "****************")
        try key.write(to: URL(fileURLWithPath: hall.keyFile))
        #expect(try await hall.call("vault.reveal", ["id": 1])["number"]?.string == number)
    }

    @Test func `another key than the store's is said to be one`() async throws {
        let hall = try TestHall(VaultModule.self)
        let other = try TestHall(VaultModule.self)
        try await hall.call("vault.keep", keep())
        try await other.call("vault.keep", keep())
        try FileManager.default.removeItem(atPath: hall.keyFile)
        try FileManager.default.copyItem(atPath: other.keyFile, toPath: hall.keyFile)
        for (command, parameters) in [
            ("vault.reveal", ["id": 1]), ("vault.find", ["number": .string(number)]),
        ] as [(String, JSONValue)] {
            let error = await hall.error(command, parameters)
            #expect(error?.name == .keyMissing)
            #expect(error?.message.description.hasPrefix("The key file holds another key") == true)
        }
    }

    @Test func `where nothing sealed is left, a lost key may be replaced by a new one`() async throws {
        let hall = try TestHall(VaultModule.self)
        try await hall.call("vault.keep", keep())
        try await hall.call("vault.erase", ["id": 1])
        let before = try hall.rows("SELECT fingerprint FROM core_key").first?[0] as String?
        try FileManager.default.removeItem(atPath: hall.keyFile)
        let after = try await hall.call("vault.keep", keep())
        #expect(after["number"] == "640107******0001")
        #expect(try hall.rows("SELECT fingerprint FROM core_key").first?[0] as String? != before)
    }

    @Test func `a retry is known by a keyed hash of what is sealed, and of everything else without the key`()
        async throws
    {
        let hall = try TestHall(VaultModule.self)
        let first = try await hall.call("vault.keep", keep(key: "k"))
        #expect(try await hall.call("vault.keep", keep(key: "k")) == first)
        var other = keep(key: "k")
        other["number"] = "6401075003900002"
        #expect(await hall.error("vault.keep", other)?.name == .conflict)
        let plain: JSONValue = ["owner": "Tanpa", "_meta": ["idempotency_key": "p"]]
        let unsealed = try await hall.call("vault.keep", plain)
        try FileManager.default.removeItem(atPath: hall.keyFile)
        #expect(try await hall.call("vault.keep", plain) == unsealed)
        #expect(await hall.error("vault.keep", keep(key: "k"))?.name == .keyMissing)
    }

    @Test func `what reveals is neither kept under a key nor tried`() async throws {
        let hall = try TestHall(VaultModule.self)
        try await hall.call("vault.keep", keep())
        for meta: JSONValue in [["idempotency_key": "k"], ["dry_run": true]] {
            let error = await hall.error("vault.reveal", ["id": 1, "_meta": meta])
            #expect(error?.details?[0]?["rule"] == "reveals")
        }
    }

    @Test func `what needs care says that the key is not there`() async throws {
        let hall = try TestHall(VaultModule.self)
        #expect(try await hall.call("core.status")["care"] == [])
        try await hall.call("vault.keep", keep())
        #expect(try await hall.call("core.status")["care"] == [])
        try FileManager.default.removeItem(atPath: hall.keyFile)
        let care = try await hall.call("core.status")["care"]?.array?.compactMap(\.string)
        #expect(care == ["The key file '\(hall.keyFile)' is not there"])
    }

    @Test func `a fault never quotes what is sealed`() async throws {
        let hall = try TestHall(VaultModule.self)
        let wrong: [JSONValue] = [.string(number + "9"), .integer(6_401_075_003_900_001), [.string(number)]]
        for value in wrong {
            let error = await hall.error("vault.keep", ["owner": "Contoh", "number": value])
            #expect(error?.name == .invalidParams)
            #expect("\(error?.message.description ?? "") \(error?.details?.text ?? "")".contains("640107") == false)
        }
    }

    @Test func `a row that is erased stands in the ledger, and its marks are known to the core`() async throws {
        let hall = try TestHall(VaultModule.self)
        try await hall.call("vault.keep", keep())
        try await hall.call("vault.erase", ["id": 1])
        try await hall.call("vault.erase", ["id": 1])
        let ledger = try hall.rows("SELECT table_name, row_id FROM core_erasure")
        #expect(ledger.count == 1)
        #expect(ledger.first?["table_name"] == "vault_entry")
        let marks = try hall.rows("SELECT column_name, kind, lookup FROM core_mark ORDER BY column_name")
        #expect(marks.map { $0["column_name"] as String } == ["number", "owner"])
        #expect(marks.first?["lookup"] == "number_hash")
    }

    @Test func `no digit of a number lies in the store's files`() async throws {
        let hall = try TestHall(VaultModule.self)
        try await hall.call("vault.keep", keep(key: "k"))
        try await hall.call("vault.reveal", ["id": 1])
        _ = await hall.error("vault.keep", keep("Lain"))
        for name in try FileManager.default.contentsOfDirectory(atPath: hall.directory) {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: hall.directory + "/" + name))
            for part in [number, String(number.prefix(12)), String(number.suffix(10))] {
                #expect(bytes.range(of: Data(part.utf8)) == nil, "\(name)")
            }
        }
    }
}
