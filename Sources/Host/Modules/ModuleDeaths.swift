import CAtWork
import Foundation
import ModuleKit
import Synchronization

/// Which modules brought the daemon down, from one start to the next: one that did so twice is left out, while the others
/// run, until an operator loads it again.
///
/// Of two kinds: the daemon ended, in whatever way, while a module was being started; or it trapped on a thread on which
/// the module worked with the store. What a task does between its steps is not seen.
///
/// They stand in files beside the store, and not in it: what such a module was writing is undone with it.
final class ModuleDeaths: Sendable {
    static let most = 2

    private struct Record {
        /// The module, or its library's file, that is being started.
        var starting: String?
        /// Starts that it did not survive, in a row.
        var atStart: [String: Int] = [:]
        /// Times that it trapped, since the daemon last ended as it should.
        var atWork: [String: Int] = [:]
    }

    private let path: String
    private let note: String
    private let record: Mutex<Record>

    /// Reads what is known, and counts how the last run ended.
    init(data: String) {
        path = data + "/modules.json"
        note = data + "/modules.trapped"
        var found = Record()
        if let bytes = FileManager.default.contents(atPath: path), let json = try? JSONValue.parse(bytes) {
            found.starting = json["starting"]?.string
            found.atStart = Self.counts(json["at_start"])
            found.atWork = Self.counts(json["at_work"])
        }
        let trapped = FileManager.default.contents(atPath: note).map { String(decoding: $0, as: UTF8.self) } ?? ""
        if let name = found.starting { found.atStart[name, default: 0] += 1 }
        // What trapped while it was started was counted there.
        if !trapped.isEmpty, found.starting == nil { found.atWork[trapped, default: 0] += 1 }
        found.starting = nil
        record = Mutex(found)
        if !trapped.isEmpty { unlink(note) }
        record.withLock { save($0) }
    }

    /// From now on a trap leaves the name of the module that was at work. Once in a process.
    func watchForTraps() {
        let file = open(note, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        if file >= 0 { at_work_tell(file) }
    }

    /// Why a module is left out; nil where it is not.
    func verdict(on name: String) -> Sentence? {
        record.withLock { record in
            if record.atStart[name, default: 0] >= Self.most {
                return "The daemon ended \(Self.most) times in a row while this was started"
            }
            if record.atWork[name, default: 0] >= Self.most {
                return "The daemon ended \(Self.most) times because this trapped"
            }
            return nil
        }
    }

    /// Does a step of a module's start. Whoever comes out of it, with an error too, has survived it.
    func during<T, Failure: Error>(_ name: String, _ body: () throws(Failure) -> T) throws(Failure) -> T {
        change { $0.starting = name }
        defer {
            change {
                $0.starting = nil
                $0.atStart[name] = nil
            }
        }
        return try body()
    }

    /// An operator says that a module may start again.
    func forgive(_ name: String) {
        change {
            $0.atStart[name] = nil
            $0.atWork[name] = nil
        }
    }

    /// The daemon ends as it should.
    func ended() {
        change { record in record.atWork = record.atWork.filter { $0.value >= Self.most } }
        unlink(note)
    }

    private func change(_ body: (inout Record) -> Void) {
        record.withLock { record in
            body(&record)
            save(record)
        }
    }

    /// Not synced, since the death of a process takes nothing of it along; and where it cannot be written, that is no
    /// reason to start no module.
    private func save(_ record: Record) {
        let json: JSONValue = [
            "starting": record.starting.map { .string($0) } ?? nil, "at_start": Self.json(record.atStart),
            "at_work": Self.json(record.atWork),
        ]
        try? Data(json.bytes).write(to: URL(fileURLWithPath: path))
    }

    private static func counts(_ json: JSONValue?) -> [String: Int] {
        Dictionary((json?.object ?? []).map { ($0.name, Int($0.value.int ?? 0)) }) { $1 }
    }

    private static func json(_ counts: [String: Int]) -> JSONValue {
        .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .integer(Int64($0.value))) })
    }
}
